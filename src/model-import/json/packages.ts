import type { Item } from '../gap.js';
import { about } from '../statements.js';
import type { Fields } from './fields.js';

/** Bits of `PkgFlags`: "Copy the content in this package to a package share on distribution points". */
const copyContent = 0x80;
const noSource = 1;

/** SMS_Package: `Get-CMPackage`. */
export function* packageOf(fields: Fields, id: string, origin: string): Iterable<Item> {
  const source = fields.number('PkgSourceFlag');
  const size = fields.number('PackageSize');
  const flags = fields.bits('PkgFlags');
  const share = fields.number('ShareType');
  yield* about('package', { packageId: id }, origin, {
    name: fields.text('Name', 'LocalizedDisplayName'),
    hasSourceFiles: source === undefined || source === 0 ? undefined : source !== noSource,
    sourceVersion: fields.number('SourceVersion'),
    // Kilobytes.
    sizeMB: size === undefined || size <= 0 ? undefined : Math.round((size / 1024) * 100) / 100,
    // 1: the common share, 2: one of its own.
    shareMode: share === 1 ? 'common' : share === 2 && fields.text('ShareName') ? 'custom-share' : undefined,
    shareName: share === 2 ? fields.text('ShareName') : undefined,
    copyToPackageShare: flags === undefined ? undefined : (flags & copyContent) !== 0,
  });
}
