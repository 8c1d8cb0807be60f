import type { Lists, Refusal, Rights, Step } from './answer.js';
import { type AccessEntry, type AccessLevel, accessLevels, type Model } from './model.js';
import { sameAccount } from './names.js';
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
  return { rights: 'unknown', refusal: token.stale ? 'stale-token' : undefined, deniable: denies.length > 0, because, open };
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
