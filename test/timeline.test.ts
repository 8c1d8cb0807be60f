import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { span, timeline } from '../src/reports/timeline.js';
import { diagnoseFolder } from './reading.js';

const sample = (name: string) => fileURLToPath(new URL(`../samples/${name}/`, import.meta.url));
const view = { width: 100, colour: false, level: 'note' } as const;

describe('a timeline', () => {
  test('shows the runs of a client with phases, durations and silences', async () => {
    const both = await Promise.all(['healthy-cm2007', 'healthy-sms20-nt'].map((name) => diagnoseFolder(sample(name), { phases: true })));
    const text = both.map((diagnosis) => [...timeline(diagnosis, view)].join('')).join('\n');
    await expect(text).toMatchFileSnapshot(join('reports', 'timeline.txt'));
  });

  test('shows hostile text as text', () => {
    const phases = [{ phase: 'policy', lines: [{ file: 'a', line: 1, message: '\x1b[2Jgone' }] }];
    const runs = [{ outcome: 'unknown', attempts: 1, program: 'a\u202eb', phases }];
    const coverage = { records: 1, understood: 1, evidence: 0, unread: [], bytes: 1 };
    const text = [...timeline({ schemaVersion: 1, logs: [], coverage, runs, findings: [] }, view)].join('');
    expect(text).not.toMatch(/[\x1b\u202e]/);
  });

  test.each([
    [0.42, '0.4 s'],
    [75, '1 min 15 s'],
    [3600, '1 h'],
    [90_061, '1 d 1 h'],
  ])('%d seconds read %s', (seconds, text) => expect(span(seconds)).toBe(text));
});
