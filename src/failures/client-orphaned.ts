import { instant } from '../clock.js';
import type { Run } from '../runs/run.js';
import { connectionAccounts, recovery } from './connection-accounts.js';
import { lines, of } from './evidence.js';
import type { Facts, FailureClass } from './failure.js';

const unreached = ['cap-inaccessible', 'cap-retry'] as const;
const day = 86_400_000;
/** A client that has reached no client access point for so long removes itself (Q260824, R44). */
const daysUntilRemoval = 60;

/** D8 (Q260824, Q237759, Q236052). */
export const clientOrphaned: FailureClass = {
  id: 'client-orphaned',
  section: 'D8',
  title: 'The client has lost its site: no client access point or no account works for days',
  level: 'error',
  clients: ['9x', 'legacy'],
  timed: true,
  signs: { kinds: unreached },
  find(run, facts) {
    const tries = of(run, ...unreached);
    if (tries.length === 0) return undefined;
    const removed = of(run, 'client-component-failed').findLast(({ reason }) => /being removed/.test(reason));
    const days = duration(run);
    const noAccount = noneLeft(facts);
    if (days < 1 && !removed && !noAccount) return undefined;
    if (of(run, 'cap-reached').length > 0) return { whyNot: 'a client access point was reached in between' };
    const text =
      days >= 1
        ? `For ${Math.floor(days)} days the client has reached no client access point.`
        : 'The client reaches no client access point.';
    return {
      verdict:
        removed || (noAccount && days >= 1) || days >= daysUntilRemoval
          ? 'confirmed'
          : days >= 2 || noAccount
            ? 'probable'
            : 'undetermined',
      seen: lines(...tries.slice(0, 2), ...tries.slice(-3), removed),
      because: [
        { rule: 'R44', text },
        ...(noAccount ? [{ rule: 'R64', text: 'The model knows no client connection account that still works.' }] : []),
        { rule: 'R44', text: `After ${daysUntilRemoval} days without a client access point a client removes its components.` },
      ],
      missing: noAccount
        ? []
        : [
            {
              fact: 'whether all client access points or all client connection accounts that the client knows were removed',
              decides: 'client-orphaned or cap-unreachable',
            },
          ],
      network: { kind: 'client-connection' },
      code: tries.find(({ code }) => code)?.code,
      fix: [
        'Run the logon installation (SMSls.bat or SMSman.exe) on the client: it is the only way to give it new accounts.',
        ...recovery(connectionAccounts(facts)),
      ],
    };
  },
};

/** How many days the tries of the run span. */
function duration({ began, ended }: Run): number {
  if (!began || !ended) return 0;
  const at = [instant(began) ?? began.local, instant(ended) ?? ended.local] as const;
  return (at[1] - at[0]) / day;
}

/** The accounts that the client may hold are all gone. */
function noneLeft(facts: Facts): boolean {
  const { names, known } = connectionAccounts(facts);
  if (names?.length === 0) return true;
  return (
    names !== undefined && known.length === names.length && known.every(({ exists, enabled }) => exists === false || enabled === false)
  );
}
