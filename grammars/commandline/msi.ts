import { joined } from './executable.js';
import type { Word } from './words.js';

export type MsiAction = 'install' | 'administer' | 'advertise' | 'uninstall' | 'repair' | 'patch';

/** What Windows Installer was asked to do. */
export interface MsiCall {
  readonly action?: MsiAction;
  /** Path of the package, or a product code in braces. */
  readonly package?: string;
  /** Names in capitals. */
  readonly properties: Readonly<Record<string, string>>;
  /** Where the property is given with a value that Windows Installer knows: 1 for the machine, 2 by privileges, empty for the user. */
  readonly allUsers?: '0' | '1' | '2' | '';
}

const actions: readonly (readonly [RegExp, MsiAction])[] = [
  [/^[/-](?:package|i)(?=$|["\\{a-z%])/i, 'install'],
  [/^[/-](?:uninstall|x)(?=$|["\\{a-z%])/i, 'uninstall'],
  [/^[/-](?:update|p)(?=$|["\\a-z%])/i, 'patch'],
  [/^[/-]f[pecmsuvoda]*$/i, 'repair'],
  [/^[/-]a$/i, 'administer'],
  [/^[/-]j[um]?$/i, 'advertise'],
];
/** Options that begin like an action and are none. */
const others = /^[/-](passive|promptrestart|forcerestart|norestart|quiet)$/i;
/** Options of msiexec that take the next word. */
const takesNext = /^[/-](l[iwearucmopvx*+!]*|log|t|g|m|n|c)$/i;
const property = /^([A-Za-z_][\w.]*)=([\s\S]*)$/;

/** Options of `msiexec.exe` (L-MSI, command-line options), from the words behind it. */
export function msiCall(line: string, words: readonly Word[], start: { action?: MsiAction; package?: string } = {}): MsiCall {
  let { action, package: source } = start;
  const properties: [string, string][] = [];
  for (let at = 0; at < words.length; at++) {
    const text = words[at]?.text ?? '';
    const found = others.test(text) ? undefined : actions.find(([option]) => option.test(text));
    const assignment = property.exec(text);
    if (found) {
      const [option, meaning] = found;
      action = meaning;
      const attached = text.replace(option, '');
      if (attached) source = attached;
      else if (isValue(words[at + 1])) {
        const rest = words.slice(at + 1);
        const taken = joined(line, rest, /\.ms[ip]$/i);
        source = taken > 1 ? line.slice(rest[0]?.from, rest[taken - 1]?.to) : rest[0]?.text;
        at += taken;
      }
    } else if (takesNext.test(text)) at++;
    else if (assignment) properties.push([(assignment[1] ?? '').toUpperCase(), assignment[2] ?? '']);
  }
  return call(action, source, Object.fromEntries(properties));
}

const isValue = (word: Word | undefined) => word !== undefined && (word.quoted || !/^[/-]/.test(word.text));

function call(action: MsiAction | undefined, source: string | undefined, properties: Record<string, string>): MsiCall {
  const all = properties.ALLUSERS;
  const allUsers = all === '0' || all === '1' || all === '2' || all === '' ? all : undefined;
  return { ...(action && { action }), ...(source && { package: source }), properties, ...(allUsers !== undefined && { allUsers }) };
}
