import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { EventKind } from '../../grammars/event.js';
import { code } from '../../grammars/numbers.js';
import type { Model } from '../../src/accounts/model.js';
import { succeeded } from '../../src/failures/evidence.js';
import { factsFor } from '../../src/failures/facts.js';
import { findings } from '../../src/failures/findings.js';
import { failures } from '../../src/failures/index.js';
import { showing } from '../../src/failures/signs.js';
import { outcomeOf } from '../../src/runs/outcome.js';
import type { LoggedEvent, Run } from '../../src/runs/run.js';
import { labelModels } from '../corpus-models.js';
import { modelOf } from '../reading.js';
import { scenario } from '../simulator/simulate.js';
import { logsOf, runsOf, samples, siteOf } from './runs.js';

const unsigned = failures.map(({ signs: _, ...failure }) => failure);

/** Classes that are not asked although they would answer. */
function missed(run: Run, model: Model | undefined): string[] {
  if (succeeded(run)) return [];
  const facts = factsFor(model)(run);
  const asked = new Set(showing(run, facts, failures));
  return failures.filter((failure) => !asked.has(failure) && failure.find(run, facts) !== undefined).map(({ id }) => id);
}

async function compare(logs: Readonly<Record<string, string | Uint8Array>>, models: readonly (Model | undefined)[]): Promise<void> {
  for (const run of await runsOf(logs)) {
    for (const model of models) {
      expect(missed(run, model)).toEqual([]);
      const factsOf = factsFor(model);
      expect(findings(run, factsOf(run), failures)).toEqual(findings(run, factsOf(run), unsigned));
    }
  }
}

describe('a class that is not asked would have had no answer', () => {
  test.each(samples)('in the sample %s', async (name) => {
    await compare(logsOf(name), [undefined, siteOf(name)]);
  });

  test('for 300 simulated clients', async () => {
    for (let number = 0; number < 300; number++) {
      const { logs, site, gappy } = scenario(20_260, number);
      await compare(logs, [undefined, modelOf(site), modelOf(gappy)]);
    }
  });
});

const corpus = fileURLToPath(new URL('../../../shared/corpus/', import.meta.url));
const here = existsSync(corpus);
if (!here) console.log('Skipped: the corpus of real log lines (../shared/corpus) is not on this machine.');

describe.skipIf(!here)('in the corpus of real log lines, too', () => {
  const files = here ? readdirSync(corpus, { recursive: true, encoding: 'utf8' }).filter((file) => /\.lo[g_]$/i.test(file)) : [];

  test.each(files)('%s', async (file) => {
    const yaml = labelModels[basename(file)];
    await compare({ [basename(file)]: readFileSync(join(corpus, file)) }, [undefined, yaml === undefined ? undefined : modelOf(yaml)]);
  });
});

/** Runs that nobody has seen: any kinds, codes and exit codes that a class rests on, in any order. */
describe('whatever is said in a run', () => {
  const all = failures.flatMap(({ signs = {} }) => signs);
  const kinds: EventKind[] = [...new Set(all.flatMap((signs) => signs.kinds ?? [])), 'evidence', 'routine', 'content-location-refused'];
  const numbers = [...new Set(all.flatMap(({ win32 = [], values = [], exits = [] }) => [...win32, ...values, ...exits]))];
  const families = ['win32', 'hresult', 'exit', 'net', 'http', 'winhttp', 'apm'] as const;

  const oneCode = fc
    .record({ value: fc.constantFrom(...numbers), family: fc.constantFrom(undefined, ...families), wide: fc.boolean() })
    .map(({ value, family, wide }) =>
      code(wide && value < 0x10000 ? `0x8007${value.toString(16).padStart(4, '0')}` : String(value), family),
    );
  const place = fc.constantFrom(
    undefined,
    '\\\\DP1\\SMSPKGD$\\S0100012',
    '\\\\FILES\\tools\\a.exe',
    'https://dp1/SMS_DP_SMSPKG$/S0100012',
    'C:\\a.exe',
  );
  const words = fc.constantFrom(
    'user',
    'restart',
    'paused',
    'expired',
    'NETWORK_DOWN',
    '0x12',
    'not monitored',
    'version',
    'registered',
    'smsapm32',
  );
  const event = fc.record({
    kind: fc.constantFrom(...kinds),
    code: fc.option(oneCode, { nil: undefined }),
    codes: fc.array(oneCode, { maxLength: 2 }),
    paths: fc.array(
      place.map((path) => path ?? ''),
      { maxLength: 1 },
    ),
    accounts: fc.constant([]),
    path: place,
    reason: words,
    status: words,
    phase: fc.constantFrom(undefined, 'prepare', 'connect', 'start'),
    loggedOn: fc.boolean(),
    condition: fc.constantFrom('user', 'no-user'),
    reachable: fc.constantFrom(0, 1),
    exitCode: fc.option(fc.constantFrom(...numbers.filter((number) => number < 0x10000)), { nil: undefined }),
    seen: fc.record({
      file: fc.constant('execmgr.log'),
      line: fc.nat(),
      component: fc.constantFrom('execmgr', 'APM', 'FileBITS'),
      severity: fc.constantFrom('info', 'error'),
      family: fc.constantFrom(undefined, 'legacy', 'ccm'),
      message: fc.constant('words'),
    }),
  });
  const run = fc
    .record({ events: fc.array(event, { minLength: 1, maxLength: 5 }), family: fc.constantFrom('legacy', 'ccm'), ends: fc.boolean() })
    .map(({ events, family, ends }) => {
      const said = events as unknown as LoggedEvent[];
      const { exitCode, outcome } = outcomeOf(said);
      const attempts = [{ events: said, outcome, exitCode }];
      const names = { packageId: 'S0100012', program: 'Setup', commandLine: 'Z:\\setup.exe \\\\FILES\\tools\\a.msi > log' };
      return {
        scope: 'program',
        ...names,
        family,
        outcome: ends ? outcome : 'failed',
        exitCode,
        attempts,
        events: said,
        omitted: 0,
      } as Run;
    });
  const models = [undefined, ...samples.flatMap((name) => siteOf(name) ?? [])];

  test('no class misses its signs', () => {
    fc.assert(
      fc.property(run, fc.constantFrom(...models), (each, model) => missed(each, model).length === 0),
      { numRuns: 3_000 },
    );
  });
});
