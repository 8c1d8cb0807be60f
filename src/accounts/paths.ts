import type { Target } from './answer.js';
import { type Directory, directory } from './directory.js';
import type { Model, Package } from './model.js';
import { serverKey } from './names.js';

export interface UncPath {
  readonly server: string;
  readonly share: string;
  /** Below the share, without a leading backslash; may be empty. */
  readonly rest: string;
}

const unc = /^\\\\([^\\/]{1,255})\\([^\\/]{1,255})(?:\\([\s\S]*))?$/;
const url = /^https?:\/\/([^/:]{1,255})(?::\d+)?\/([^/?]{1,255})\/?([^?]*)/i;

/** Reads `\\server\share\rest`, also behind a NAL prefix and with slashes of a web address; undefined for local paths. */
export function uncPath(text: string): UncPath | undefined {
  const trimmed = text.trim().replace(/^"+|"+$/g, '');
  const web = url.exec(trimmed);
  const found = web ?? unc.exec(trimmed.slice(nalPrefix(trimmed)));
  if (!found) return undefined;
  return { server: found[1] ?? '', share: found[2] ?? '', rest: (found[3] ?? '').replaceAll('/', '\\') };
}

/** Length of what stands before the UNC path of a NAL path: `["Display=..."]MSWNET:["SMS_SITE=S01"]`. */
function nalPrefix(text: string): number {
  const bracket = text.lastIndexOf(']\\\\');
  return bracket === -1 ? (/^[a-z]{2,20}:(?=\\\\)/i.exec(text)?.[0].length ?? 0) : bracket + 1;
}

const commonShare = /^(?:(?:NOCERT_)?SMS_DP_)?SMSPKG[A-Z]?\$$/i;
const packageFolder = /^([A-Z0-9]{3}[0-9A-F]{5})(?:\.\d+)?(?:\\|$)/i;
const clientAccessPoint = /^CAP_[A-Z0-9]{3}$/i;

/**
 * What a path is (1.5): a package on a distribution point, a client access point, or a share that is neither.
 * Undefined for local paths and drive letters.
 */
export function targetOf(path: string, model: Model, packageId?: string): Target | undefined {
  const parts = uncPath(path);
  if (!parts) return undefined;
  const { server } = parts;
  if (clientAccessPoint.test(parts.share)) return { kind: 'cap', server, path };
  const index = directory(model);
  const held = packageAt(parts, index, packageId);
  if (held !== undefined)
    return { kind: 'dp', server, path, package: held ?? undefined, dp: index.distributionPoints.get(serverKey(server)) };
  const share = index.shares.get(serverKey(server))?.find((one) => one.share.toLowerCase() === parts.share.toLowerCase());
  return { kind: 'share', server, path, share };
}

/** The package that stands there; null where it is a package share and the model does not know the package; undefined where it is neither. */
function packageAt(parts: UncPath, index: Directory, packageId: string | undefined): Package | null | undefined {
  const byName = packageId === undefined ? undefined : index.packages.get(packageId.toLowerCase());
  if (commonShare.test(parts.share)) {
    const id = packageFolder.exec(parts.rest)?.[1];
    return (id === undefined ? byName : index.packages.get(id.toLowerCase())) ?? null;
  }
  const candidates = byName ? [byName] : [...index.packages.values()];
  return candidates.find((one) => standsAt(one, parts, index));
}

/** Custom shares and distribution points that were placed on an NT share. */
function standsAt(one: Package, parts: UncPath, index: Directory): boolean {
  if (one.shareName === undefined || one.shareMode === 'common') return false;
  if (!isUnder(`${parts.share}\\${parts.rest}`, one.shareName)) return false;
  if (one.distributionPoints) return one.distributionPoints.some((server) => serverKey(server) === serverKey(parts.server));
  return index.distributionPoints.has(serverKey(parts.server));
}

function isUnder(path: string, folder: string): boolean {
  const [outer, inner] = [folder.replace(/^\\+|\\+$/g, '').toLowerCase(), path.toLowerCase()];
  return inner === outer || inner.startsWith(`${outer}\\`);
}
