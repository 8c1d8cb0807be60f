import { plainJson } from '../plain.js';
import { namesIn, type RecordFormat, utcOf, zoneOf } from './record-line.js';

/** Timesketch refuses a line without a time; this is how plaso writes that there is none. */
const none = '1970-01-01T00:00:00.000Z';

/** Timesketch JSONL: `message`, `datetime`, `timestamp` (microseconds UTC) and `timestamp_desc`, then whatever else is known. */
export const timesketch: RecordFormat = {
  head: '',
  line: (passing) => {
    const { record, event, client } = passing;
    const time = utcOf(passing);
    const isLocal = passing.offset === undefined;
    const values = {
      message: record.message,
      datetime: (time ?? none).replace('Z', '+00:00'),
      timestamp: Date.parse(time ?? none) * 1000,
      timestamp_desc: time === undefined ? 'Not a time' : isLocal ? 'Log Entry (local time, zone unknown)' : 'Log Entry',
      data_type: 'smsdx:record',
      source_short: 'LOG',
      source_long: 'SMS or Configuration Manager client log',
      hostname: client,
      filename: record.file,
      line: record.line,
      component: record.component || undefined,
      thread: record.thread,
      severity: record.severity,
      timezone: zoneOf(passing),
      ...namesIn(event),
    };
    return `${plainJson(JSON.stringify(values))}\n`;
  },
};
