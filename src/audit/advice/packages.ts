import type { Model, Package } from '../../accounts/model.js';
import { type Audit, audit } from '../audit.js';
import type { Combination } from '../combination.js';
import type { Advice } from './advice.js';

/** Packages that the site cannot keep up, or that the accounts which connect cannot read. */
export function onPackages(model: Model): readonly Advice[] {
  const uncovered = byPackage(audit(model));
  return model.packages.flatMap((held, at) => [
    ...administrators(held, ['packages', at, 'accessAccounts']),
    ...onlyNetworkAccess(held, model, ['packages', at, 'accessAccounts']),
    ...notApplied(held, model, ['packages', at, 'accessAccountsChanged']),
    ...(uncovered.get(held.packageId.toLowerCase()) ?? []).map((advice) => ({
      ...advice,
      path: ['packages', at, ...(held.accessAccounts ? ['accessAccounts'] : [])],
    })),
  ]);
}

function administrators({ packageId, accessAccounts }: Package, path: Advice['path']): readonly Advice[] {
  if (!accessAccounts || accessAccounts.some(({ level }) => level === 'full-control')) return [];
  const text = `Nobody has Full Control of ${packageId}: the site cannot bring a new version to its distribution points, and clients keep seeing the old one.`;
  return [{ rule: 'R55', text, fix: 'Give Administrators Full Control again.', path }];
}

function onlyNetworkAccess({ packageId, accessAccounts }: Package, { site }: Model, path: Advice['path']): readonly Advice[] {
  const readers =
    accessAccounts?.filter(({ level, principal }) => level !== 'no-access' && principal.toLowerCase() !== 'administrators') ?? [];
  const [only] = readers;
  const naa = site?.networkAccessAccounts?.some((name) => name.toLowerCase() === only?.principal.toLowerCase());
  if (!only || readers.length > 1 || !naa) return [];
  const text = `Only the network access account ${only.principal} may read ${packageId}: that keeps no client away, because all of them fall back to it.`;
  return [{ rule: 'R57', text, path }];
}

function notApplied(
  { packageId, accessAccountsChanged: changed }: Package,
  { distributionPoints }: Model,
  path: Advice['path'],
): readonly Advice[] {
  if (changed === undefined) return [];
  const old = distributionPoints.filter(({ applied }) => {
    const last = Object.entries(applied ?? {}).find(([id]) => id.toLowerCase() === packageId.toLowerCase())?.[1];
    return last !== undefined && Date.parse(last) < Date.parse(changed);
  });
  if (old.length === 0) return [];
  const servers = old.map(({ server }) => server).join(', ');
  const text = `The access accounts of ${packageId} were changed on ${changed} and not yet applied on ${servers}.`;
  return [{ rule: 'R53', text, fix: 'Update, refresh or redistribute the package there, as the version of the site wants it.', path }];
}

const coverage: ReadonlySet<string> = new Set(['package-access-not-covered', 'package-access-context-mismatch']);

type Uncovered = Omit<Advice, 'path'>;

/** Accounts that will connect and that the access accounts leave out, as the audit finds them (R58). */
function byPackage({ combinations, classes }: Audit): ReadonlyMap<string, readonly Uncovered[]> {
  const found = new Map<string, Combination[]>();
  for (const one of combinations) {
    if (one.verdict !== 'fails' || !coverage.has(one.failure ?? '')) continue;
    const key = one.package.toLowerCase();
    found.set(key, [...(found.get(key) ?? []), one]);
  }
  const titles = new Map(classes.map(({ id, title }) => [id, title]));
  return new Map([...found].map(([key, all]) => [key, [uncovered(all, titles)]]));
}

function uncovered(all: readonly Combination[], titles: ReadonlyMap<string, string>): Uncovered {
  const [first] = all;
  const on = [...new Set(all.map(({ clients }) => titles.get(clients) ?? clients))];
  const adverts = [...new Set(all.map(({ advertisement }) => advertisement))];
  const users = [...new Set(all.flatMap(({ userNames }) => userNames))];
  const who = users.length > 0 ? ` as ${some(users)}` : '';
  const text = `The access accounts of ${first?.package} leave out an account that will connect: ${some(adverts)} will fail${who} on ${some(on)}. ${first?.because.at(-1)?.text ?? ''}`;
  return { rule: 'R58', text: text.trim(), fix: `Give it, or a group of it, Read. All cases: smsdx model audit.` };
}

function some(names: readonly string[]): string {
  const rest = names.length - 3;
  return `${names.slice(0, 3).join(', ')}${rest > 0 ? ` and ${rest} more` : ''}`;
}
