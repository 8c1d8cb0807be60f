import { plainJson } from '../plain.js';
import { namesIn, type Passing, type RecordFormat, utcOf, zoneOf } from './record-line.js';

/** One object a line. `time` is UTC, and missing where no zone is known; `localTime` is what the clock of the client showed. */
export const ndjson: RecordFormat = {
  head: '',
  line: (passing) => {
    const { record, event, client } = passing;
    const { message, component, severity, thread, file, line, offset } = record;
    const time = passing.offset === undefined ? undefined : utcOf(passing);
    const local = localTime(passing);
    const values = { time, localTime: local, zone: zoneOf(passing), client, file, line, offset, component, thread, severity, message };
    return `${plainJson(JSON.stringify({ ...values, ...namesIn(event) }))}\n`;
  },
};

function localTime({ record: { time } }: Passing): string | undefined {
  const date = new Date(time?.local ?? Number.NaN);
  return Number.isNaN(date.getTime()) ? undefined : date.toISOString().slice(0, -1);
}
