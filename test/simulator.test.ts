import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Finding } from '../src/failures/failure.js';
import { diagnoseTexts } from './reading.js';
import { type Scenario, scenario } from './simulator/simulate.js';
import { alsoTrue } from './simulator/truth.js';

/** `npm run simulate` plays all of the series; the usual test run plays its beginning. SIMULATE=500 plays as many, SIMULATE_SEED=7 another series. */
const count = Number(process.env.SIMULATE ?? (process.env.MODE === 'simulate' ? 10_000 : 1_000));
const seed = Number(process.env.SIMULATE_SEED ?? 20_260);
const batch = 250;

interface Played {
  readonly scenario: Scenario;
  readonly expected: string;
  readonly found: string;
  readonly findings: readonly Finding[];
}

async function play(scenario: Scenario, yaml: string | undefined): Promise<Played> {
  const { findings } = await diagnoseTexts(scenario.logs, yaml);
  const failures = findings.filter(({ level }) => level !== 'note');
  const expected = scenario.truth.failure ?? 'none';
  // A failure that its class calls a note is found all the same.
  const noted = findings.find(({ failure }) => failure === expected);
  const found =
    [...new Set((failures.length > 0 ? failures : noted ? [noted] : []).map(({ failure }) => failure))].sort().join(' + ') || 'none';
  return { scenario, expected, found, findings: failures };
}

const pairs = (wrong: readonly Played[]): string => {
  const rows = Map.groupBy(wrong, ({ expected, found }) => `${expected} -> ${found}`);
  return [...rows]
    .sort(([, a], [, b]) => b.length - a.length)
    .map(
      ([pair, all]) =>
        `${String(all.length).padStart(5)}  ${pair}   (${all
          .slice(0, 5)
          .map((each) => `${each.scenario.number}:${each.scenario.world.kind}`)
          .join(', ')})`,
    )
    .join('\n');
};

const isWrong = ({ expected, found }: Played): boolean => expected !== found;
/** A confirmed verdict about another failure than the true one. */
const isFalselySure = ({ findings, expected, scenario: { world, truth } }: Played): boolean => {
  const fitting = [expected, ...alsoTrue(world, truth)];
  return findings.some(({ verdict, failure }) => verdict === 'confirmed' && !fitting.includes(failure));
};

describe(`${count} simulated clients (seed ${seed})`, () => {
  const wrong: Played[] = [];
  const starts = Array.from({ length: Math.ceil(count / batch) }, (_, index) => index * batch);

  test.each(starts)('from %i on: without all facts no confirmed verdict is wrong', async (from) => {
    const sure: Played[] = [];
    for (let number = from; number < Math.min(from + batch, count); number++) {
      const each = scenario(seed, number);
      const full = await play(each, each.site);
      if (isWrong(full)) wrong.push(full);
      for (const played of [full, await play(each, undefined), await play(each, each.gappy)]) if (isFalselySure(played)) sure.push(played);
    }
    expect(pairs(sure)).toBe('');
  });

  test('with the whole model at least 98 % have the true cause, and healthy clients none', () => {
    if (wrong.length > 0) console.log(`${wrong.length} of ${count} differ:\n${pairs(wrong)}`);
    expect(wrong.filter(({ expected }) => expected === 'none').length).toBe(0);
    expect(1 - wrong.length / count).toBeGreaterThanOrEqual(0.98);
  });
});

test('the simulator shares no code with what it tests', () => {
  const folder = new URL('./simulator/', import.meta.url);
  const imported = readdirSync(folder).flatMap((file) =>
    [...readFileSync(new URL(file, folder), 'utf8').matchAll(/^(?:import|export|\}).* from '([^']+)';$/gm)].map(([, from]) => from),
  );
  expect(imported.filter((from) => !from?.startsWith('./'))).toEqual([]);
});
