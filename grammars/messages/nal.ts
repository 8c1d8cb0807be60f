import type { Wording } from '../grammar.js';
import { nalPath } from '../nal-path.js';
import { any, anyWord, closing, either, maybe, say, sentence, telling, text, word } from '../template.js';

/** Levels of NAL logging: 1 error, 2 warning, 4 information, 32 dll references, 64 entry and exit (Q243385). */
const subsystems = ['NAL[1]', 'NAL[2]', 'NAL[4]', 'NAL[8]', 'NAL[16]', 'NAL[32]', 'NAL[64]'];

const provider = word('provider');
/** Only the text of the error is printed, no number and no account. */
const error = closing('text');

/** Names in a NAL path; a path that is none stays as it is. */
function names(written: string): { path: string; provider?: string; site?: string } {
  const { provider: by, site, path } = nalPath(written) ?? {};
  return { path: path ?? written, ...(by && { provider: by }), ...(site && { site }) };
}

const attempted = [
  telling('connection-attempted', 'Q287716', say`Attempting to create path for ${closing('path')}`, ({ path }) => ({
    kind: 'connection-attempted',
    ...names(path),
  })),
  sentence('connection-attempted', 'Q267558', say`Attempting to gain access through NAL provider ${provider}`),
  sentence('connection-attempted', 'Q267558', say`Attempting access under the context of the current process`, { context: 'process' }),
  sentence('connection-attempted', 'Q267558', say`Applying default account (user name and password are both null)`, {
    context: 'default-account',
  }),
  telling('connection-attempted', 'Q267558', say`Try() is attempting to access ${closing('path')}`, ({ path }) => ({
    kind: 'connection-attempted',
    ...names(path),
  })),
];

const made = [
  sentence('connection-made', 'Q267558', say`Try() succeeded`),
  sentence('connection-made', 'Q267558', say`_TryUser() succeeded`),
  sentence('connection-made', 'Q267558', say`TryEachInList() succeeded`),
];

const refused = [
  sentence('connection-refused', 'Q208618', say`ERROR: failed to make the network connection. ${error}`),
  sentence('connection-refused', 'Q267558', say`ERROR: failed to make a network connection through the ${provider} provider. ${error}`),
  sentence('connection-refused', 'Q287716', say`ERROR: could not create the path`),
  sentence('connection-refused', 'Q267558', say`WARNING: Connect() failed. ${error}`),
  sentence('connection-refused', 'Q267558', say`WARNING: _TryUser() failed. ${error}`),
  sentence('connection-refused', 'Q267558', say`WARNING: Try() failed. ${error}`),
  // Every account of the list was refused.
  sentence('connection-refused', 'Q267558', say`WARNING: TryEachInList() failed. ${error}`, { everyAccount: true }),
  // NetWare lets no server component in without a name (R42).
  sentence(
    'connection-refused',
    'Q267558',
    say`CNWNDSTree::GetAccess, server components are not allowed access using the default user/password`,
    { provider: 'NWNDS' },
  ),
  telling('connection-refused', 'Q287716', say`ERROR: NAL failed to access NAL path "${text('path')}", NAL ${any}`, ({ path }) => ({
    kind: 'connection-refused',
    ...names(path),
  })),
];

const routine = [
  sentence('routine', 'Q267558', say`Recoverable error: ${error}`),
  sentence('routine', 'Q267558', say`Attempting to release current connection`),
  sentence('routine', 'Q267558', say`A connection has not yet been made`),
  sentence('routine', 'Q267558', say`Attempting to connect using the Access interface`),
  sentence('routine', 'Q287716', say`CreatePath, wrong provider: ${any}. Trying next provider${maybe`NAL[${any}`}`),
  sentence('routine', 'Q287716', say`Call to the ${anyWord} DLL's ${anyWord} function succeeded`),
  sentence('routine', 'Q287716', say`Provider list is not initialized, initializing`),
  sentence('routine', 'Q287716', say`The 'Active Order' value is not present`),
  sentence('routine', 'Q287716', say`Provider '${anyWord}' inserted into list`),
  sentence(
    'routine',
    'Q287716',
    say`CAbstractNetwork::FinalRelease, ${either(say`deleting providers from provider list`, say`releasing`)}`,
  ),
];

/**
 * The walk through the accounts, which any log of an SMS 2.0 component holds once NAL logging is on (Q243385). Texts only: which account was
 * tried is not printed.
 */
export const nal: Wording = { subsystems, sentences: [...attempted, ...made, ...refused, ...routine] };
