import { describe, expect, test } from 'vitest';
import type { Event } from '../grammars/event.js';
import type { LoggedEvent, Run } from '../src/runs/run.js';
import { Timeline } from '../src/runs/timeline.js';

/** Events a second apart, on thread 1 of one log unless said otherwise. */
function runsOf(...events: readonly (Event & { thread?: number; second?: number; file?: string })[]): Run[] {
  const timeline = new Timeline();
  const closed = events.flatMap(({ thread = 1, second, file = 'execmgr.log', ...event }, at) =>
    timeline.push({
      ...event,
      seen: {
        file,
        line: at + 1,
        component: '',
        thread,
        severity: 'information',
        time: { local: (second ?? at) * 1000 },
        message: event.kind,
      },
    } as LoggedEvent),
  );
  return [...closed, ...timeline.end()];
}

const kindsOf = (run: Run | undefined) => run?.events.map(({ kind }) => kind);
const setup = { packageId: 'S0100012', program: 'Setup' } as const;

describe('a run', () => {
  test('is everything that one execution of a program said, from policy to status', () => {
    const runs = runsOf(
      { kind: 'policy-received', ...setup, advertisement: 'S0120001' },
      { kind: 'command-line', commandLine: 'setup.exe' },
      { kind: 'program-started', ...setup, advertisement: 'S0120001' },
      { kind: 'program-exited', exitCode: 0 },
      { kind: 'execution-completed', program: 'Setup', exitCode: 0, status: 'Success' },
    );
    expect(runs).toHaveLength(1);
    expect(runs[0]).toMatchObject({ ...setup, advertisement: 'S0120001', outcome: 'succeeded', exitCode: 0, commandLine: 'setup.exe' });
  });

  test('takes the words that name nothing from its own thread only', () => {
    const runs = runsOf(
      { kind: 'program-started', packageId: 'S0100012', program: 'A', thread: 1 },
      { kind: 'program-started', packageId: 'S0100013', program: 'B', thread: 2 },
      { kind: 'program-exited', exitCode: 5, thread: 2 },
      { kind: 'program-exited', exitCode: 0, thread: 1 },
    );
    expect(runs.map(({ program, exitCode }) => [program, exitCode])).toEqual([
      ['A', 0],
      ['B', 5],
    ]);
  });

  test('is named by the first name on the thread when its beginning is missing', () => {
    const code = { text: '0x80070047', value: 0x80070047, family: 'hresult' } as const;
    const runs = runsOf({ kind: 'program-start-failed', code }, { kind: 'error-handled', program: 'Run it', packageName: 'Batch', code });
    expect(runs).toHaveLength(1);
    expect(runs[0]).toMatchObject({ program: 'Run it', packageName: 'Batch', outcome: 'failed' });
    expect(kindsOf(runs[0])).toEqual(['program-start-failed', 'error-handled']);
  });

  test('does not take the next failure on the thread for its own', () => {
    const code = { text: '5', value: 5, family: 'win32' } as const;
    const runs = runsOf(
      { kind: 'error-handled', program: 'A', packageName: 'P', code },
      { kind: 'run-unscheduled', program: 'A', packageName: 'P' },
      { kind: 'program-start-failed', code },
      { kind: 'error-handled', program: 'B', packageName: 'P', code },
    );
    expect(runs.map(({ program, events }) => [program, events.length])).toEqual([
      ['A', 2],
      ['B', 2],
    ]);
  });

  test('of a program that succeeded is over when the program starts again', () => {
    const once = [
      { kind: 'program-started', ...setup },
      { kind: 'execution-completed', program: 'Setup', exitCode: 0, status: 'Success' },
    ] as const;
    expect(runsOf(...once, ...once).map(({ outcome }) => outcome)).toEqual(['succeeded', 'succeeded']);
  });

  test('has an attempt for each retry', () => {
    const [run, ...rest] = runsOf(
      { kind: 'program-started', ...setup },
      { kind: 'execution-completed', program: 'Setup', exitCode: 5, status: 'FailureRetry' },
      { kind: 'program-started', ...setup },
      { kind: 'execution-completed', program: 'Setup', exitCode: 0, status: 'Success' },
    );
    expect(rest).toEqual([]);
    expect(run?.attempts.map(({ outcome }) => outcome)).toEqual(['failed-retrying', 'succeeded']);
    expect(run?.outcome).toBe('succeeded');
  });

  test('joins its content through package and job, across logs', () => {
    const runs = runsOf(
      { kind: 'policy-received', ...setup },
      { kind: 'content-requested', contentId: 'S0100012.3', packageId: 'S0100012', file: 'CAS.log', thread: 7 },
      { kind: 'download-started', contentId: 'S0100012.3', packageId: 'S0100012', job: '{1}', file: 'CAS.log', thread: 7 },
      {
        kind: 'transfer-credential',
        credential: 'computer-account',
        job: '{2}',
        parentJob: '{1}',
        file: 'DataTransferService.log',
        thread: 9,
      },
      { kind: 'download-failed', job: '{2}', file: 'DataTransferService.log', thread: 9 },
    );
    expect(runs).toHaveLength(1);
    expect(runs[0]).toMatchObject({ ...setup, outcome: 'failed' });
  });

  test('knows the package from the path of its package share', () => {
    const [run] = runsOf({ kind: 'program-starting', path: '\\\\SRV\\SMSPKGC$\\RS100006\\test.exe', context: 'service' });
    expect(run).toMatchObject({ packageId: 'RS100006', context: 'service' });
  });

  test('waits, and says for what, until it starts', () => {
    expect(runsOf({ kind: 'run-waiting', reason: 'user', ...setup })[0]).toMatchObject({ outcome: 'waiting', waitingFor: 'user' });
    expect(runsOf({ kind: 'run-waiting', reason: 'user', ...setup }, { kind: 'program-started', ...setup })[0]?.waitingFor).toBeUndefined();
  });

  test('ends well with the exit codes that ask for a restart', () => {
    for (const exitCode of [3010, 3011, 1641, 1604]) {
      expect(runsOf({ kind: 'program-exited', ...setup, exitCode })[0]?.outcome).toBe('succeeded-pending-restart');
    }
  });
});

describe('what belongs to no program', () => {
  test('is a run of the client', () => {
    const [run] = runsOf({ kind: 'cap-inaccessible', site: 'S01' }, { kind: 'cap-retry', minutes: 60 });
    expect(run).toMatchObject({ scope: 'client', site: 'S01' });
  });

  test('falls apart where the log is silent for long', () => {
    const runs = runsOf({ kind: 'cap-inaccessible', second: 0 }, { kind: 'cap-inaccessible', second: 7200 });
    expect(runs).toHaveLength(2);
  });

  test('routine words start nothing', () => {
    expect(runsOf({ kind: 'routine', ...setup })).toEqual([]);
  });
});

test('a timeline stays small however many programs pass through it', () => {
  const timeline = new Timeline();
  let closed = 0;
  for (let at = 0; at < 5_000; at++) {
    const seen = { file: 'execmgr.log', line: at, component: '', thread: 1, severity: 'information', message: '' } as const;
    closed += timeline.push({ kind: 'program-started', packageId: 'S0100012', program: `P${at}`, seen }).length;
  }
  expect(timeline.end().length).toBeLessThanOrEqual(500);
  expect(closed).toBeGreaterThanOrEqual(4_500);
});

test('the Legacy Client names a program when it looks at its offers and starts the next run of it without a name', () => {
  const names = { program: 'Install', packageName: 'CAD Viewer' } as const;
  const once = [
    { kind: 'offer-received', ...names },
    { kind: 'run-scheduled' },
    { kind: 'program-starting', context: 'service' },
    { kind: 'program-exited', exitCode: 0 },
  ] as const;
  expect(runsOf(...once, ...once).map(({ program, outcome }) => [program, outcome])).toEqual([
    ['Install', 'succeeded'],
    ['Install', 'succeeded'],
  ]);
});
