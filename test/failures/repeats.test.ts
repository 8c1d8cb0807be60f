import { describe, expect, test } from 'vitest';
import type { Model } from '../../src/accounts/model.js';
import { factsFor } from '../../src/failures/facts.js';
import { findings } from '../../src/failures/findings.js';
import { failures } from '../../src/failures/index.js';
import { Repeats } from '../../src/failures/repeats.js';
import type { LoggedEvent, Run } from '../../src/runs/run.js';
import { modelOf } from '../reading.js';
import { scenario } from '../simulator/simulate.js';
import { logsOf, runsOf, samples, siteOf } from './runs.js';

const day = 86_400_000;

/** The same run so much later, further down in the same logs; its dumps name other processes. */
function later(run: Run, days: number): Run {
  const moved = <Time extends Run['ended']>(time: Time) => time && { ...time, local: time.local + days * day };
  const again = new Map(
    run.events.map((event): [LoggedEvent, LoggedEvent] => {
      const { seen } = event;
      const message = seen.message.replace(/ProcessID = \d+;/, `ProcessID = ${4000 + days};`);
      return [event, { ...event, seen: { ...seen, line: seen.line + 10_000 * days, time: moved(seen.time), message } }];
    }),
  );
  const eventsOf = (events: readonly LoggedEvent[]) => events.flatMap((event) => again.get(event) ?? []);
  return {
    ...run,
    began: moved(run.began),
    ended: moved(run.ended),
    events: eventsOf(run.events),
    attempts: run.attempts.map((attempt) => ({
      ...attempt,
      began: moved(attempt.began),
      ended: moved(attempt.ended),
      events: eventsOf(attempt.events),
    })),
  };
}

function compare(runs: readonly Run[], model: Model | undefined): void {
  const facts = factsFor(model);
  const repeats = new Repeats(facts, failures, model);
  for (const run of runs) {
    for (const days of [0, 1, 400, 4000]) {
      const again = later(run, days);
      expect(repeats.findings(again)).toEqual(findings(again, facts(again), failures));
    }
  }
}

describe('a run in which the same is said again has the findings that it would have by itself', () => {
  test.each(samples)('in the sample %s', async (name) => {
    const runs = await runsOf(logsOf(name));
    for (const model of [undefined, siteOf(name)]) compare(runs, model);
  });

  test('for 100 simulated clients', async () => {
    for (let number = 0; number < 100; number++) {
      const { logs, site, gappy } = scenario(20_261, number);
      const runs = await runsOf(logs);
      for (const model of [undefined, modelOf(site), modelOf(gappy)]) compare(runs, model);
    }
  });
});
