import { lines, of, succeeded } from './evidence.js';
import type { FailureClass } from './failure.js';
import { shown, told } from './told.js';

/** NTE_BAD_DATA, NTE_BAD_KEY, NTE_BAD_KEYSET, NTE_BAD_KEY_STATE, NTE_NO_KEY: the keys of the client, no access right. */
const keys = [0x80090005, 0x80090003, 0x80090016, 0x8009000b, 0x8009000d];

/** Account model, section 9 (MSEndpointMgr/ModernDriverManagement issue 195, where the cause stayed open). */
export const clientIdentityInvalid: FailureClass = {
  id: 'client-identity-invalid',
  section: '9',
  title: 'The client cannot use its own identity',
  level: 'error',
  clients: ['ccm'],
  signs: { kinds: ['client-component-failed'], values: keys },
  find(run, facts) {
    if (succeeded(run)) return undefined;
    const broken = of(run, 'client-component-failed').filter(({ component }) => component === 'client identity');
    const seen = told(run, { values: keys });
    const first = broken[0] ?? seen?.event;
    if (!first) return undefined;
    const code = seen?.code ?? broken.find((event) => event.code)?.code;
    return {
      verdict: broken.length > 0 && seen ? 'probable' : 'undetermined',
      seen: shown(run, ...lines(...broken.slice(-2), seen?.event)),
      because: [
        {
          rule: 'R71',
          text: `The client could not load or use the keys by which servers know it${code ? ` (${code.text})` : ''}, so it could ask for nothing.`,
        },
        { rule: 'R71', text: 'The number speaks of damaged or foreign key data; no account was refused.' },
      ],
      missing: [
        {
          fact: 'whether the computer was imaged, restored or started with the identity of another client',
          decides: 'where the identity comes from',
        },
      ],
      process: facts.process.account,
      code,
      fix: [
        'In a task sequence, make new boot media and let "Setup Windows and ConfigMgr" create a new identity; use no image with an installed client whose identity was not removed.',
        'In a full system, delete the certificates in the SMS store of the computer and restart the SMS Agent Host: the client then registers anew.',
      ],
    };
  },
};
