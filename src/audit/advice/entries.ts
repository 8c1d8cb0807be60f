import { directory } from '../../accounts/directory.js';
import type { AccessEntry, Model } from '../../accounts/model.js';
import { accountKey, accountName } from '../../accounts/names.js';
import { nearest } from '../../mistake.js';
import { isPlainGroup } from '../customary.js';
import type { Advice } from './advice.js';

interface Listed {
  readonly title: string;
  readonly entries: readonly AccessEntry[];
  readonly path: Advice['path'];
}

/** Entries that can never match, and entries that shut everybody out. */
export function onEntries(model: Model): readonly Advice[] {
  return lists(model).flatMap((list) => [
    ...list.entries.flatMap((entry, at) => [...neverMatches(entry, at, list, model), ...shutsOut(entry, at, list)]),
    ...twice(list),
  ]);
}

function lists(model: Model): readonly Listed[] {
  const of = (title: string, entries: readonly AccessEntry[] | undefined, path: Advice['path']): Listed[] =>
    entries ? [{ title, entries, path }] : [];
  return [
    ...model.packages.flatMap(({ packageId, accessAccounts }, at) =>
      of(`the access accounts of ${packageId}`, accessAccounts, ['packages', at, 'accessAccounts']),
    ),
    ...model.distributionPoints.flatMap(({ server, shareAcl }, at) =>
      of(`the package share on ${server}`, shareAcl, ['distributionPoints', at, 'shareAcl']),
    ),
    ...model.shares.flatMap(({ server, share, shareAcl, ntfsAcl }, at) => [
      ...of(`the share \\\\${server}\\${share}`, shareAcl, ['shares', at, 'shareAcl']),
      ...of(`the folder of \\\\${server}\\${share}`, ntfsAcl, ['shares', at, 'ntfsAcl']),
    ]),
  ];
}

function neverMatches({ principal }: AccessEntry, at: number, { title, path }: Listed, model: Model): readonly Advice[] {
  const { groups, accounts, persons, onlyDomain } = directory(model);
  const key = accountKey(principal, onlyDomain);
  if (groups.get(key)?.members?.length === 0)
    return [{ rule: 'R48', text: `${principal} in ${title} has no members: the entry lets nobody in.`, path: [...path, at] }];
  const { domain } = accountName(principal);
  if (domain === undefined || model.groups.length === 0 || isPlainGroup(key)) return [];
  if (groups.has(key) || accounts.has(key) || persons.has(key)) return [];
  const near = nearest(
    principal,
    [...model.groups, ...model.accounts].map(({ name }) => name),
  );
  // Without a name that is near it may well exist: a model need not list every group.
  if (near === undefined) return [];
  return [
    {
      rule: 'R48',
      text: `${principal} in ${title} is neither a group nor an account of the model.`,
      fix: `Did you mean ${near}?`,
      path: [...path, at],
    },
  ];
}

const everybody: ReadonlySet<string> = new Set(['everyone', 'users', 'authenticated users', 'network', 'domain users']);

function shutsOut({ principal, level }: AccessEntry, at: number, { title, path, entries }: Listed): readonly Advice[] {
  if (level !== 'no-access' || !everybody.has(accountName(principal).name)) return [];
  const others = entries.filter((other) => other.level !== 'no-access').map((other) => other.principal);
  const text = `No Access for ${principal} in ${title} wins over every other entry${others.length > 0 ? ` (${others.join(', ')})` : ''}: nearly everybody is in ${principal}.`;
  return [{ rule: 'R47', text, fix: `Remove the entry: who is not listed has no access anyway (R48).`, path: [...path, at] }];
}

function twice({ entries, title, path }: Listed): readonly Advice[] {
  return entries.flatMap(({ principal, level }, at) => {
    const before = entries.slice(0, at).find((other) => accountKey(other.principal) === accountKey(principal));
    if (!before || before.level === level) return [];
    const wins = before.level === 'no-access' || level === 'no-access' ? 'No Access wins' : 'the higher level counts';
    return [{ rule: 'R47', text: `${principal} stands twice in ${title} with different levels: ${wins}.`, path: [...path, at] }];
  });
}
