import { type Acl, judge, type Ruling } from './acl.js';
import type { IfRefused, Refusal, Target } from './answer.js';
import type { Asking } from './asking.js';
import type { AccessEntry } from './model.js';
import { type PackageAcl, packageAcl, packageFolder } from './package-acl.js';
import { type Place, placeOf } from './place.js';
import type { Token } from './tokens.js';

const granted: Ruling = { rights: 'sufficient', because: [], open: [] };

/** What the token may do on the package folder or the share (R45..R61): both lists, the more restrictive counts (R50). */
export function rightsOf(token: Token, who: string, asking: Asking): Ruling {
  const { question, model, kind } = asking;
  const place = placeOf(question.target, model, kind);
  const needed = question.operation === 'write' ? 'change' : 'read';
  const list = (title: string, entries: readonly AccessEntry[] | undefined): Ruling => {
    if (!entries) return { rights: 'unknown', because: [], open: [`the permissions of ${title}`] };
    const acl: Acl = { entries, title, who, place, model };
    return judge(token, needed, acl);
  };
  if (question.target.kind === 'cap')
    return { rights: 'unknown', because: [], open: [`the permissions of the client access point ${question.target.path}`] };
  if (question.target.kind === 'share') {
    const { share, path } = question.target;
    const folder = list(`the folder ${path}`, share?.ntfsAcl);
    const through = list(`the share ${shareTitle(question.target, place)}`, share?.shareAcl);
    const both = combine(folder, through);
    return {
      ...both,
      ifRefused: both.ifRefused ?? oneListRefused(folder, through),
      lists: { share: through.rights, folder: folder.rights },
    };
  }
  const shareAcl = question.target.dp?.shareAcl;
  const throughShare = shareAcl ? list(`the package share on ${question.target.server}`, shareAcl) : undefined;
  const folder = onPackageFolder(token, who, asking);
  const lists = { share: throughShare?.rights, folder: folder.rights, console: folder.lists?.console };
  if (folder.rights === 'unknown' && throughShare?.rights === 'insufficient') {
    // The list of the share is no list of access accounts, whatever those of the folder are.
    return { ...throughShare, refusal: ofShare(throughShare.refusal ?? 'share-too-low'), lists };
  }
  return { ...combine(folder, throughShare ?? granted), lists };
}

function shareTitle(target: Target & { kind: 'share' }, place: Place): string {
  return `\\\\${place.server}\\${target.share?.share ?? target.path.split('\\')[3] ?? ''}`;
}

function onPackageFolder(token: Token, who: string, asking: Asking): Ruling {
  const { question, model, kind } = asking;
  const { target } = question;
  if (target.kind !== 'dp') return granted;
  if (target.dp?.kind === 'netware-volume')
    return { rights: 'unknown', because: [], open: [`the NetWare rights of ${who} on ${target.server}`] };
  const fileSystem = target.dp?.fileSystem;
  if (fileSystem !== undefined && !/ntfs/i.test(fileSystem)) {
    const text = `${target.server} holds the package on ${fileSystem}, which has no folder security.`;
    return { rights: 'sufficient', because: [{ rule: 'R51', text }], open: [] };
  }
  const lists = packageAcl(target, asking);
  const needed = question.operation === 'write' ? 'change' : 'read';
  const place = placeOf(target, model, kind);
  const title = `the package folder ${packageFolder(target)}`;
  if (lists.open.length > 0)
    return beforeApplied(lists, lists.intended && judge(token, needed, { entries: lists.intended, title, who, place, model }));
  const rulings = lists.entries.map((entries) => judge(token, needed, { entries, title, who, place, model }));
  return agree(rulings, lists.because, lists.intended && judge(token, needed, { entries: lists.intended, title, who, place, model }));
}

/** The list on the folder is not known. Where the list of the console refuses as well, that it is not applied explains no refusal (R53). */
function beforeApplied({ refusal, because, open }: PackageAcl, console: Ruling | undefined): Ruling {
  const ruling: Ruling = { rights: 'unknown', refusal, because, open, lists: { console: console?.rights } };
  const [last] = console?.because ?? [];
  if (console?.rights !== 'insufficient' || !console.refusal || !last) return ruling;
  return { ...ruling, refusal: undefined, deniable: console.deniable, ifRefused: { refusal: console.refusal, because: last } };
}

/** One ruling of several possible lists: definite where all agree. */
function agree(rulings: readonly Ruling[], because: Ruling['because'], intended: Ruling | undefined): Ruling {
  const [first] = rulings;
  if (!first) return { ...granted, rights: 'unknown', because };
  if (rulings.some((ruling) => ruling.rights !== first.rights)) {
    const open = ['whether the site is older than SMS 2.0 SP2', ...rulings.flatMap((ruling) => ruling.open)];
    return { rights: 'unknown', because: [...because], open };
  }
  const misplaced = first.rights === 'insufficient' && intended?.rights === 'sufficient';
  return { ...first, refusal: misplaced ? 'wrong-principal' : first.refusal, because: [...because, ...first.because] };
}

/** Folder and share (R50): one that refuses is enough, both must allow. */
function combine(folder: Ruling, share: Ruling): Ruling {
  const deniable = folder.deniable || share.deniable;
  if (folder.rights === 'insufficient') return { ...folder, deniable };
  const because = [...folder.because, ...share.because];
  if (share.rights === 'insufficient') {
    if (folder.rights === 'unknown') return { ...share, deniable };
    const last = { rule: 'R50', text: 'Through a share the more restrictive of share and folder permissions counts.' };
    const refusal = ofShare(share.refusal ?? 'share-too-low');
    return { rights: 'insufficient', refusal, deniable, because: [...because, last], open: [] };
  }
  const open = [...new Set([...folder.open, ...share.open])];
  const both = folder.rights === 'sufficient' && share.rights === 'sufficient';
  if (both) return { rights: 'sufficient', because, open: [] };
  const refusal = folder.refusal ?? share.refusal;
  return { rights: 'unknown', refusal, deniable, because, open, ifRefused: refusal ? undefined : narrower(folder, share) };
}

/** Which of the two lists refused, where a log shows that one did: the one that is doubtful; both may be doubtful in the same way. */
function narrower(folder: Ruling, share: Ruling): IfRefused | undefined {
  if (folder.rights === 'sufficient') return share.ifRefused && { ...share.ifRefused, refusal: ofShare(share.ifRefused.refusal) };
  if (share.rights === 'sufficient') return folder.ifRefused;
  if (!folder.ifRefused || !share.ifRefused) return undefined;
  return folder.ifRefused.refusal === 'not-covered' ? folder.ifRefused : undefined;
}

/** Of a share outside packages one list is not known at all, and the other names nobody who is known to be let in: a right is missing at one of them. */
function oneListRefused(folder: Ruling, share: Ruling): IfRefused | undefined {
  if (folder.rights !== 'unknown' || share.rights !== 'unknown' || folder.refusal || share.refusal) return undefined;
  const found = folder.ifRefused ?? share.ifRefused;
  return found?.refusal === 'not-covered' && !folder.deniable && !share.deniable ? found : undefined;
}

function ofShare(refusal: Refusal): Refusal {
  return refusal === 'explicit-deny' ? refusal : 'share-too-low';
}
