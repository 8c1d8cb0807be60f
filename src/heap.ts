import { setFlagsFromString } from 'node:v8';

/**
 * Keeps V8 from growing its young generation: what smsdx keeps is small, all else is garbage within milliseconds, and a larger nursery
 * would only hold more of it. Costs some speed, saves about a third of the memory.
 */
setFlagsFromString('--semi-space-growth-factor=1');
