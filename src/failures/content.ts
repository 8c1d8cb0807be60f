import type { EventKind } from '../../grammars/event.js';
import type { DistributionPoint } from '../accounts/model.js';
import { serverKey } from '../accounts/names.js';
import { uncPath } from '../accounts/paths.js';
import type { LoggedEvent, Run } from '../runs/run.js';
import { after, type CodeSeen, codesOf, newest } from './evidence.js';
import type { Facts, Resource } from './failure.js';
import { namedPaths } from './named-paths.js';
import { refusals } from './refusals.js';

/** A server or share that does not answer: Win32 errors of section 5 (Q186539, Q186551), and what WinHTTP says for the same. */
export const networkErrors: readonly number[] = [51, 53, 54, 55, 59, 67, 121, 1203, 1225, 1231, 1232, 12002, 12007, 12029, 12030];

/** What APM says when no distribution point is left; slow link is only one of its reasons (R75, Q302535). */
export const noUsableLocation = 0xe0040013;

/** Sentences that are about the content and nothing else, whatever their path looks like. */
const aboutContent: ReadonlySet<EventKind> = new Set<EventKind>([
  'content-location-refused',
  'content-unavailable',
  'download-failed',
  'transfer-retried',
  'file-copied',
]);

/** Sentences that may be about the content: their path decides. */
const maybeContent: ReadonlySet<EventKind> = new Set<EventKind>([
  'connection-refused',
  'program-start-failed',
  'web-request-failed',
  'program-failed',
  'error-handled',
  'evidence',
]);

/** Is it a web folder of a distribution point? Other web addresses are those of a management point. */
export function isContentFolder(path: string): boolean {
  return /\/(?:NOCERT_)?SMS_DP_/i.test(path);
}

const contentLog = /^(DataTransferService|ContentTransferManager|ContentAccess|FileBITS|LocationServices)$/i;

/** An error that the client met on its way to the content. */
export interface ContentError extends CodeSeen {
  readonly resource?: Resource | undefined;
}

/** Errors on the way to the content of the run, in time order; those at a client access point or at another share are not among them. */
export function contentErrors(run: Run, facts: Facts): ContentError[] {
  return codesOf(run).flatMap((seen) => {
    const { event } = seen;
    if (!aboutContent.has(event.kind) && !maybeContent.has(event.kind)) return [];
    const resource = placeOf(event, run, facts);
    return isContent(event, resource) ? [{ ...seen, resource }] : [];
  });
}

function isContent(event: LoggedEvent, resource: Resource | undefined): boolean {
  if (resource?.kind === 'client-access-point') return false;
  if (resource?.kind === 'distribution-point' || aboutContent.has(event.kind)) return true;
  if (resource?.kind === 'web') return isContentFolder(resource.path);
  if (event.kind === 'web-request-failed' && event.path !== undefined) return isContentFolder(event.path);
  if (event.kind === 'evidence') return contentLog.test(event.seen.component);
  return resource === undefined;
}

/** Where an event happened: its own path, or the one that other entries of the run join with it. */
function placeOf(event: LoggedEvent, run: Run, facts: Facts): Resource | undefined {
  const own = namedPaths(event, run)[0];
  const found = own === undefined ? joined(event, run, facts) : facts.resource(own);
  return found && { kind: found.kind, path: found.path };
}

/** The path that belongs to an event without one; of several modelled distribution points none is taken for it. */
function joined(event: LoggedEvent, run: Run, facts: Facts): Resource | undefined {
  const places = refusals(run, facts).filter((each) => each.event === event);
  const [place] = places;
  if (place?.proof !== 'modelled') return place;
  return places.length === 1 ? { ...place, path: `\\\\${place.server}` } : undefined;
}

/** The distribution points that the model gives the package. Undefined where it does not say. */
export function pointsOf({ package: pack, model }: Facts): readonly DistributionPoint[] | undefined {
  return pack?.distributionPoints?.map(
    (server) => model.distributionPoints.find((point) => serverKey(point.server) === serverKey(server)) ?? { server },
  );
}

/** The distribution point of a path, as the model knows it; without a path, the only one of the package. */
export function pointAt(resource: Resource | undefined, facts: Facts): DistributionPoint | undefined {
  if (!resource) {
    const points = pointsOf(facts);
    return points?.length === 1 ? points[0] : undefined;
  }
  const server = serverName(resource);
  return server === undefined ? undefined : facts.model.distributionPoints.find((point) => serverKey(point.server) === serverKey(server));
}

function serverName({ path }: Resource): string | undefined {
  return uncPath(path)?.server ?? /^\\\\([^\\]+)$/.exec(path)?.[1];
}

/** `\\DP1` of a path, `dp1.corp.example` of a web address. */
export function serverOf(resource: Resource | undefined): string | undefined {
  const server = resource && serverName(resource);
  return server === undefined || resource?.kind === 'web' ? server : `\\\\${server}`;
}

/** A later event that shows that the content was reached all the same. */
export function reachedAfter(run: Run, event: LoggedEvent): LoggedEvent | undefined {
  return after(run, event).find(
    (each) =>
      reaching.has(each.kind) ||
      (each.kind === 'content-locations-counted' && each.reachable > 0) ||
      (each.kind === 'program-exited' && event.kind !== 'program-exited'),
  );
}

const reaching: ReadonlySet<EventKind> = new Set<EventKind>([
  'connection-made',
  'file-copied',
  'download-completed',
  'content-available',
  'hash-verified',
  'program-starting',
  'program-started',
]);

/** The log says that not one of the distribution points that are there answered. */
export function noneAnswered(run: Run): LoggedEvent | undefined {
  const counted = newest(run, 'content-locations-counted');
  return counted?.reachable === 0 && counted.available !== undefined && counted.available > 0 ? counted : undefined;
}
