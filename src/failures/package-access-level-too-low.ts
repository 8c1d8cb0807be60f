import type { Run } from '../runs/run.js';
import { isPlain } from './denials.js';
import { failed, lines, newest } from './evidence.js';
import type { Facts, FailureClass, Match, Unfit } from './failure.js';
import { uncPathsIn } from './named-paths.js';
import { asSubject, grantee, sendAgain } from './principals.js';
import { type Refused, refusals } from './refusals.js';

/** What tells an exit code. */
const ends = ['program-exited', 'program-failed', 'execution-completed'] as const;

/** C3 (S-PAA, W-20HLP). */
export const packageAccessLevelTooLow: FailureClass = {
  id: 'package-access-level-too-low',
  section: 'C3',
  title: 'The program writes into its package folder and may only read there',
  level: 'error',
  clients: ['9x', 'legacy', 'ccm'],
  signs: { kinds: ends, refusals: true },
  find(run, facts) {
    const written = writes(run, facts);
    return written && judge(run, facts, written);
  },
};

/** Refused below the package while the program ran: it had been read by then, so it was to be written. */
function writes(run: Run, facts: Facts): Refused | undefined {
  const refused = refusals(run, facts).filter(({ kind }) => kind === 'distribution-point');
  const printed = refused.findLast((each) => each.started && each.proof !== 'exit-code' && isPlain(each));
  return printed ?? byExitCode(run, facts);
}

/** The program is known to write there, and ended with an error. */
function byExitCode(run: Run, facts: Facts): Refused | undefined {
  if (!failed(run) || !run.exitCode || facts.program?.writesToPackageFolder !== true) return undefined;
  const event = newest(run, ...ends);
  const path = [...uncPathsIn(run.commandLine), ...run.events.flatMap(({ path: own }) => own ?? [])].find(
    (one) => facts.resource(one)?.kind === 'distribution-point',
  );
  const place = path === undefined ? undefined : facts.resource(path);
  const code = { text: String(run.exitCode), value: run.exitCode >>> 0, family: 'exit' } as const;
  return event && place && { ...place, event, code, proof: 'exit-code', maker: 'client', started: true };
}

function judge(run: Run, facts: Facts, refused: Refused): Match | Unfit | undefined {
  const read = facts.access(refused.path, 'read', refused.maker);
  const write = facts.access(refused.path, 'write', refused.maker);
  if (read.verdict === 'denied') return undefined;
  if (write.verdict === 'granted') return { whyNot: 'by the model the account may also write into the package folder' };
  const sure = write.verdict === 'denied' && write.refusal === 'level-too-low' && read.verdict === 'granted';
  if (write.verdict === 'denied' && !sure) return undefined;
  if (!sure && refused.proof === 'exit-code') return undefined;
  const who = write.by ? asSubject(write.by) : 'The account that connects';
  const pack = facts.package?.packageId ?? run.packageId ?? 'the package';
  return {
    verdict: sure ? (isPlain(refused) ? 'confirmed' : 'probable') : 'undetermined',
    seen: lines(newest(run, 'program-started', 'program-starting'), refused.event, newest(run, 'error-handled', 'execution-completed')),
    because: [
      {
        rule: 'R71',
        text: `The program had started from its package when ${refused.path} was refused (${refused.code?.text ?? 'no number printed'}): reading works, so it is writing that does not.`,
      },
      ...write.because,
      { rule: 'R49', text: `${who} may read the package; a program that changes files in its package folder needs Change.` },
    ],
    missing: sure ? [] : write.missing,
    process: facts.process.account,
    network: write.by,
    resource: { kind: 'distribution-point', path: refused.path },
    ...(refused.code ? { code: refused.code } : {}),
    fix: [
      'Let the program write its files elsewhere, for example into %TEMP%.',
      `Or give ${write.by ? grantee(write.by) : 'the account that connects'} Change in the access accounts of ${pack}. ${sendAgain(facts)}`,
    ],
  };
}
