import type { Target } from './answer.js';
import { directory } from './directory.js';
import { isCcm } from './kinds.js';
import type { ClientKind, Model } from './model.js';
import { domainKey, sameMachine, serverKey } from './names.js';

/** The server that judges an access: whose account database, trusts and local groups count. */
export interface Place {
  readonly server: string;
  /** Its comparable name. */
  readonly key: string;
  /** Comparable name; undefined where the model does not tell. */
  readonly domain: string | undefined;
  readonly role: 'workstation' | 'member-server' | 'domain-controller' | undefined;
  /** Members of its local groups, by group name in lower case. */
  readonly localGroups: ReadonlyMap<string, readonly string[]>;
  readonly guestEnabled: boolean;
  /** Windows 2000 or later, where the local group Users holds Authenticated Users. */
  readonly modern: boolean | undefined;
  readonly reachable: boolean | undefined;
}

type Places = WeakMap<Model, Map<string, Place>>;

// Only whether the client is a CCM client matters for what is taken of a server.
const ccmPlaces: Places = new WeakMap();
const legacyPlaces: Places = new WeakMap();

function knownPlaces(model: Model, places: Places): Map<string, Place> {
  const known = places.get(model) ?? new Map<string, Place>();
  places.set(model, known);
  return known;
}

/** The server of the target with everything that the model says about it, as distribution point, share, client or domain controller. */
export function placeOf(target: Target, model: Model, kind: ClientKind): Place {
  const known = knownPlaces(model, isCcm(kind) ? ccmPlaces : legacyPlaces);
  const key = serverKey(target.server);
  const found = known.get(key);
  if (found) return found;
  const made = describe(target.server, model, kind);
  known.set(key, made);
  return made;
}

function describe(server: string, model: Model, kind: ClientKind): Place {
  const index = directory(model);
  const key = serverKey(server);
  const machine = index.clients.get(key);
  const controlled = model.domains.find((domain) => domain.domainControllers?.some((name) => sameMachine(name, server)));
  const faces = [index.distributionPoints.get(key), ...(index.shares.get(key) ?? [])].flatMap((face) => face ?? []);
  const stated = faces.find((face) => face.serverDomain !== undefined)?.serverDomain ?? controlled?.name ?? machine?.domain;
  const domain = stated === undefined ? index.onlyDomain : domainKey(stated);
  const role =
    faces.find((face) => face.serverRole !== undefined)?.serverRole ?? (controlled ? 'domain-controller' : serverRole(machine?.role));
  const facts = domain === undefined ? undefined : index.domains.get(domain);
  const groups = [machine, ...faces].flatMap((face) => Object.entries(face?.localGroups ?? {}));
  return {
    server,
    key,
    domain,
    role,
    localGroups: new Map(groups.map(([name, members]) => [name.toLowerCase(), members])),
    // Guest is off on a server unless somebody turns it on.
    guestEnabled: faces.some((face) => face.guestEnabled) || (role === 'domain-controller' && facts?.guestEnabled === true),
    modern: facts?.kind === 'nt4' ? false : facts?.kind !== undefined || isCcm(kind) ? true : undefined,
    reachable: faces.some((face) => face.reachable === false) ? false : undefined,
  };
}

function serverRole(role: string | undefined): Place['role'] {
  return role === 'workstation' || role === 'member-server' || role === 'domain-controller' ? role : undefined;
}
