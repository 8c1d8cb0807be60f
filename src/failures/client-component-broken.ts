import { win32Of } from '../../grammars/numbers.js';
import type { Run } from '../runs/run.js';
import { type Logged, lines, of, succeeded } from './evidence.js';
import type { Facts, FailureClass, Match, Unfit } from './failure.js';
import { told } from './told.js';

/** User rights, logon of a service, access: failures of accounts with classes of their own. */
const ofAccounts = [1314, 1300, 1069, 1326, 1385, 1909, 5];
/** Windows Installer service not reachable; a service did not answer in time. */
const ofWindows = [1601, 1053];
const telling = { win32: ofWindows, exits: ofWindows };
/** The file is not the one that the site knows; no right is missing (account model, section 9). */
const checksum = 5;

/** G27 (Q246331, Q270912, Q289552, Q309437, Q320235). */
export const clientComponentBroken: FailureClass = {
  id: 'client-component-broken',
  section: 'G27',
  title: 'A component of the client is damaged or does not start',
  level: 'error',
  clients: ['9x', 'legacy', 'ccm'],
  signs: { kinds: ['client-component-failed', 'service-launch-failed'], ...telling },
  find(run, facts) {
    if (succeeded(run)) return undefined;
    const broken = of(run, 'client-component-failed').filter(isBroken);
    const launch = of(run, 'service-launch-failed').at(-1);
    const error = launch?.code && win32Of(launch.code);
    if (broken.length > 0) return ofComponents(broken, facts);
    if (launch) return error !== undefined && ofAccounts.includes(error) ? refused(error) : ofLaunch(launch);
    return ofInstaller(run);
  },
};

type Failure = Logged<'client-component-failed'>;

/** What has a class of its own: versions that do not fit, the identity of the client, a client that is being removed. */
function isBroken({ reason, component, code }: Failure): boolean {
  if (/version|being removed/.test(reason) || component === 'client identity') return false;
  return !(/registered/.test(reason) && code?.value === checksum);
}

function refused(error: number): Unfit {
  return { whyNot: `${error} is a matter of its account, not of its files` };
}

function ofComponents(broken: readonly Failure[], { client }: Facts): Match {
  const names = [...new Set(broken.flatMap(({ component, path }) => component?.trim() || path || []))];
  const first = broken[0];
  const crc = broken.some(({ code, reason }) => code?.value === checksum && /checksum|launched|started/.test(reason));
  const terminal = /terminal server/i.test(client.os ?? '');
  return {
    verdict: broken.every(({ unconfirmed }) => unconfirmed) ? 'probable' : 'confirmed',
    seen: lines(...broken.slice(0, 6)),
    because: [
      ...broken.slice(0, 4).map(({ component, reason, code }) => ({
        rule: 'R71',
        text: `${component?.trim() || 'A component of the client'}: ${reason}${code ? ` (${code.text})` : ''}.`,
      })),
      ...(crc
        ? [
            {
              rule: 'R71',
              text: 'The 5 stands for a checksum that the site does not know: the file was replaced, for example by a hotfix. No right is missing.',
            },
          ]
        : []),
      ...(terminal
        ? [{ rule: 'R71', text: 'By the model the client runs on a terminal server edition, which this setup does not support.' }]
        : []),
    ],
    ...(first?.path === undefined ? {} : { resource: { kind: 'local' as const, path: first.path } }),
    code: broken.find(({ code }) => code)?.code,
    fix: [
      ...(crc ? ['Let the site know the checksums of replaced client files (regenerate its CRC list), then let the clients update.'] : []),
      ...(terminal ? ['Use a client that supports this operating system.'] : []),
      `Repair or reinstall the client${names.length > 0 ? `: ${names.slice(0, 3).join(', ')}` : ''}; programs run again when its agents do.`,
    ],
  };
}

function ofLaunch(launch: Logged<'service-launch-failed'>): Match {
  return {
    verdict: launch.unconfirmed ? 'probable' : 'confirmed',
    seen: lines(launch),
    because: [
      {
        rule: 'R71',
        text: `The client could not start ${launch.path ?? 'one of its components'}${launch.code ? ` (${launch.code.text})` : ''}.`,
      },
    ],
    ...(launch.path === undefined ? {} : { resource: { kind: 'local', path: launch.path } }),
    code: launch.code,
    fix: [`Check that ${launch.path ?? 'the component'} is there and whole, then repair the client.`],
  };
}

function ofInstaller(run: Run): Match | undefined {
  const seen = told(run, telling);
  if (!seen) return undefined;
  return {
    verdict: 'probable',
    seen: lines(seen.event),
    because: [{ rule: 'R71', text: `A service of Windows that the installation needs does not answer (${seen.code?.text}).` }],
    code: seen.code,
    fix: [
      'Start the Windows Installer service on the client (msiexec /unregister and /regserver where it is damaged), then run the program again.',
    ],
  };
}
