export type Format = 'zip' | 'tar' | 'gzip' | 'xz' | 'cab' | '7z';

/** Bytes that tell what a file is. */
export const headSize = 512;

const marks: readonly (readonly [bytes: string, at: number, format: Format])[] = [
  ['PK\x03\x04', 0, 'zip'],
  ['PK\x05\x06', 0, 'zip'],
  ['\x1f\x8b\x08', 0, 'gzip'],
  ['\xfd7zXZ\0', 0, 'xz'],
  ['MSCF\0\0\0\0', 0, 'cab'],
  ["7z\xbc\xaf'\x1c", 0, '7z'],
  ['ustar', 257, 'tar'],
];

/** Which archive a file is, by its first bytes; `undefined`: none that can be read. */
export function formatOf(head: Uint8Array): Format | undefined {
  const text = Buffer.from(head.buffer, head.byteOffset, Math.min(head.length, headSize)).toString('latin1');
  return marks.find(([bytes, at]) => text.startsWith(bytes, at))?.[2] ?? (isOldTar(head) ? 'tar' : undefined);
}

/** Before POSIX a tar had no mark, only the sum of the bytes of each header. */
function isOldTar(head: Uint8Array): boolean {
  if (head.length < 512 || head[0] === 0) return false;
  const printed = Number.parseInt(Buffer.from(head.subarray(148, 156)).toString('latin1').trim(), 8);
  let sum = 8 * 32;
  for (let at = 0; at < 512; at++) if (at < 148 || at >= 156) sum += head[at] ?? 0;
  return sum === printed;
}

const archive = /\.(?:zip|tar|tgz|txz|gz|xz|cab|7z)$/i;
const strange = /\.(?:rar|bz2|tbz2?|zst|tzst|lzh|arj|ace|z)$/i;

/** Is a file, by its name, an archive? */
export const isArchiveName = (name: string): boolean => archive.test(name);

/** Is a file, by its name, an archive of a kind that is not read? */
export const isStrangeArchive = (name: string): boolean => strange.test(name);

/** `execmgr.log` of `execmgr.log.gz`: what the only entry of a packed file is called. */
export function unpackedName(name: string): string {
  return name.replace(/\.t([gx])z$/i, '.tar').replace(/\.(?:gz|xz)$/i, '');
}

/** `WKS12` of `WKS12.tar.gz`. */
export function stem(name: string): string {
  return name.replace(/\.(?:tar\.)?(?:gz|xz)$/i, '').replace(archive, '');
}
