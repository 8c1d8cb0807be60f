import { succeeded } from './evidence.js';
import type { Facts, FailureClass, Verdict } from './failure.js';
import { programText } from './run-account.js';
import { shown, told, verdictOf } from './told.js';

const notSupported = 0x87d01251;
/** ERROR_INSTALL_PLATFORM_UNSUPPORTED. */
const installer = 1633;
const telling = { values: [notSupported], win32: [installer], exits: [installer] };

/** G15 (Q321580, G-EVT, KB 873384). */
export const platformNotSupported: FailureClass = {
  id: 'platform-not-supported',
  section: 'G15',
  title: 'The program is not for the operating system of this client',
  level: 'error',
  clients: ['9x', 'legacy', 'ccm'],
  signs: { kinds: ['offer-rejected'], ...telling },
  find(run, facts) {
    if (succeeded(run)) return undefined;
    const seen = told(run, {
      ...telling,
      is: (event) => event.kind === 'offer-rejected' && event.reason === 'platform',
    });
    if (!seen) return undefined;
    const listed = isListed(facts);
    const bySetup = seen.code !== undefined && (seen.code.value & 0xffff) === installer;
    const os = facts.client.os ?? 'its operating system';
    const verdict: Verdict = listed ? (isXp(facts) ? 'probable' : 'contradicted') : verdictOf(seen);
    return {
      verdict: bySetup ? verdictOf(seen) : verdict,
      seen: shown(run, seen.event),
      because: [
        {
          rule: 'R71',
          text: bySetup
            ? `Windows Installer says that the package of ${programText(run)} is not for this platform (${seen.code?.text}).`
            : `The client rejected ${programText(run)} because ${os} is not among its platforms${seen.code ? ` (${seen.code.text})` : ''}.`,
        },
        ...(facts.program?.platforms && !bySetup
          ? [
              {
                rule: 'R71',
                text: `The model lists ${facts.program.platforms.join(', ') || 'no platform'}${listed ? `, which holds ${os}` : ''}.`,
              },
            ]
          : []),
        ...(listed && isXp(facts)
          ? [{ rule: 'R71', text: 'Windows XP is taken for another platform after a Remote Desktop session, until it restarts (Q321580).' }]
          : []),
      ],
      missing:
        listed && !bySetup
          ? [{ fact: 'what platform the client reports to its site', decides: 'whether client or program properties are wrong' }]
          : [],
      process: facts.process.account,
      code: seen.code,
      fix: bySetup
        ? [`Take the package that was made for ${os} (32 or 64 bits), or exclude this platform from the program.`]
        : listed
          ? ['Restart the client, and bring all sites of the hierarchy to the same service pack: each keeps its own list of platforms.']
          : [`Add ${os} to the platforms of ${programText(run)}, or take clients with it out of the collection.`],
    };
  },
};

/** `Windows XP` stands for `Windows XP Professional SP1` and the other way round. */
function isListed({ client, program }: Facts): boolean {
  const os = client.os?.toLowerCase();
  if (os === undefined || os === '') return false;
  return (program?.platforms ?? []).some((each) => each !== '' && (os.startsWith(each.toLowerCase()) || each.toLowerCase().startsWith(os)));
}

function isXp({ client }: Facts): boolean {
  return /\bxp\b/i.test(client.os ?? '');
}
