import { row } from '../cells.js';
import { namesIn, type RecordFormat, utcOf, zoneOf } from './record-line.js';

const names = ['event', 'package', 'program', 'advertisement', 'account', 'path', 'code'] as const;

/** A row for each record. `zone` is empty where no zone is known: then `time` is what the clock of the client showed. */
export const csv: RecordFormat = {
  head: row(['time', 'zone', 'client', 'file', 'line', 'component', 'thread', 'severity', 'message', ...names]),
  line: (passing) => {
    const { record, event, client } = passing;
    const { message, component, severity, thread, file, line } = record;
    const known = namesIn(event);
    const time = utcOf(passing);
    const printed = passing.offset === undefined ? time?.slice(0, -1) : time;
    const zone = zoneOf(passing);
    // A sign at the beginning would be taken for a formula.
    return row([
      printed,
      zone && `UTC${zone}`,
      client,
      file,
      line,
      component,
      thread,
      severity,
      message,
      ...names.map((name) => known[name]),
    ]);
  },
};
