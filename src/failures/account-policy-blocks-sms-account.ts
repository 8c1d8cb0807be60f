import { win32Of } from '../../grammars/numbers.js';
import { lines, newest, of } from './evidence.js';
import type { FailureClass } from './failure.js';

/** ERROR_ACCOUNT_RESTRICTION: also the answer to a password that is changed too early (Q221218). */
const restricted = 1327;
/** ERROR_PASSWORD_RESTRICTION; NERR_PasswordCantChange, NERR_PasswordHistConflict, NERR_PasswordTooShort, NERR_PasswordTooRecent. */
const ofPassword = [1325, 2243, 2244, 2245, 2246];

/** Account model, section 9 (Q221218). */
export const accountPolicyBlocksSmsAccount: FailureClass = {
  id: 'account-policy-blocks-sms-account',
  section: '9',
  title: 'The password policy of the domain keeps the client from making its own accounts',
  level: 'error',
  clients: ['legacy'],
  signs: { kinds: ['client-install-failed'] },
  find(run, facts) {
    if (facts.family === 'ccm') return undefined;
    const failure = of(run, 'client-install-failed').findLast(({ code }) => {
      const error = code && (code.family === 'net' ? code.value : win32Of(code));
      return error === restricted || (error !== undefined && ofPassword.includes(error));
    });
    if (!failure) return undefined;
    const sure = failure.code?.value !== restricted;
    const { role } = facts.client;
    return {
      verdict: sure ? 'confirmed' : role === undefined || role === 'domain-controller' ? 'probable' : 'undetermined',
      seen: lines(failure, newest(run, 'client-install-failed')),
      because: [
        {
          rule: 'R66',
          text: `The client makes its own accounts and sets and changes their passwords at once; the domain refused that (${failure.code?.text}).`,
        },
        {
          rule: 'R65',
          text: 'A minimum password age above 0, a minimum length or a history stands in the way of accounts that a program makes.',
        },
        ...(role === 'domain-controller'
          ? [
              {
                rule: 'R66',
                text: 'The client is a domain controller: its accounts are domain accounts and the policy of the domain is theirs.',
              },
            ]
          : []),
      ],
      missing: sure
        ? []
        : [{ fact: 'the minimum password age of the domain', decides: 'account-policy-blocks-sms-account or logon-restriction' }],
      process: { kind: 'client-token' },
      code: failure.code,
      fix: [
        'Set "Minimum password age" of the domain to "allow changes immediately" (0) while the client is installed.',
        'Then start the installation of the client again.',
      ],
    };
  },
};
