import type { Event } from '../../event.js';
import { evidence } from '../../evidence.js';
import { code, field, integer, maybe, packageId, path, program, rest, say, sentence, telling, text } from '../../template.js';

/** The words before have said that it failed, so that a number in parentheses is its code. */
const failing = (detail: string): string => `failed ${detail}`;

/** A connection that failed, in wording that nobody has published: the code and the path are read wherever they stand. */
const refusedConnection = ({ detail = '' }: { detail?: string }): Event => {
  const { code: found, path: place } = evidence(failing(detail)) ?? {};
  return { kind: 'connection-refused', code: found, path: place };
};

/** Where the content of the program comes from, and the connection to it. */
export const content = [
  telling(
    'content-requested',
    'blogs.technet.microsoft.com/sudheesn, content lookup in Configuration Manager',
    say`Requesting content from CAS for package ${packageId} version ${integer('version')}`,
    ({ packageId: id, version }) => ({ kind: 'content-requested', packageId: id, contentId: `${id}.${version}` }),
  ),
  // KB907979: 0x80091007 is a hash that does not match.
  sentence('content-unavailable', 'KB907979', say`OnContentAvailable program ${program} NOT available, ${code()}`),
  sentence('content-located', field, say`Successfully selected content location ${path}`),
  telling(
    'network-access-account-refused',
    field,
    say`Failed to connect to ${path} using the network access account${maybe`${text('detail')}`}`,
    ({ path: place, detail = '' }) => ({ kind: 'network-access-account-refused', path: place, code: evidence(failing(detail))?.code }),
  ),
  telling('connection-refused', field, say`CreateConnection ${maybe`${text('detail')}`}`, refusedConnection),
  telling('connection-refused', field, say`ConnectToShare ${maybe`${text('detail')}`}`, refusedConnection),
  sentence('routine', field, say`GetFileVersionInfoSize failed for file ${path}, error ${code('win32')}${rest}`),
];
