import type { ClientKind, Model } from '../accounts/model.js';
import type { Finding } from '../failures/failure.js';
import type { Change } from '../store/rows.js';

/** The changes that would clear a finding, each by itself. */
export function changesFor(_model: Model | undefined, _kind: ClientKind | undefined): (finding: Finding) => readonly Change[] {
  return (finding) => (finding.level === 'note' || finding.fix[0] === undefined ? [] : [{ change: finding.fix[0], basis: 'advice' }]);
}
