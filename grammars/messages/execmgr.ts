import type { Wording } from '../grammar.js';
import { content } from './execmgr/content.js';
import { housekeeping } from './execmgr/housekeeping.js';
import { outcome } from './execmgr/outcome.js';
import { policy } from './execmgr/policy.js';
import { run } from './execmgr/run.js';

/** execmgr.log: the client runs advertised programs (Advanced Client of SMS 2003 and later). */
export const execmgr: Wording = { sentences: [...policy, ...content, ...run, ...outcome, ...housekeeping] };
