import { may } from '../accounts/access.js';
import type { AccessQuestion, Rights, Step, Target, Try } from '../accounts/answer.js';
import type { AccessEntry, Model } from '../accounts/model.js';
import { accountKey } from '../accounts/names.js';

/** What one list of permissions says about one account, by itself. */
export interface ListSays {
  readonly list: 'share' | 'folder';
  readonly rights: Rights;
  readonly because: readonly Step[];
}

const open: readonly AccessEntry[] = [{ principal: 'Everyone', level: 'full-control' }];

/** What the share and the folder say about an account, each as if the other were open to everybody. */
export function listsOf(one: Try, question: AccessQuestion, model: Model): readonly ListSays[] {
  if (one.authentication === 'refused' || question.target.kind === 'cap') return [];
  const lists = [
    { list: 'share' as const, target: withoutFolder(question.target) },
    { list: 'folder' as const, target: withoutShare(question.target) },
  ];
  return lists.flatMap(({ list, target }) => {
    const alone = target && may({ ...question, target }, model).tries.find(({ credential }) => isSame(credential, one.credential));
    if (!alone) return [];
    const known = new Set(one.because.map(({ text }) => text));
    const because = alone.because.filter(({ rule, text }) => aboutRights.has(rule) && (known.has(text) || !text.includes('Everyone')));
    return [{ list, rights: alone.rights, because }];
  });
}

/** R45 to R61 are about lists; the others about getting in. */
const aboutRights: ReadonlySet<string> = new Set(Array.from({ length: 17 }, (_, at) => `R${45 + at}`));

function withoutFolder(target: Target): Target | undefined {
  if (target.kind === 'share') return { ...target, share: { server: target.server, share: '', ...target.share, ntfsAcl: open } };
  // Absent permissions of a package share are not the limiting ones.
  if (target.kind !== 'dp' || !target.dp?.shareAcl) return undefined;
  const id = target.package?.packageId ?? '';
  return { ...target, package: target.package ?? { packageId: id }, dp: { ...target.dp, ntfsAcl: { [id]: open } } };
}

function withoutShare(target: Target): Target | undefined {
  if (target.kind === 'share') return { ...target, share: { server: target.server, share: '', ...target.share, shareAcl: open } };
  return target.kind === 'dp' ? { ...target, dp: target.dp && { ...target.dp, shareAcl: open } } : undefined;
}

function isSame(one: Try['credential'], other: Try['credential']): boolean {
  return one.kind === other.kind && accountKey(one.name ?? '') === accountKey(other.name ?? '');
}
