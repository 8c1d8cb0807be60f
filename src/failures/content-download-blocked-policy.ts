import type { Run } from '../runs/run.js';
import { contentErrors } from './content.js';
import { locationRefused } from './denials.js';
import { codeAmong, lines, newest, origin, succeeded } from './evidence.js';
import type { Facts, FailureClass, Match } from './failure.js';

/** HTTP is asked for and the settings of the client forbid it. */
const protocol = 0x87d00226;
/** No usable client certificate. */
const certificate = 0x87d00280;

/** F11 (T-2905510, M-PKG, G-ERR). */
export const contentDownloadBlockedPolicy: FailureClass = {
  id: 'content-download-blocked-policy',
  section: 'F11',
  title: 'The settings of the client or of the package forbid this way to the content',
  level: 'error',
  clients: ['ccm'],
  find(run, facts) {
    if (succeeded(run)) return undefined;
    return bySetting(run, facts) ?? byPackage(run, facts);
  },
};

function bySetting(run: Run, facts: Facts): Match | undefined {
  const code = origin(run, codeAmong(run, [], [protocol, certificate]));
  if (!code) return undefined;
  const needsHttps = code.code.value === certificate;
  return {
    verdict: code.event.kind === 'evidence' ? 'probable' : 'confirmed',
    seen: lines(code.event, newest(run, 'program-failed', 'content-unavailable')),
    because: [
      {
        rule: 'R37a',
        text: needsHttps
          ? `The distribution point asks for a client certificate, and the client has none that fits (${code.code.text}).`
          : `The content was offered over HTTP, and the settings of the client allow only HTTPS (${code.code.text}).`,
      },
    ],
    process: facts.process.account,
    code: code.code,
    fix: needsHttps
      ? [
          'Give the client a certificate for client authentication from an authority that the site trusts, or allow HTTP or enhanced HTTP at the distribution point.',
        ]
      : ['Set the distribution point and the client to the same protocol: HTTPS with certificates, enhanced HTTP, or HTTP allowed.'],
  };
}

/** Running from the distribution point needs a package share of its own since 2012 (M-PKG). */
function byPackage(run: Run, facts: Facts): Match | undefined {
  const { package: pack, advertisement } = facts;
  const fromPoint = advertisement?.fastNetwork === 'run-from-dp' || advertisement?.slowNetwork === 'run-from-dp';
  if (pack?.copyToPackageShare !== false || !fromPoint || facts.family !== 'ccm') return undefined;
  const error = contentErrors(run, facts).at(-1) ?? codeAmong(run, [], locationRefused);
  if (!error) return undefined;
  return {
    verdict: 'confirmed',
    seen: lines(error.event, newest(run, 'program-failed')),
    because: [
      {
        rule: 'R69',
        text: `The advertisement runs ${pack.packageId} from the distribution point, but its content is not copied to a package share there.`,
      },
      { rule: 'R69', text: `So there is no path that the client could open (${error.code.text}); no permission is at fault.` },
    ],
    process: facts.process.account,
    code: error.code,
    fix: [
      `Turn on "Copy the content in this package to a package share on distribution points" for ${pack.packageId} and redistribute it, or let the advertisement download the content.`,
    ],
  };
}
