import type { Code } from '../../grammars/event.js';
import type { Run } from '../runs/run.js';
import { after, codesOf, lines, newest, succeeded } from './evidence.js';
import type { Facts, FailureClass, Match } from './failure.js';

/** Method not allowed, not implemented: the server knows the address and refuses the verb. */
const verbs = [405, 501];
/** Errors of the server itself. */
const broken = [500, 503];
const statuses = [...verbs, ...broken];
/** HTTP statuses as BITS prints them. */
const bits = 0x8019;
const folder = /\/(?:NOCERT_)?SMS_DP_/i;

/** Account model, section 9 (MicrosoftDocs SupportArticles, clients-fail-download-content-http-405-errors). */
export const dpWebServerMisconfigured: FailureClass = {
  id: 'dp-web-server-misconfigured',
  section: '9',
  title: 'The web server of the distribution point does not do what the client needs',
  level: 'error',
  clients: ['ccm'],
  signs: { values: statuses.flatMap((status) => [status, bits * 0x10000 + status]) },
  find(run, facts) {
    if (succeeded(run)) return undefined;
    const seen = codesOf(run).findLast(({ code }) => statuses.includes(statusOf(code) ?? 0));
    if (!seen) return undefined;
    if (
      after(run, seen.event).some(({ kind }) => kind === 'download-completed' || kind === 'content-available' || kind === 'hash-verified')
    )
      return { whyNot: 'the content arrived afterwards' };
    const path = pathOf(run);
    if (path !== undefined && !folder.test(path)) return { whyNot: `${path} is no folder of a distribution point` };
    return match(run, facts, seen.event, { code: seen.code, path });
  },
};

function statusOf(code: Code): number | undefined {
  if (code.family === 'http') return code.value;
  return code.value >>> 16 === bits ? code.value & 0xffff : undefined;
}

function pathOf(run: Run): string | undefined {
  return run.events.findLast(({ path }) => path !== undefined && /^https?:/i.test(path))?.path;
}

function match(run: Run, facts: Facts, event: Match['seen'][number], { code, path }: { code: Code; path: string | undefined }): Match {
  const status = statusOf(code) ?? 0;
  const verb = verbs.includes(status);
  const server = path === undefined ? 'the distribution point' : (/^https?:\/\/([^/:]+)/i.exec(path)?.[1] ?? path);
  return {
    verdict: verb && event.kind !== 'evidence' ? 'confirmed' : 'probable',
    seen: lines(event, newest(run, 'download-failed'), newest(run, 'program-failed')),
    because: [
      {
        rule: 'R71',
        text: verb
          ? `The web server ${server} answered HTTP ${status}: it refuses the WebDAV request with which the client lists the content.`
          : `The web server ${server} answered HTTP ${status}: it failed itself while it served the content.`,
      },
      { rule: 'R71', text: '401 and 403 would be about accounts; this is not, and the content may well be there.' },
    ],
    process: facts.process.account,
    ...(path === undefined ? {} : { resource: { kind: 'web' as const, path } }),
    code,
    fix: verb
      ? [
          `On ${server} take WebDAV Publishing out of IIS, or let request filtering allow PROPFIND, HEAD and GET for the folders of the distribution point.`,
          'Leave accounts and permissions as they are.',
        ]
      : [`Look into the IIS logs and the event log of ${server} for the reason of HTTP ${status}.`],
  };
}
