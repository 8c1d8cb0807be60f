import type { EventOf } from '../grammars/event.js';
import { evidence } from '../grammars/evidence.js';
import { familyOf, listen } from '../grammars/index.js';
import type { LogRecord } from './record.js';
import type { LoggedEvent } from './runs/run.js';

/** Characters of a message that an event keeps. */
const kept = 4000;

/**
 * What a record says. A sentence that no production knows is still evidence where it is a warning or an error, or holds an error code
 * or a path of a server; `undefined`: nothing that matters.
 */
export function eventOf(record: LogRecord): LoggedEvent | undefined {
  const { message, component, file, line, thread, severity, time } = record;
  const heard = listen(message, component, file);
  const event = heard?.event ?? evidenceOf(record);
  if (!event) return undefined;
  const family = heard?.family ?? familyOf(component, file);
  return { ...event, seen: { file, line, component, thread, severity, time, family, message: message.slice(0, kept) } };
}

function evidenceOf({ message, severity }: LogRecord): EventOf<'evidence'> | undefined {
  const found = evidence(message);
  if (severity === 'warning' || severity === 'error') return found ?? { kind: 'evidence', codes: [], paths: [], accounts: [] };
  return found && (found.codes.length > 0 || found.paths.some((path) => path.startsWith('\\\\'))) ? found : undefined;
}
