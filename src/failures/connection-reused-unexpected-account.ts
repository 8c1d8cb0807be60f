import type { LoggedEvent, Run } from '../runs/run.js';
import { type Held, held, type Maker } from './connections.js';
import { lines, newest, pathsOf, succeeded } from './evidence.js';
import type { Facts, FailureClass, Match } from './failure.js';
import { uncPathsIn } from './named-paths.js';

/** D2 (S-Q224286, Q205406, Q235873). A success that belongs to a connection somebody else opened. */
export const connectionReusedUnexpectedAccount: FailureClass = {
  id: 'connection-reused-unexpected-account',
  section: 'D2',
  title: 'The run worked only through a connection that another account had opened',
  level: 'note',
  clients: ['9x', 'legacy', 'ccm'],
  successes: 'by model',
  signs: {},
  find(run, facts) {
    if (!succeeded(run) || !facts.client.connections?.length) return undefined;
    for (const { path, maker, event } of opened(run, facts)) {
      const open = held(path, facts, maker);
      if (open?.holder.verdict === 'granted' && open.without.verdict === 'denied') return match(run, facts, open, event);
    }
    return undefined;
  },
};

interface Opened {
  readonly path: string;
  readonly maker: Maker;
  readonly event: LoggedEvent | undefined;
}

/** The network paths that the run must have opened to succeed. */
function opened(run: Run, facts: Facts): Opened[] {
  const starting = newest(run, 'program-starting', 'command-line', 'program-started');
  const byClient = [...(starting ? pathsOf(starting) : []), ...uncPathsIn(run.commandLine), ...uncPathsIn(run.workingDirectory)];
  const byProgram = facts.program?.opens ?? [];
  const all = [
    ...byClient.map((path) => ({ path, maker: 'client' as const, event: starting })),
    ...byProgram.map((path) => ({ path, maker: 'program' as const, event: starting })),
  ];
  return [...new Map(all.map((each) => [each.path.toLowerCase(), each])).values()];
}

function match(run: Run, facts: Facts, { path, holder, without }: Held, event: LoggedEvent | undefined): Match {
  const found = facts.resource(path);
  const who = holder.credential.name ?? 'another account';
  const ended = newest(run, 'program-succeeded', 'program-succeeded-pending-restart', 'execution-completed', 'program-exited');
  return {
    verdict: 'confirmed',
    seen: lines(event, ended),
    because: [
      { rule: 'R71', text: 'The log shows a success where the account rules say that the accounts of the run are refused.' },
      ...without.because,
      { rule: 'R26', text: `The session already held a connection to the server as ${who}; it was used, and ${who} may read there.` },
      { rule: 'R23', text: 'The success proves nothing about the permissions: without that connection the next run fails.' },
    ],
    process: facts.process.account,
    network: holder.credential,
    resource: found && { kind: found.kind, path },
    fix: [
      `Cover the account that is meant to open ${path}; as it stands, the next run without the connection of ${who} fails.`,
      'For a test, set "Use Existing Connections" of NAL to 0 on one client (HKLM\\Software\\Microsoft\\NAL\\Client) and run the program again.',
    ],
  };
}
