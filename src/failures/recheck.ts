import type { MissingFact } from '../accounts/answer.js';
import { type Denial, decider } from './denials.js';
import type { Facts } from './failure.js';

/** The log says refused, the rules say granted: the facts that explain such a contradiction (2.I, step 3). */
export function recheck(facts: Facts, denial: Denial): { missing: readonly MissingFact[]; fix: readonly string[] } {
  const who = decider(denial);
  const decides = 'why the log and the model disagree';
  const { server, kind } = denial;
  const pack = facts.package?.packageId ?? 'the package';
  const ofPackage = [
    `whether the access accounts of ${pack} were applied on ${server} after their last change (R53)`,
    `whether the entries of ${pack} stand on the groups that were meant, not on others of the same name (R52)`,
  ];
  const asked = [
    `whether another account already holds a connection to ${server} in this session (R26)`,
    ...(kind === 'distribution-point' ? ofPackage : []),
    ...(denial.access.by?.kind === 'client-certificate'
      ? [`whether the client really used its certificate or token at ${server} (R37a)`]
      : [
          `whether ${who} has logged on since its memberships last changed (R56)`,
          `whether ${who} is locked out or has a new password (R42, R62)`,
        ]),
    `whether ${server} let it in as Guest (R42)`,
  ];
  return {
    missing: asked.map((fact) => ({ fact, decides })),
    fix: [
      `By the model ${who} may read ${denial.path}, and the log says that it was refused: collect the permissions, memberships and open connections again.`,
    ],
  };
}
