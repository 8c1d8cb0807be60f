import { isIPv6 } from './address.js';
import type { Found } from './finder.js';
import type { NameKind } from './marks.js';
import { isOrdinary, isOrdinarySid } from './ordinary.js';
import { pathNames } from './paths.js';

/** A pattern whose named groups are names of these kinds. */
interface Telling {
  readonly pattern: RegExp;
  readonly kinds: Readonly<Partial<Record<'first' | 'second', NameKind>>>;
  /** What stands there may be an everyday word: `server: not found`. */
  readonly doubtful?: boolean;
}

const one = (pattern: RegExp, first: NameKind, doubtful = false): Telling => ({ pattern, kinds: { first }, doubtful });
const two = (pattern: RegExp, first: NameKind, second: NameKind): Telling => ({ pattern, kinds: { first, second } });

/** All of them are linear: what repeats excludes what ends it, and has a limit. */
const patterns: readonly Telling[] = [
  one(/\b(?:password|passwd|pwd)\s{0,3}[=:]\s{0,3}"?(?<first>[^\s"';,]{1,128})/dgi, 'secret'),
  one(/(?<![0-9a-z])(?<first>[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12})(?![0-9a-z])/dgi, 'guid'),
  one(/(?:GUID:|\{)(?<first>[0-9a-f]{32})\b/dgi, 'guid'),
  two(/(?<![\w.+-])(?<first>[\w.+-]{1,64})@(?<second>[\w-]{1,63}(?:\.[\w-]{1,63}){1,8})/dg, 'account', 'domain'),
  one(/\b(?:https?|ftp|ldaps?):\/\/(?<first>[\w.-]{1,255})/dgi, 'host'),
  one(/(?<![\d.])(?<first>(?:25[0-5]|2[0-4]\d|1?\d?\d)(?:\.(?:25[0-5]|2[0-4]\d|1?\d?\d)){3})(?!\.?\d)/dg, 'address'),
  one(/\b(?<first>[0-9a-f]{2}(?:[:-][0-9a-f]{2}){5})\b(?![:-])/dgi, 'address'),
  // A well-known top-level name, or a country after three parts at least, and no file: `contoso.com`, but not `execmgr.log`.
  one(
    /(?<![\w.-])(?<first>(?:[a-z0-9][a-z0-9-]{0,62}\.){1,8}(?:com|net|org|edu|gov|mil|int|info|biz|local|localdomain|lan|internal|intranet|corp|home|example|test|invalid|priv|private|ad))\b(?![.-]?\w)/dgi,
    'host',
  ),
  one(/(?<![\w.-])(?<first>[a-z][a-z0-9-]{0,62}(?:\.[a-z0-9][a-z0-9-]{0,62}){1,7}\.[a-z]{2})\b(?![.-]?\w)/dgi, 'host'),
  two(/(?<![\w\\:.$/-])(?<first>\w[\w.-]{0,63})\\{1,2}(?<second>[\w.&#-][^\s\\"'<>|:*?,;()[\]={}]{0,63})(?![\\\w])/dg, 'domain', 'account'),
  one(
    /\b(?:machine|computer|server|host|netbios|dc|dp|mp|cap|sys)(?:[ _]?name)?"?\s{0,8}[=:]\s{0,8}"?(?<first>\w[\w.$&#-]{0,63})/dgi,
    'host',
    true,
  ),
  one(
    /\b(?:user|account|logon|owner|login)(?:[ _]?(?:name|id|context))?"?\s{0,8}[=:]\s{0,8}"?(?<first>\w[\w.$&#-]{0,63})(?![\\\w.$&#-])/dgi,
    'account',
    true,
  ),
  one(/\b(?:domain|forest)(?:[ _]?name)?"?\s{0,8}[=:(]\s{0,8}"?(?<first>\w[\w.-]{0,63})/dgi, 'domain', true),
  one(/\b(?:user|account|group|member)\s{1,4}['"](?<first>[^'"\\\n]{1,64})['"]/dgi, 'account'),
  one(/\b(?:computer|machine|server|host|client|controller)\s{1,4}['"](?<first>[^'"\\\n]{1,64})['"]/dgi, 'host'),
  one(/\bdomain\s{1,4}['"](?<first>[^'"\\\n]{1,64})['"]/dgi, 'domain'),
  one(/\b(?:CN|OU|O|UID)=(?<first>[^,"\n=]{1,64})/dg, 'account'),
  one(/\bDC=(?<first>[^,"\n=\s]{1,64})/dg, 'domain'),
  one(/(?<![\w\\&#])SMS[&#]_(?<first>[\w-]{1,63})/dg, 'host'),
  one(/(?<![\w\\])(?<first>[a-z][\w-]{1,14})\$(?!\w)/dgi, 'host'),
  one(/\b(?:SMSClient_|CAP_|SMS:|SMS_SITE=|SMS_)(?<first>[A-Z0-9]{3})(?![A-Za-z0-9])/dg, 'site'),
  one(
    /\b(?:[Ss]ite|SITE)(?:[ _]?[Cc]ode)?"?\s{0,4}(?:[=:]\s{0,4})?['"]?(?<first>(?=[A-Z0-9]{0,2}[A-Z])[A-Z0-9]{3})(?![A-Za-z0-9])/dg,
    'site',
  ),
  one(/\bADSite Name="(?<first>[^"\n]{1,64})"/dg, 'site'),
  one(/\b(?:for|by|as) user (?<first>\w[\w.$-]{0,63})(?![\\\w.$-])/dgi, 'account', true),
  one(/\bApp(?:lication)?(?: DT)?:? ["'](?<first>[^"'\n]{1,128})["']/dg, 'program', true),
  one(/\b(?:Program|Package|App|Application|Product|Display|Full)?Name = "(?<first>[^"\n\\]{1,128})"/dg, 'program', true),
];

const sid = /\bS-1-\d{1,14}(?:-\d{1,12}){1,15}\b/gi;
const v6 = /(?<![\w:.])[0-9a-f:]{2,39}(?![\w:])/gi;
/** Site code and five hexadecimal digits, as packages and advertisements have them; numbers of errors and the beginning of a GUID look alike and are none. */
const packageId =
  /(?<![A-Za-z0-9])(?=[A-Z0-9]{0,2}[A-Z])(?!8[07]D?[0-9A-F]|C00)[A-Z0-9]{3}[0-9A-F]{5}(?![A-Za-z0-9]|-[0-9A-F]{4}-[0-9A-F]{4}-)/g;

/** The names in a text that their surroundings give away. */
export function* namesIn(text: string): Iterable<Found> {
  for (const match of text.matchAll(sid)) if (!isOrdinarySid(match[0])) yield span(match.index, match[0], 'sid');
  for (const match of text.matchAll(v6)) if (isIPv6(match[0])) yield span(match.index, match[0], 'address');
  yield* pathNames(text);
  for (const telling of patterns) for (const match of text.matchAll(telling.pattern)) yield* grouped(match, telling);
  for (const match of text.matchAll(packageId)) {
    if (!/\d/.test(match[0])) continue;
    yield span(match.index, match[0], 'package');
  }
}

const span = (start: number, name: string, kind: NameKind): Found => ({ start, end: start + name.length, kind });

/** What stands before a backslash and is no domain: `NT AUTHORITY\SYSTEM`, `HKLM\Software`, `root\ccm`. */
const noDomain = /^(?:authority|builtin|service|hklm|hkcu|hkey_\w+|root|software|system32|system|ccm|windows|winnt|cim|cap_\w+)$/i;

function* grouped({ groups = {}, indices }: RegExpExecArray, { kinds, doubtful = false }: Telling): Iterable<Found> {
  if (kinds.second !== undefined && (noDomain.test(groups.first ?? '') || groups.second?.endsWith('.box'))) return;
  for (const [group, kind] of Object.entries(kinds)) {
    const [start] = indices?.groups?.[group] ?? [];
    const name = (groups[group] ?? '').replace(/[$.]+$/, '');
    if (start !== undefined && name !== '' && !isOrdinary(name, kind)) yield { ...span(start, name, kind), doubtful };
  }
}
