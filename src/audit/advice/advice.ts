import type { Place } from '../../accounts/schema/canonical.js';

/** Something in a model that is no mistake, but will not work or will not last. */
export interface Advice {
  readonly rule: string;
  readonly text: string;
  /** What to do instead. */
  readonly fix?: string | undefined;
  /** Where in the model: `['packages', 3, 'accessAccounts']`. */
  readonly path: Place;
}
