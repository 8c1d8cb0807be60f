import type { Run } from '../runs/run.js';
import { newest, succeeded } from './evidence.js';
import type { Facts, FailureClass, Match } from './failure.js';
import { callOf, isMsi } from './installer-call.js';
import { asText } from './principals.js';
import { shown, type Told, told } from './told.js';

/** Package cannot be opened, package damaged or not openable, source absent. */
const packageNotOpened = 1619;
const packageInvalid = 1620;
const sourceAbsent = 1612;
const codes = [packageNotOpened, packageInvalid, sourceAbsent];
const telling = { win32: codes, exits: codes };

/** G5 (Q271602, L-MSI, T-2905510). */
export const msiSourceUnavailable: FailureClass = {
  id: 'msi-source-unavailable',
  section: 'G5',
  title: 'Windows Installer cannot open its package or its source',
  level: 'error',
  clients: ['9x', 'legacy', 'ccm'],
  signs: telling,
  find(run, facts) {
    const seen = told(run, telling);
    if (succeeded(run) || !seen) return undefined;
    return match(run, facts, seen);
  },
};

function match(run: Run, facts: Facts, seen: Told): Match {
  const call = callOf(run, facts);
  const unc = call?.uncPaths.find((path) => path !== call.executable.path) ?? call?.uncPaths[0];
  const place = unc === undefined ? undefined : facts.resource(unc);
  const what = call?.installer?.msi?.package ?? unc ?? 'the package';
  const number = (seen.code?.value ?? 0) & 0xffff;
  const shareless = facts.package?.copyToPackageShare === false && number === sourceAbsent;
  const who = facts.process.account ? asText(facts.process.account) : 'the account that runs the program';
  return {
    // Over the network the same number hides a right that is missing or a connection that was dropped: others prove those.
    verdict: seen.sure && (shareless || (isMsi(run, facts) && unc === undefined)) ? 'confirmed' : 'probable',
    seen: shown(run, newest(run, 'command-line', 'program-starting'), seen.event),
    because: [
      { rule: 'R69', text: `${meanings[number]} (${seen.code?.text}); Windows Installer was to use ${what}.` },
      ...(shareless
        ? [
            {
              rule: 'R69',
              text: 'The model says that the content has no package share, and Windows Installer cannot use the web folder of a distribution point as source.',
            },
          ]
        : []),
      ...(unc === undefined ? [] : [{ rule: 'R31', text: `${unc} must be open for ${who} all the time that Windows Installer works.` }]),
    ],
    missing:
      unc === undefined
        ? []
        : [
            {
              fact: `whether ${who} can open ${unc} while the program runs`,
              decides: 'msi-source-unavailable, dp-connection-dropped or a missing right',
            },
          ],
    process: facts.process.account,
    ...(unc !== undefined && place ? { resource: { kind: place.kind, path: unc } } : {}),
    code: seen.code,
    fix: remedy(number, what, who),
  };
}

const meanings: Readonly<Record<number, string>> = {
  [packageNotOpened]: 'The installation package could not be opened',
  [packageInvalid]: 'The installation package is damaged or cannot be opened',
  [sourceAbsent]: 'The source from which the product was installed is not there any more',
};

function remedy(number: number, what: string, who: string): string[] {
  if (number === packageInvalid)
    return [`Compare ${what} on the client or distribution point with the package source, then refresh the package there.`];
  if (number === sourceAbsent)
    return [
      'Give the package a package share on its distribution points and add its path to the source list of the product (Windows Installer source update).',
      'Keep the folder from which a product was installed as long as the product is in use.',
    ];
  return [
    `Open ${what} as ${who} on the client, under exactly that path.`,
    'Use a path inside the package in the command line, not one of a share that only the administrator can open.',
  ];
}
