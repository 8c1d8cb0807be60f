import type { Case } from './cases.js';

/** Names with a meaning of their own, which no site can choose. */
const fixed =
  /^(?:NT AUTHORITY|BUILTIN|WINNT|WINDOWS|SYSTEM32|MSWNET|NWBIND|NWNDS|ABEXPRT|CAP_\w+|SMS_\w+|SMSPKG\w?\$?|IPC\$|SYSTEM|LOCALHOST)$/i;
const special =
  /^(?:SMS.*[&$]|SMSCli\w*|SMSClient_\w+|Domain (?:Users|Admins|Computers)|Administrators|Users|Guests|Guest|Everyone|IUSR_.*|SYSTEM|.*\$)$/i;

/** The next letter or digit, so that length and kind of a name stay. */
function turned(name: string): string {
  return name.replace(/[a-z0-9]/gi, (one) => {
    if (/\d/.test(one)) return String((Number(one) + 1) % 10);
    const base = one < 'a' ? 65 : 97;
    return String.fromCharCode(base + ((one.charCodeAt(0) - base + 1) % 26));
  });
}

/** Another package or advertisement of the same site: three characters stay, five hexadecimal digits turn. */
function otherId(id: string): string {
  return id.slice(0, 3) + id.slice(3).replace(/./g, (digit) => ((Number.parseInt(digit, 16) + 3) % 16).toString(16).toUpperCase());
}

/** New names for packages, advertisements, servers, machines, domains and users, each everywhere the same. */
export function renaming({ logs, yaml = '' }: Case): (text: string) => string {
  const text = [...Object.values(logs), yaml].join('\n');
  const names = new Map<string, string>();
  const add = (name: string | undefined) => {
    if (name && name.length > 2 && !fixed.test(name))
      names.set(name.toLowerCase(), turned(name.toUpperCase() === name ? name : name.toLowerCase()));
  };
  for (const [, server] of text.matchAll(/(?<![\w:\\])\\\\{1,3}([A-Za-z][\w-]{2,})(?=\\)/g)) add(server);
  for (const [, machine] of text.matchAll(/(?:MachineName = "|client: \{ (?:kind: [\w-]+, )?name: |server: )([\w-]+)/g)) add(machine);
  for (const [, domain, user] of text.matchAll(
    /(?:'|user '|user |credential: '|")([A-Za-z][\w-]{2,})\\{1,2}([A-Za-z][\w.-]*(?: [A-Z]\w+)*)(?=['"\s,.)])/g,
  )) {
    if (domain && !fixed.test(domain) && user) {
      add(domain);
      if (!special.test(user)) add(user);
    }
  }
  const ids = new Set(text.match(/\b[A-Z][A-Z0-9]{2}[0-9A-F]{5}\b/g));
  return (one) => {
    const renamed = one.replace(/(?<![\w$&-])[A-Za-z][\w-]{2,}(?![\w&$]|: |\.(?:log|exe|cpp|msi|cmd|bat))/g, (word) => {
      const name = names.get(word.toLowerCase());
      return name === undefined || ids.has(word) ? word : name;
    });
    return renamed.replace(/\b[A-Z][A-Z0-9]{2}[0-9A-F]{5}\b/g, (id) => (ids.has(id) ? otherId(id) : id));
  };
}
