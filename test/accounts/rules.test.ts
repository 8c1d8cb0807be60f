import { describe, expect, it } from 'vitest';
import { rules } from '../../src/accounts/rules.js';

const ids = Array.from({ length: 78 }, (_, at) => `R${at + 1}`);

describe('the catalogue of account rules', () => {
  it('holds R1 to R78 and the five that were put between', () => {
    expect([...rules.keys()].sort()).toEqual([...ids, 'R23a', 'R23b', 'R37a', 'R37b', 'R37c'].sort());
  });

  it('gives each rule a title, an explanation and a source', () => {
    for (const rule of rules.values()) {
      expect(rule.title, rule.id).toMatch(/^\S.{5,90}[^.]$/);
      expect(rule.text, rule.id).toMatch(/\.$/);
      expect(rule.sources.length, rule.id).toBeGreaterThan(0);
    }
  });

  it('says where the sources contradict each other', () => {
    for (const id of ['R6', 'R16', 'R36', 'R37c', 'R45', 'R53', 'R68']) expect(rules.get(id)?.contradiction, id).toBeDefined();
    for (const rule of rules.values()) if (rule.tag === 'X') expect(rule.contradiction, rule.id).toBeDefined();
  });
});
