import type { EventOf } from '../grammars/event.js';
import { evidence } from '../grammars/evidence.js';
import { familyOf, listen } from '../grammars/index.js';
import type { LogRecord } from './record.js';
import type { LoggedEvent } from './runs/run.js';

/** Characters of a message that an event keeps. */
const kept = 4000;

interface Known {
  readonly component: string;
  readonly file: string;
  readonly heard: ReturnType<typeof listen>;
}

/** What short messages meant that were met before: a client says the same things about the same programs again and again. */
const known = new Map<string, Known>();
const mostKnown = 8_000;
const longestKnown = 200;

/**
 * What a record says. A sentence that no production knows is still evidence where it is a warning or an error, or holds an error code
 * or a path of a server; `undefined`: nothing that matters.
 */
export function eventOf(record: LogRecord): LoggedEvent | undefined {
  const { message, component, file, line, thread, severity, time } = record;
  const heard = message.length > longestKnown ? listen(message, component, file) : recall(message, component, file);
  const event = heard?.event ?? evidenceOf(record);
  if (!event) return undefined;
  const family = heard?.family ?? familyOf(component, file);
  const cut = message.length > kept ? message.slice(0, kept) : message;
  return { ...event, seen: { file, line, component, thread, severity, time, family, message: cut } };
}

/** Events say nothing about when and where, so the same words of the same speaker mean the same event. */
function recall(message: string, component: string, file: string): ReturnType<typeof listen> {
  const before = known.get(message);
  if (before?.component === component && before.file === file) return before.heard;
  const heard = listen(message, component, file);
  if (known.size >= mostKnown) known.clear();
  known.set(message, { component, file, heard });
  return heard;
}

function evidenceOf({ message, severity }: LogRecord): EventOf<'evidence'> | undefined {
  const found = evidence(message);
  if (severity === 'warning' || severity === 'error') return found ?? { kind: 'evidence', codes: [], paths: [], accounts: [] };
  return found && (found.codes.length > 0 || found.paths.some((path) => path.startsWith('\\\\'))) ? found : undefined;
}
