import type { Step } from '../accounts/answer.js';
import { familyOf } from '../accounts/kinds.js';
import { processAccount } from '../accounts/process.js';
import type { LoggedEvent, Run } from '../runs/run.js';
import { denials } from './denials.js';
import { failed, lines, newest, of, succeeded } from './evidence.js';
import type { Facts, FailureClass, Match } from './failure.js';
import { asText } from './principals.js';
import { recheck } from './recheck.js';
import { isOtherMachine } from './run-account.js';

interface Mismatch {
  readonly seen: LoggedEvent | undefined;
  readonly because: readonly Step[];
  readonly recollect: readonly string[];
  readonly missing?: Match['missing'];
}

/** G29 (account model 2.I, step 3). */
export const modelLogMismatch: FailureClass = {
  id: 'model-log-mismatch',
  section: 'G29',
  title: 'The log and the model cannot both be right',
  level: 'warning',
  clients: ['9x', 'legacy', 'ccm'],
  successes: 'by model',
  find(run, facts) {
    if (!facts.modelled || !(failed(run) || succeeded(run))) return undefined;
    const found = [
      otherClient(run, facts),
      otherRole(run, facts),
      otherAccount(run, facts),
      granted(run, facts),
      reached(run, facts),
    ].filter((each) => each !== undefined);
    const [first] = found;
    if (!first) return undefined;
    return {
      verdict: 'contradicted',
      ...(succeeded(run) || !(granted(run, facts) || isOtherMachine(run, facts)) ? { level: 'note' as const } : {}),
      seen: lines(...found.map(({ seen }) => seen)),
      because: found.flatMap(({ because }) => because),
      missing: found.flatMap(({ missing }) => missing ?? []),
      process: facts.process.account,
      fix: found.flatMap(({ recollect }) => recollect),
    };
  },
};

const families = { '9x': 'a Windows 9x client', legacy: 'a Legacy Client', ccm: 'an Advanced Client or later' } as const;

/** The wording is that of another client than the model has. */
function otherClient(run: Run, { client }: Facts): Mismatch | undefined {
  const modelled = familyOf(client.kind);
  if (run.family === undefined || modelled === undefined || (modelled === 'ccm') === (run.family === 'ccm')) return undefined;
  return {
    seen: run.events.find(({ seen }) => seen.family === run.family),
    because: [
      { rule: 'R71', text: `The log is written by ${families[run.family]}, and the model says ${client.kind}: ${families[modelled]}.` },
    ],
    recollect: [`Correct the kind of the client ${client.name ?? ''} in the model, or give the logs of that client.`],
  };
}

/** 2226 comes only from a domain controller. */
function otherRole(run: Run, facts: Facts): Mismatch | undefined {
  if (!isOtherMachine(run, facts)) return undefined;
  const name = facts.client.name ?? 'the client';
  return {
    seen: of(run, 'account-elevation-failed')[0],
    because: [
      {
        rule: 'R11',
        text: `Only a domain controller needs the primary one to change its Administrators (2226), and by the model ${name} is none (${facts.client.role}).`,
      },
    ],
    recollect: ['Find out which machine wrote this log and what its role is; then ask again.'],
  };
}

/** The program ran as somebody else than the rules say for the model's program. */
function otherAccount(run: Run, { client, program, model }: Facts): Mismatch | undefined {
  if (run.runAs === undefined || program === undefined) return undefined;
  const predicted = processAccount(client, program, model);
  const system = run.context === 'system';
  if (predicted.verdict !== 'runs' || predicted.account === undefined || (predicted.account.kind === 'logged-on-user') === !system)
    return undefined;
  if (predicted.account.kind !== 'local-system' && predicted.account.kind !== 'logged-on-user') return undefined;
  return {
    seen: run.events.findLast(({ userContext }) => userContext === run.runAs),
    because: [
      ...predicted.because,
      {
        rule: system ? 'R16' : 'R17',
        text: `So it should run as ${asText(predicted.account)}; the client says that it ran as ${run.runAs}.`,
      },
    ],
    recollect: [`Compare the run mode of ${program.name} at the site with the model: the client may also have an older policy.`],
  };
}

/** Refused in the log, granted by the rules. */
function granted(run: Run, facts: Facts): Mismatch | undefined {
  const denial = failed(run) ? denials(run, facts).find(({ access }) => access.verdict === 'granted') : undefined;
  if (!denial) return undefined;
  const { missing, fix } = recheck(facts, denial);
  return {
    seen: denial.event,
    because: [
      ...denial.access.because,
      {
        rule: 'R47',
        text: `By the model ${denial.access.by ? asText(denial.access.by) : 'the account'} may open ${denial.path}; the log says ${denial.code?.text ?? 'that it was refused'}.`,
      },
    ],
    missing,
    recollect: fix,
  };
}

/** Read in the log, refused by the rules, and no open connection, Guest or earlier token explains it. */
function reached(run: Run, facts: Facts): Mismatch | undefined {
  if (!succeeded(run)) return undefined;
  const opened = of(run, 'program-starting', 'file-copied').findLast(
    ({ path }) => path !== undefined && facts.resource(path)?.kind === 'distribution-point',
  );
  if (opened?.path === undefined) return undefined;
  const access = facts.access(opened.path, 'read', 'client');
  const explained = access.tries.some(
    ({ credential, authentication }) => credential.kind === 'existing-connection' || authentication === 'guest',
  );
  if (
    access.verdict !== 'denied' ||
    explained ||
    facts.client.connections?.length ||
    access.refusal === 'stale-token' ||
    access.refusal === 'not-applied'
  )
    return undefined;
  return {
    seen: lines(opened, newest(run, 'execution-completed', 'program-exited'))[0],
    because: [
      ...access.because,
      { rule: 'R48', text: `By the model nobody who connects may read ${opened.path}; the program was read from there and ran.` },
    ],
    recollect: [`Collect again who is in the access accounts of the package and which connections the client holds to that server.`],
  };
}
