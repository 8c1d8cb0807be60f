import { directory } from '../accounts/directory.js';
import type { Advertisement, Client, Model, Program } from '../accounts/model.js';
import { accountKey } from '../accounts/names.js';
import { Splitter } from './classes.js';
import { anyUser, Collections, memberOf, openTargets } from './collection.js';
import { clientsOf, type MachineClass, machineClasses } from './machines.js';
import { type Roster, rosterOf } from './roster.js';

/** A model made ready for an audit: everything that has a name has a number as well. */
export interface Site {
  readonly model: Model;
  readonly clients: readonly Client[];
  readonly classes: readonly MachineClass[];
  readonly advertisements: readonly Advertisement[];
  readonly programs: ReadonlyMap<string, Program>;
  readonly roster: Roster;
  readonly splitter: Splitter;
  readonly collections: Collections;
  /** Number of the computer account of each client, and of whoever is logged on there; -1 where there is none. */
  readonly computers: Int32Array;
  readonly owners: Int32Array;
  readonly notes: Set<string>;
}

/** `apart` are accounts that are no users, besides those of the site. */
export function prepared(given: Model, apart: readonly string[]): Site {
  const advertisements = advertisementsOf(given);
  // Somebody stands for the members of a group whom the model does not list.
  const members = openTargets(given, advertisements).map((group) => ({ name: memberOf(group), groups: [group] }));
  const model = members.length === 0 ? given : { ...given, accounts: [...given.accounts, ...members] };
  const clients = clientsOf(model).map((client) => ({ ...client, interactiveUser: userOf(client) }));
  const roster = rosterOf(model, moreNames(model, clients));
  const id = (name: string | null | undefined) => (name ? (roster.ids.get(accountKey(name)) ?? -1) : -1);
  return {
    model,
    clients,
    classes: machineClasses(clients, model),
    advertisements,
    programs: new Map(model.programs.map((program) => [programKey(program.packageId, program.name), program])),
    roster,
    splitter: new Splitter(roster),
    collections: new Collections(model, clients, roster, apart),
    computers: Int32Array.from(clients, (client) => id(computerName(client))),
    owners: Int32Array.from(clients, (client) => id(client.interactiveUser)),
    notes: notesOn(given),
  };
}

function notesOn({ clients, advertisements }: Model): Set<string> {
  const notes = new Set<string>();
  if (clients.length === 0) notes.add('The model names no client: a plain workstation of the site is audited.');
  if (advertisements.length === 0) notes.add('The model names no advertisement: each program is audited as if all clients had it.');
  return notes;
}

/** Programs that nobody advertises are audited where nothing at all is advertised. */
function advertisementsOf({ advertisements, programs }: Model): readonly Advertisement[] {
  return advertisements.length > 0 ? advertisements : programs.map(({ packageId, name }) => ({ packageId, programName: name }));
}

export function programKey(packageId: string, name: string): string {
  return `${packageId.toLowerCase()} ${name.toLowerCase()}`;
}

/** Who is logged on as far as the model tells; else a user of the domain about whom nothing is said. */
function userOf({ interactiveUser, domain }: Client): string | null | undefined {
  return interactiveUser === undefined && domain !== undefined ? anyUser(domain) : interactiveUser;
}

/** Accounts that an audit speaks of besides those of the model: the computers, and one user of each domain about whom nothing is said. */
function moreNames(model: Model, clients: readonly Client[]): readonly string[] {
  const only = directory(model).onlyDomain?.toUpperCase();
  const domains = [...clients.flatMap(({ domain }) => domain ?? []), ...model.domains.map(({ name }) => name), ...(only ? [only] : [])];
  return [
    ...new Set(domains.map(anyUser)),
    ...clients.flatMap((client) => [computerName(client) ?? [], client.interactiveUser ?? []].flat()),
  ];
}

function computerName({ name, domain }: Client): string | undefined {
  return name === undefined || domain === undefined ? undefined : `${domain}\\${name.split('.')[0]}$`;
}
