import type { Event } from './event.js';
import type { Sentence } from './template.js';

/** Site code and five hex digits, then perhaps a version: `S0100012.3`. */
const content = /^([A-Z0-9]{3}[0-9A-F]{5})(?:\.\d+)?(?:\.System|\.S-1-[\d-]+)?$/i;
/** `\\DP1\SMSPKGD$\S0100012\`, `http://dp1/SMS_DP_SMSPKG$/S0100012`, `\\DP1\SHARE$\SMSPKG\S0100012\` (account model 1.5). */
const packageShare = /SMSPKG[A-Z]?\$?[\\/]([A-Z0-9]{3}[0-9A-F]{5})(?:\.\d+)?(?:[\\/'"]|$)/i;

/** The package that a content id or the path of a distribution point names; content of applications and updates has no package. */
function packageOf({ contentId, path }: Event): string | undefined {
  const found = content.exec(contentId ?? '') ?? packageShare.exec((path ?? '').slice(0, 1_000));
  return found?.[1]?.toUpperCase();
}

/** The same sentences; their events name the package too where a content id or a path shows it, so that they join the runs of it. */
export const namingPackages = (sentences: readonly Sentence[]): readonly Sentence[] =>
  sentences.map((sentence) => ({
    ...sentence,
    event: (fields) => {
      const event = sentence.event(fields);
      const packageId = event && event.packageId === undefined ? packageOf(event) : undefined;
      return event && packageId ? { ...event, packageId } : event;
    },
  }));
