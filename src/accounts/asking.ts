import type { AccessQuestion } from './answer.js';
import type { ClientKind, Model } from './model.js';

/** Who asks for what: the question with the kind of client that it is judged for. */
export interface Asking {
  readonly question: AccessQuestion;
  readonly model: Model;
  readonly kind: ClientKind;
}
