import type { Wording } from '../grammar.js';
import { advertisement, any, anyFigure, closing, integer, packageId, path, say, sentence, text } from '../template.js';

const groups = 'Q226114';
const lock = 'Q275617';

const inbox = [
  sentence('routine', lock, say`Attempting to make an accessible remote path`),
  sentence('routine', lock, say`The accessible remote path is ${path}`),
  sentence('routine', lock, say`The remote path is part of site '${text('site')}'`),
  sentence('routine', lock, say`The remote path has been set to ${path}`),
  sentence('routine', lock, say`The remote path is ${path}`),
  sentence('cap-reached', lock, say`CAP Offer Inbox is accessible: ${closing('path')}`),
  sentence('cap-inbox-locked', lock, say`Found Lock File '${text('path')}'.Continuing retry attempts at every ${integer('retryMs')} ms`),
  sentence('cap-inaccessible', lock, say`CAP offer Inbox is not accessible or is locked`),
  sentence('cap-inaccessible', lock, say`No accessible CAP offer Inbox found`),
  sentence('cap-inaccessible', lock, say`No CAP offer Inbox is accessible`),
  sentence('routine', lock, say`Shutdown has not been signaled`),
];

const offers = [
  sentence('routine', groups, say`**AddOffers**`),
  sentence('routine', groups, say`**MergeAll**`),
  sentence('routine', groups, say`**MergeOffers**`),
  sentence('routine', groups, say`**LoadOffers**`),
  sentence('routine', groups, say`Local path "${text('path')}"`),
  sentence('routine', groups, say`First Site is "${text('site')}"`),
  sentence('routine', groups, say`Store site code "${text('site')}"`),
  sentence('routine', groups, say`Translate Offer ${any}`),
  // The list ends with "(null)"; where that is all there is, the group list is incomplete (Q226114).
  sentence('group-seen', groups, say`User Group is "${text('group')}"`),
  sentence('routine', groups, say`Lookup: "${any}"`),
  sentence('routine', groups, say`Record ${anyFigure} "${any}"`),
  sentence('routine', groups, say`Found "${text('path')}"`),
  // The only sentence of a Legacy Client with advertisement and package.
  sentence('offer-received', groups, say`Record: "${advertisement},${packageId}"`),
];

/** ODPSYS32, ODPUSR32, ODPWNT32 and those of Windows 9x: the offer data providers fetch offers for the system, the user and its groups. */
export const odp: Wording = { subsystems: ['TEST'], sentences: [...inbox, ...offers] };
