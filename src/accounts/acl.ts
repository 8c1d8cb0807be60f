import type { IfRefused, Lists, Refusal, Rights, Step } from './answer.js';
import { directory } from './directory.js';
import { type AccessEntry, type AccessLevel, accessLevels, type Model } from './model.js';
import { accountKey, sameAccount } from './names.js';
import type { Place } from './place.js';
import { type Belonging, belongs, type Token } from './tokens.js';

/** What one list of entries says about a token. */
export interface Ruling {
  readonly rights: Rights;
  readonly refusal?: Refusal | undefined;
  /** A No Access entry may match. */
  readonly deniable?: boolean | undefined;
  /** Where the ruling was made from two lists. */
  readonly lists?: Lists | undefined;
  readonly because: readonly Step[];
  /** Facts that would decide. */
  readonly open: readonly string[];
  /** Where the rights are not known: the only reason that is left once the account was refused. */
  readonly ifRefused?: IfRefused | undefined;
}

/** A list of entries, as it stands on one server. */
export interface Acl {
  readonly entries: readonly AccessEntry[];
  /** `the package folder \\DP1\SMSPKGD$\S0100012` */
  readonly title: string;
  /** Name of the account for sentences. */
  readonly who: string;
  readonly place: Place;
  readonly model: Model;
}

const order = new Map(accessLevels.map((level, rank) => [level, rank]));
const titles: Record<AccessLevel, string> = { 'no-access': 'No Access', read: 'Read', change: 'Change', 'full-control': 'Full Control' };

interface Match {
  readonly entry: AccessEntry;
  readonly belonging: Belonging;
}

/** Deny before allow (R47), nothing for who is not listed (R48), and the level that the operation needs (R49). */
export function judge(token: Token, needed: 'read' | 'change', acl: Acl): Ruling {
  const matches = acl.entries.map((entry) => ({ entry, belonging: belongs(token, entry, acl.place, acl.model) }));
  const hits = matches.filter(({ belonging }) => belonging.truth !== false);
  const denies = hits.filter(({ entry }) => entry.level === 'no-access');
  const allows = hits.filter(({ entry }) => entry.level !== 'no-access');
  const denied = denies.find(({ belonging }) => belonging.truth);
  if (denied) return refuses('explicit-deny', { rule: 'R47', text: says(denied, acl, 'which wins over every other entry') }, denies);
  const enough = allows.filter(({ entry }) => rank(entry.level) >= rank(needed));
  const sure = enough.find(({ belonging }) => belonging.truth);
  if (enough.length === 0) return tooLittle(allows, denies, needed, acl);
  const because = sure ? [{ rule: ruleFor(sure.entry), text: says(sure, acl) }] : [];
  if (sure && denies.length === 0) return { rights: 'sufficient', because, open: [] };
  const doubtful = sure ? denies : [...enough, ...denies];
  const open = [...new Set(doubtful.flatMap(({ belonging }) => belonging.open))];
  const refusal = token.stale ? 'stale-token' : undefined;
  return {
    rights: 'unknown',
    refusal,
    deniable: denies.length > 0,
    because,
    open,
    ifRefused: refusal ? undefined : ifRefused(hits, needed, acl),
  };
}

/**
 * What a refusal that happened says about memberships that nobody described: where an entry lets the account in for sure, the No Access entry
 * matches; where none does and none denies, it is in no group of the list. Undefined where the list leaves more than one reason.
 */
function ifRefused(hits: readonly Match[], needed: 'read' | 'change', acl: Acl): IfRefused | undefined {
  const denies = hits.filter(({ entry }) => entry.level === 'no-access');
  const allows = hits.filter(({ entry }) => rank(entry.level) >= rank(needed));
  const sure = allows.some(({ belonging }) => belonging.truth);
  const [deny, ...others] = denies;
  if (sure)
    return deny && others.length === 0 && isGroup(deny.entry, acl.model)
      ? { refusal: 'explicit-deny', because: { rule: 'R47', text: shows(deny, acl) } }
      : undefined;
  if (deny || !allows.every(({ entry }) => isNamed(entry, acl.place))) return undefined;
  const lower = hits.some(({ entry, belonging }) => belonging.truth && entry.level !== 'no-access');
  const names = acl.entries.filter(({ level }) => rank(level) >= rank(needed)).map(({ principal }) => principal);
  const text = `The log shows that it was refused: ${acl.who} is none of those to whom ${acl.title} gives ${titles[needed]} (${names.join(', ')}).`;
  return { refusal: lower ? 'level-too-low' : 'not-covered', because: { rule: lower ? 'R49' : 'R48', text } };
}

/** Somebody else's account has no members: an entry that is not known to be a group says nothing about others. */
function isGroup({ principal, principalType }: AccessEntry, model: Model): boolean {
  if (principalType !== undefined) return principalType !== 'windows-user';
  return !principal.includes('\\') || directory(model).circles.has(accountKey(principal));
}

/** Its members are accounts of the directory; who is in the generic groups depends on the server as well. */
function isNamed({ principal }: AccessEntry, { domain }: Place): boolean {
  return domain !== undefined && !/^(users|guests)$/i.test(principal);
}

function shows({ entry }: Match, { who, title }: Acl): string {
  return `The log shows that it was refused: ${who} is in ${entry.principal}, to which ${title} gives No Access, which wins over every other entry.`;
}

function refuses(refusal: Refusal, because: Step, denies: readonly Match[]): Ruling {
  return { rights: 'insufficient', refusal, deniable: denies.length > 0, because: [because], open: [] };
}

function tooLittle(allows: readonly Match[], denies: readonly Match[], needed: 'read' | 'change', acl: Acl): Ruling {
  const best = allows.find(({ belonging }) => belonging.truth);
  if (!best) {
    const listed = acl.entries.map((entry) => `${entry.principal} ${titles[entry.level]}`).join(', ') || 'nobody';
    return refuses('not-covered', { rule: 'R48', text: `No entry of ${acl.title} lets ${acl.who} in; it lists ${listed}.` }, denies);
  }
  return refuses('level-too-low', { rule: 'R49', text: says(best, acl, `but the operation needs ${titles[needed]}`) }, denies);
}

function rank(level: AccessLevel): number {
  return order.get(level) ?? 0;
}

function ruleFor(entry: AccessEntry): string {
  return entry.principal.includes('\\') ? 'R47' : 'R46';
}

/** `CORP\\alice is in CORP\\Kiosk, which the package folder … gives No Access` */
function says({ entry, belonging }: Match, acl: Acl, tail?: string): string {
  const end = `${titles[entry.level]}${tail ? `, ${tail}` : ''}.`;
  if (sameAccount(entry.principal, acl.who)) return `${capital(acl.title)} gives ${acl.who} ${end}`;
  const through = belonging.how === undefined || sameAccount(belonging.how, entry.principal) ? '' : ` through ${belonging.how}`;
  return `${acl.who} is in ${entry.principal}${through}, to which ${acl.title} gives ${end}`;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
