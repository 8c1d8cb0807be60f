import type { Run } from '../runs/run.js';
import { lines, newest, succeeded } from './evidence.js';
import type { Facts, FailureClass, Match, Unfit } from './failure.js';
import { type Asked, type Logon, principalOf, refusedLogon } from './logons.js';

/** A state of one account that a number of its own tells: disabled, locked, expired, restricted. */
export interface AccountState extends Asked {
  readonly id: string;
  readonly section: string;
  readonly title: string;
  /** `is disabled`, by Win32 error. */
  readonly says: Readonly<Record<number, string>>;
  readonly rule: string;
  /** The failure has a class of its own for this account. */
  readonly special?: (logon: Logon, facts: Facts, run: Run) => string | undefined;
  readonly fix: (who: string, logon: Logon) => readonly string[];
}

/** The failure class of an account state: the number proves the state, the model or the line says whose it is. */
export function accountState(state: AccountState): FailureClass {
  const { id, section, title } = state;
  return {
    id,
    section,
    title,
    level: 'error',
    clients: ['9x', 'legacy', 'ccm'],
    signs: { win32: state.codes },
    find: (run, facts) => (succeeded(run) ? undefined : find(state, run, facts)),
  };
}

function find(state: AccountState, run: Run, facts: Facts): Match | Unfit | undefined {
  const logon = refusedLogon(run, facts, state);
  if (!logon) return undefined;
  const whyNot = state.special?.(logon, facts, run);
  if (whyNot !== undefined) return { whyNot };
  const place = logon.path === undefined ? undefined : facts.resource(logon.path);
  return {
    verdict: verdictOf(state, logon),
    seen: lines(logon.seen.event, newest(run, 'error-handled', 'program-failed', 'execution-completed')),
    because: because(state, logon),
    missing: missing(logon),
    process: facts.process.account,
    network: principalOf(logon),
    resource: place && { kind: place.kind, path: place.path },
    code: logon.seen.code,
    fix: state.fix(logon.name ?? 'the account', logon),
  };
}

function verdictOf({ holds }: AccountState, { account, known, seen }: Logon): Match['verdict'] {
  const model = account && holds(account);
  if (model === false && known !== 'model') return 'contradicted';
  if (model) return known === 'model' ? 'probable' : 'confirmed';
  if (seen.event.kind === 'evidence' || seen.event.unconfirmed) return known === undefined ? 'undetermined' : 'probable';
  return known === 'log' ? 'confirmed' : 'probable';
}

function because({ holds, says, rule }: AccountState, { account, name, known, seen }: Logon): Match['because'] {
  const who = name ?? 'The account that connected';
  const text = `${who} ${says[seen.win32 ?? 0] ?? 'is refused'} (${seen.code.text}). No permission of a share or package was asked.`;
  const model = account && holds(account);
  return [
    { rule, text },
    ...(known === 'rules' && name ? [{ rule: 'R23', text: `${name} is what the account rules try for that path.` }] : []),
    ...(model ? [{ rule, text: `The model says the same of ${name}.` }] : []),
    ...(model === false ? [{ rule, text: `The model says otherwise of ${name}: model or directory is not up to date.` }] : []),
  ];
}

function missing({ name, account, known }: Logon): NonNullable<Match['missing']> {
  if (name === undefined)
    return [{ fact: 'which account was refused (security log of the server, logon failure events)', decides: 'whose state to repair' }];
  return account || known === 'log' ? [] : [{ fact: `the state of ${name} in its directory`, decides: 'whether it is this account' }];
}
