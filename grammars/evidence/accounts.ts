const most = 16;

const qualified =
  /(?<![\w\\/:.$%-])(NT AUTHORITY|NT SERVICE|[A-Za-z0-9][\w.-]{0,62})\\((?<=NT AUTHORITY\\)(?:LOCAL|NETWORK) SERVICE|[\w&$@.-]{1,64})(?![\w\\/])/g;
const sid = /(?<![\w-])S-1-\d{1,3}(?:-\d{1,10}){1,14}(?![\w-])/g;

/** Roots of the registry, of WMI and of file trees. */
const noDomain = /^(?:HK\w*|SOFTWARE|SYSTEM|SYSTEM32|ROOT|CIMV2|CCM\w*|SMS|WINDOWS|WINNT|CURRENTVERSION|MICROSOFT|CLASSES|INTERFACE)$/i;
const file =
  /\.(?:exe|dll|sys|msi|msp|log|lo_|ini|inf|cfg|txt|xml|bat|cmd|vbs|ps1|mof|pkg|ofr|ins|dat|tmp|bin|box|zip|cab|sys|tok|lnk|htm|html)$/i;
const cue = /account|user|credential|logon|logged|context|impersonat|owner|group|\bas\b|\bfor\b|\bby\b/i;
const domainName = /^[A-Z0-9][A-Z0-9-]{0,14}$/;

/** Accounts that a text names with their domain, and SIDs, in its order, each once; relative paths and registry keys are none. */
export function accountsIn(text: string): readonly string[] {
  const found: [at: number, account: string][] = [];
  for (const match of text.includes('\\') ? text.matchAll(qualified) : []) {
    const [whole, domain = '', name = ''] = match;
    if (noDomain.test(domain) || file.test(name)) continue;
    const before = text.slice(Math.max(0, match.index - 40), match.index);
    if (domainName.test(domain) || domain.startsWith('NT ') || cue.test(before)) found.push([match.index, whole.replace(/\.$/, '')]);
    if (found.length >= most) break;
  }
  for (const match of text.includes('S-1-') ? text.matchAll(sid) : []) found.push([match.index, match[0]]);
  return [...new Set(found.sort(([a], [b]) => a - b).map(([, account]) => account))].slice(0, most);
}
