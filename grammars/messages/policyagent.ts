import type { Wording } from '../grammar.js';
import { any, code, field, say, sentence, telling } from '../template.js';

const roberts = 'MicrosoftDocs SupportArticles, track-software-update-deployment-process';

/** PolicyAgent.log and PolicyEvaluator.log: settings and offers reach the client. */
export const policyAgent: Wording = {
  sentences: [
    sentence('routine', roberts, say`Applying policy ${any}`),
    sentence('routine', roberts, say`Applied policy ${any}`),
    sentence('routine', roberts, say`Updating policy ${any}`),
    sentence('routine', roberts, say`Policy state for [${any}] is currently [${any}]`),
    sentence('routine', roberts, say`Policy '${any}' successfully compiled`),
    // 0x80040217: the network access account of the policy cannot be read (KB2217190).
    telling('network-access-account-missing', field, say`Failed to apply policy ${any} (${code()})`, (fields) =>
      fields.code.value === 0x80040217 ? { kind: 'network-access-account-missing', ...fields } : { kind: 'policy-missing', ...fields },
    ),
    telling('network-access-account-missing', field, say`Failed to load policy ${any} (${code()})`, (fields) =>
      fields.code.value === 0x80040217 ? { kind: 'network-access-account-missing', ...fields } : { kind: 'policy-missing', ...fields },
    ),
  ],
};
