import type { Executable } from './executable.js';
import { type MsiCall, msiCall } from './msi.js';
import { type Word, words } from './words.js';

export type Engine = 'msiexec' | 'installshield' | 'nsis' | 'inno' | 'wise' | 'script' | 'cmd' | 'powershell' | 'unknown';

export interface Installer {
  readonly engine: Engine;
  /** True: its switches ask for a run that waits for nobody. Left out where nothing tells. */
  readonly silent?: boolean;
  readonly msi?: MsiCall;
}

/** What is known of a call before it is judged: the last part of the executable's name, and what follows. */
interface Call {
  readonly line: string;
  readonly executable: Executable;
  readonly name: string;
  readonly words: readonly Word[];
}

const generalSilence = /^[/-]{1,2}(s|silent|verysilent|q|quiet|qn|qb[!+-]*|qr|unattended|u|sms)$/i;

/** Which setup engine a command line calls, as far as its name and switches show; undefined where it calls none that is known. */
export function installerOf(line: string, executable: Executable, args: readonly Word[]): Installer | undefined {
  const name = (executable.path.split(/[\\/]/).at(-1) ?? '').toLowerCase();
  const call: Call = { line, executable, name, words: args };
  return msi(call) ?? interpreter(call) ?? setup(call);
}

function msi({ line, executable, name, words }: Call): Installer | undefined {
  const direct = /\.ms[ip]$/.test(name);
  if (!direct && !/^msiexec(\.exe)?$/.test(name)) return undefined;
  const action = name.endsWith('.msp') ? 'patch' : 'install';
  return {
    engine: 'msiexec',
    silent: words.some(({ text }) => /^[/-](q[nbr]?[!+-]*|quiet|passive)$/i.test(text)),
    msi: msiCall(line, words, direct ? { action, package: executable.path } : {}),
  };
}

function interpreter({ name }: Call): Installer | undefined {
  if (/^(cmd|command)(\.exe|\.com)?$|\.(bat|cmd)$/.test(name)) return { engine: 'cmd' };
  if (/^(powershell|pwsh)(\.exe)?$|\.ps1$/.test(name)) return { engine: 'powershell' };
  if (/^(cscript|wscript|mshta|kix32|perl)(\.exe)?$|\.(vbs|vbe|js|jse|wsf|wsh|hta|kix|pl)$/.test(name)) return { engine: 'script' };
  return undefined;
}

/** The switches that only one engine has; the first that fits decides. */
const engines: readonly (readonly [Engine, RegExp, RegExp])[] = [
  ['inno', /^[/-](verysilent|sp-|suppressmsgboxes|mergetasks(=.*)?|tasks=.*|loadinf=.*|saveinf=.*)$/i, /^[/-](verysilent|silent)$/i],
  ['installshield', /^[/-](f[12].*|v.+|sms|ia_.*)$/i, /^[/-]s$/i],
  ['nsis', /^\/(ncrc|d=.*)$/i, /^\/S$/],
  ['wise', /^[/-](m=.*|t|x .*|z .*)$/i, /^[/-]s$/i],
];

function setup({ name, words: given }: Call): Installer | undefined {
  if (given.length === 0) return /setup|install/.test(name) ? { engine: 'unknown' } : undefined;
  const has = (option: RegExp) => given.some(({ text }) => option.test(text));
  const found = engines.find(([, own]) => has(own));
  if (found) return { engine: found[0], silent: has(found[2]), ...passedOn(given) };
  if (/^(setup|_?inst.*)\.exe$/.test(name) && has(/^[/-]s$/)) return { engine: 'installshield', silent: true };
  if (has(generalSilence)) return { engine: 'unknown', silent: true };
  return /setup|install/.test(name) ? { engine: 'unknown' } : undefined;
}

/** InstallShield hands what stands behind `/v` to Windows Installer. */
function passedOn(given: readonly Word[]): { msi: MsiCall } | undefined {
  const option = given.find(({ text }) => /^[/-]v.+/i.test(text) && !/^[/-]very/i.test(text));
  if (!option) return undefined;
  const inner = option.text.slice(2).replace(/^"|"$/g, '');
  return { msi: msiCall(inner, words(inner), { action: 'install' }) };
}
