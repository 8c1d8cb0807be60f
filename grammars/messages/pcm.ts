import type { Wording } from '../grammar.js';
import { say, sentence } from '../template.js';

/** The Package Command Manager of SMS 1.2, forerunner of the Advertised Programs Manager. */
export const pcm: Wording = { sentences: [sentence('routine', 'Q193784', say`Job still running`)] };
