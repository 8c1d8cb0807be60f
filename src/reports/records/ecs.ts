import type { LogRecord, Severity } from '../../record.js';
import { plainJson } from '../plain.js';
import { namesIn, type Passing, type RecordFormat, utcOf, zoneOf } from './record-line.js';

/** Version of the Elastic Common Schema whose fields are used. */
const version = '8.17.0';
const levels: Readonly<Record<Severity, string | undefined>> = {
  verbose: 'debug',
  information: 'info',
  warning: 'warn',
  error: 'error',
  unknown: undefined,
};

/** Elastic Common Schema, one document a line. Names that ECS has no field for are labels; a time without a zone has a tag. */
export const ecs: RecordFormat = {
  head: '',
  line: (passing) => {
    const { record, event, client } = passing;
    const { event: action, account, code, ...labels } = namesIn(event);
    const document = {
      '@timestamp': utcOf(passing),
      message: record.message,
      ecs: { version },
      event: {
        kind: 'event',
        module: 'smsdx',
        dataset: datasetOf(record),
        provider: record.component || undefined,
        action,
        code,
        timezone: zoneOf(passing),
      },
      log: { level: levels[record.severity], logger: record.component || undefined, file: { path: record.file }, offset: record.offset },
      ...(record.thread === undefined ? {} : { process: { thread: { id: record.thread } } }),
      ...(client === undefined ? {} : { host: { name: client } }),
      ...userOf(account),
      labels: { ...labels, line: String(record.line) },
      ...tagsOf(passing),
    };
    return `${plainJson(JSON.stringify(document))}\n`;
  },
};

function datasetOf({ file }: LogRecord): string {
  const name = file.replace(/(-\d{8}-\d{6})?\.lo[g_]$/i, '').toLowerCase();
  return `smsdx.${name === '-' ? 'stdin' : name.replace(/[^a-z0-9_]+/g, '_')}`;
}

function userOf(account: string | undefined): { user?: { name: string; domain?: string } } {
  if (account === undefined) return {};
  const at = account.indexOf('\\');
  return { user: at < 0 ? { name: account } : { domain: account.slice(0, at), name: account.slice(at + 1) } };
}

function tagsOf({ utc, offset }: Passing): { tags?: readonly string[] } {
  if (utc === undefined) return { tags: ['no-time'] };
  return offset === undefined ? { tags: ['time-zone-unknown'] } : {};
}
