import type { Model } from '../accounts/model.js';
import type { Diagnosis, Finding } from '../failures/failure.js';
import { type Audit, audit } from './audit.js';
import { siteAccounts } from './collection.js';
import type { Combination } from './combination.js';

/** Clients or users of one class for whom an advertisement ends otherwise than before. */
export interface Turn {
  readonly advertisement: string;
  readonly package: string;
  readonly program: string;
  readonly clients: string;
  readonly before: string;
  readonly after: string;
  /** Users where the user decides, else machines; some of their names. */
  readonly count: number;
  readonly of: 'user' | 'client';
  readonly names: readonly string[];
}

export interface ChangedFindings {
  readonly client?: string | undefined;
  readonly gone: readonly Finding[];
  readonly added: readonly Finding[];
}

/** What a change of the model changes. */
export interface WhatIf {
  readonly schemaVersion: 1;
  readonly changes: readonly string[];
  readonly starts: readonly Turn[];
  readonly stops: readonly Turn[];
  /** Neither worked before nor works now, or nobody can tell. */
  readonly others: readonly Turn[];
  readonly findings?: readonly ChangedFindings[] | undefined;
}

/** Audits both models and says who ends otherwise. */
export function compareAudits(before: Model, after: Model): Pick<WhatIf, 'starts' | 'stops' | 'others'> {
  const options = { everybody: true, apart: [...siteAccounts(before), ...siteAccounts(after)] };
  const turns = turnsBetween(audit(before, options), audit(after, options));
  return {
    starts: turns.filter((turn) => turn.after === 'works'),
    stops: turns.filter((turn) => turn.before === 'works'),
    others: turns.filter((turn) => turn.after !== 'works' && turn.before !== 'works'),
  };
}

const examples = 5;

function turnsBetween(before: Audit, after: Audit): readonly Turn[] {
  const old = byAdvertisement(before);
  const young = byAdvertisement(after);
  const turns: Turn[] = [];
  for (const key of new Set([...old.keys(), ...young.keys()])) {
    const [then, now] = [old.get(key) ?? [], young.get(key) ?? []];
    if (signOf(then) !== signOf(now)) turns.push(...turnsOf(then, now, [before, after]));
  }
  return turns;
}

function byAdvertisement({ combinations }: Audit): ReadonlyMap<string, readonly Combination[]> {
  const found = new Map<string, Combination[]>();
  for (const one of combinations) {
    const key = JSON.stringify([one.advertisement, one.package, one.program]);
    const list = found.get(key);
    if (list) list.push(one);
    else found.set(key, [one]);
  }
  return found;
}

/** Equal where nothing can have changed; spares the look at every single member. */
function signOf(combinations: readonly Combination[]): string {
  return JSON.stringify(combinations.map(({ because: _, everybody, ...rest }) => [rest, everybody?.length]));
}

interface Ends {
  readonly of: Turn['of'];
  readonly clients: string;
  readonly member: string;
  readonly end: string;
}

const absent = 'not in the collection';

function turnsOf(then: readonly Combination[], now: readonly Combination[], [before, after]: readonly [Audit, Audit]): readonly Turn[] {
  const [first] = [...now, ...then];
  if (!first) return [];
  const { advertisement, package: packageId, program } = first;
  const [old, young] = [endsOf(then, before), endsOf(now, after)];
  const found = new Map<string, Turn & { names: string[] }>();
  for (const key of new Set([...old.keys(), ...young.keys()])) {
    const [was, is] = [old.get(key), young.get(key)];
    const whom = is ?? was;
    if (!whom || was?.end === is?.end) continue;
    const ends = { clients: whom.clients, of: whom.of, before: was?.end ?? absent, after: is?.end ?? absent };
    const sign = JSON.stringify(ends);
    const turn = found.get(sign) ?? { advertisement, package: packageId, program, ...ends, count: 0, names: [] };
    if (turn.names.length < examples) turn.names.push(whom.member);
    found.set(sign, { ...turn, count: turn.count + 1 });
  }
  return [...found.values()];
}

/** How it ends for every user or machine; a user for whom it ends differently on different machines has all of the ends. */
function endsOf(combinations: readonly Combination[], { classes }: Audit): ReadonlyMap<string, Ends> {
  const titles = new Map(classes.map(({ id, title }) => [id, title]));
  const found = new Map<string, Ends>();
  for (const { clients, users, verdict, failure, everybody = [] } of combinations) {
    const title = titles.get(clients) ?? clients;
    const end = failure === undefined ? verdict : `${verdict} (${failure})`;
    for (const member of everybody) {
      const key = `${title} ${member}`;
      const known = found.get(key)?.end;
      found.set(key, {
        of: users > 0 ? 'user' : 'client',
        clients: title,
        member,
        end: known === undefined || known === end ? end : [known, end].sort().join(' or '),
      });
    }
  }
  return found;
}

/** Findings of the same logs under both models: which are gone, which are new. */
export function compareFindings(before: Diagnosis, after: Diagnosis): ChangedFindings {
  const sign = ({ failure, verdict, package: packageId, program, when }: Finding) =>
    JSON.stringify([failure, verdict, packageId, program, when]);
  const [old, now] = [before, after].map(({ findings }) => new Set(findings.map(sign)));
  return {
    client: after.client,
    gone: before.findings.filter((finding) => !now?.has(sign(finding))),
    added: after.findings.filter((finding) => !old?.has(sign(finding))),
  };
}
