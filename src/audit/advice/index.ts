import type { Model } from '../../accounts/model.js';
import { onAccounts } from './accounts.js';
import type { Advice } from './advice.js';
import { onEntries } from './entries.js';
import { onMachines } from './machines.js';
import { onPackages } from './packages.js';
import { onPrograms } from './programs.js';

export type { Advice } from './advice.js';

/** Everything in a model that is no mistake and will not work, or not for long. */
export function adviceOn(model: Model): readonly Advice[] {
  return [...onAccounts(model), ...onPackages(model), ...onEntries(model), ...onPrograms(model), ...onMachines(model)];
}
