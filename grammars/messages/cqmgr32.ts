import type { Wording } from '../grammar.js';
import { any, field, integer, maybe, path, say, sentence, text } from '../template.js';

const status = 'Q292030';

/** CQMGR32.log: status and inventory go up to a client access point. `path` is the inbox there. */
export const cqmgr32: Wording = {
  sentences: [
    sentence('routine', status, say`-Servicing Destination[CAP List for site ${text('site')},${text('path')}]`),
    sentence('cap-inaccessible', status, say`Destination[CAP List for site ${text('site')},${text('path')}] is inaccessible`),
    sentence('cap-reached', field, say`Destination[CAP List for site ${text('site')},${text('path')}] is accessible`),
    sentence('cap-retry', status, say`-Destination[CAP List for site ${text('site')},${text('path')}] retry set to ${integer('count')}`),
    sentence('routine', 'Q301352', say`--Item[${any}] NOT copied, already exists, set status to Remove`),
    sentence('routine', field, say`--Item[${any}] copied${maybe`to ${path}`}`),
    sentence('routine', status, say`Copy cycle finished normally`),
  ],
};
