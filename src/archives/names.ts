const longest = 1_024;

/** Names that Windows gives to devices, in any folder and with any extension. */
const device = /^(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$)\s*(?:\.|$)/i;

/** The name of an entry, with `/` between folders; or why it is not one that an honest archive holds. */
export function entryName(raw: string): { readonly path: string } | { readonly reason: string } {
  if (raw.length > longest) return { reason: 'its name is longer than any path' };
  const path = raw.replaceAll('\\', '/').replace(/^(?:\.\/)+/, '');
  if (path.includes('\0')) return { reason: 'its name holds a NUL character' };
  if (/^(?:\/|[a-z]:)/i.test(path)) return { reason: 'it is named by an absolute path' };
  const segments = path.split('/');
  if (segments.includes('..')) return { reason: 'its name leads out of the archive' };
  if (segments.some((segment) => device.test(segment))) return { reason: 'it is named like a device' };
  if (path.includes(':')) return { reason: 'its name holds a colon, as those of hidden streams do' };
  const kept = segments.filter((segment) => segment !== '' && segment !== '.');
  return kept.length === 0 ? { reason: 'it has no name' } : { path: kept.join('/') };
}
