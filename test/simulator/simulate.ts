import { CcmLogs } from './ccm-log.js';
import { type Change, draw } from './draw.js';
import { LegacyLogs } from './legacy-log.js';
import { Random } from './random.js';
import { type Gap, gaps, siteOf } from './site.js';
import { type Truth, truthOf } from './truth.js';
import type { World } from './world.js';

export interface Scenario {
  readonly number: number;
  readonly change: Change;
  readonly world: World;
  readonly truth: Truth;
  readonly logs: Readonly<Record<string, string>>;
  /** Everything that is so. */
  readonly site: string;
  /** The same with facts left out. */
  readonly gappy: string;
}

/** Scenario `number` of the series that `seed` begins: drawn again where the specification leaves open what is the cause. */
export function scenario(seed: number, number: number): Scenario {
  const random = new Random(seed * 1_000_003 + number);
  for (;;) {
    const { world, change } = draw(random);
    const truth = truthOf(world);
    if (truth.open || (truth.failure === 'user-logged-on-blocks' && world.family === 'ccm')) continue;
    const logs = (world.family === 'ccm' ? new CcmLogs(world, truth, random) : new LegacyLogs(world, truth, random)).write();
    const without = new Set<Gap>(gaps.filter(() => random.chance(0.35)));
    return { number, change, world, truth, logs, site: siteOf(world, new Set(), random), gappy: siteOf(world, without, random) };
  }
}
