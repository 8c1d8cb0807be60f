import type { MissingFact } from '../accounts/answer.js';
import { directory } from '../accounts/directory.js';
import { isConfigMgr } from '../accounts/kinds.js';
import type { Advertisement, Client, Model, Program } from '../accounts/model.js';
import { byComputer, byUser, ownCells } from './cells.js';
import { checksOf, namesIn } from './checks.js';
import type { Combination } from './combination.js';
import { judge, type Outcome, startable } from './judge.js';
import { prepared, programKey, type Site } from './site.js';
import { type About, Tally } from './tally.js';

export interface Audit {
  readonly schemaVersion: 1;
  readonly classes: readonly {
    readonly id: string;
    readonly title: string;
    readonly machines: number;
    readonly names: readonly string[];
  }[];
  readonly advertisements: number;
  readonly combinations: readonly Combination[];
  /** Facts that the model lacks, each once, those first that would decide most. */
  readonly missing: readonly (MissingFact & { readonly combinations: number })[];
  /** What was taken for granted because the model does not say. */
  readonly notes: readonly string[];
}

export interface AuditOptions {
  /** Keep the names of everybody, not only some. */
  readonly everybody?: boolean;
  /** Accounts that are no users although they are in Domain Users; those of the site are none anyway. */
  readonly apart?: readonly string[];
}

/** Will every advertisement work on every kind of client, for every kind of user in its collection? */
export function audit(given: Model, { everybody = false, apart = [] }: AuditOptions = {}): Audit {
  const site = prepared(given, apart);
  const tally = new Tally(site, everybody);
  for (const advertisement of site.advertisements) auditOne(advertisement, site, tally);
  return {
    schemaVersion: 1,
    classes: site.classes.map(({ id, title, machines }) => ({
      id,
      title,
      machines: machines.length,
      names: machines.slice(0, 3).flatMap((at) => site.clients[at]?.name ?? []),
    })),
    advertisements: site.advertisements.length,
    combinations: tally.combinations(),
    missing: tally.missing(),
    notes: [...site.notes],
  };
}

/** Outcomes go here, with the positions of the machines and the numbers of the users whom they are about. */
type Sink = (outcome: Outcome, about: About) => void;

function auditOne(advertisement: Advertisement, site: Site, tally: Tally): void {
  const { packageId, programName } = advertisement;
  const program = startable(site.programs.get(programKey(packageId, programName)) ?? { packageId, name: programName });
  const held = directory(site.model).packages.get(packageId.toLowerCase());
  const checks = checksOf(program, held, packageId, site.model);
  const names = namesIn(checks, site.model);
  const reached = site.collections.reached(advertisement);
  if (reached.unknown.length > 0) site.notes.add(`The model does not say who is in ${reached.unknown.join(', ')}: all clients are taken.`);
  const users = once(() => byUser(reached.users, names, site));
  const trial = {
    names,
    site,
    program,
    users,
    run: (client: Client) => judge({ client, program, checks, advertisement, model: site.model }),
  };
  const here = new Set(reached.machines);
  for (const { id, machines } of site.classes) {
    const sink = tally.sink(advertisement, id);
    const own = here.size === site.clients.length ? machines : machines.filter((at) => here.has(at));
    for (const cell of ownCells(own, names, site)) withOwner(cell, trial, sink);
    if (reached.users.length > 0) withUsers(machines, reached.users, trial, sink);
  }
  if (reached.machines.length === 0 && reached.users.length === 0) tally.nobody(advertisement);
}

/** One advertisement, ready to be tried on clients. */
interface Trial {
  readonly names: readonly string[];
  readonly site: Site;
  readonly program: Program;
  /** The users of the collection in classes that are alike, whatever the machine. */
  readonly users: () => readonly (readonly number[])[];
  readonly run: (client: Client) => Outcome;
}

/** Machines that are alike, each with whoever is logged on there. */
function withOwner(machines: readonly number[], { site, run }: Trial, sink: Sink): void {
  const client = site.clients[machines[0] ?? 0];
  if (!client) return;
  const outcome = run(client);
  const users =
    outcome.runsAs?.kind === 'logged-on-user' ? machines.flatMap((at) => site.owners[at] ?? -1).filter((id) => id >= 0) : undefined;
  sink(outcome, { machines, users });
}

/** Users who may log on to any machine of a class. */
function withUsers(
  machines: readonly number[],
  everybody: readonly number[],
  { names, site, program, users, run }: Trial,
  sink: Sink,
): void {
  const client = site.clients[machines[0] ?? 0];
  // Accounts of a domain cannot log on to a machine that is in none.
  if (!client || client.role === 'workgroup' || client.role === 'winpe') return;
  const loggedOn = (one: Client, id: number | undefined): Client => ({
    ...one,
    interactiveUser: program.programCanRun === 'only-when-no-user' || id === undefined ? null : site.roster.names[id],
  });
  const first = run(loggedOn(client, everybody[0]));
  const decides = first.runsAs === undefined || first.runsAs.kind === 'logged-on-user';
  let computers: readonly (readonly number[])[] | undefined;
  for (const ids of decides ? users() : [everybody]) {
    const outcome = run(loggedOn(client, ids[0]));
    const whom = decides ? ids : undefined;
    // The machine matters only where it runs the program, or where it may be tried after the user (R37b).
    if (decides && (outcome.verdict === 'works' || !(client.kind === undefined || isConfigMgr(client.kind))))
      sink(outcome, { machines, users: whom });
    else {
      computers ??= byComputer(machines, names, site);
      for (const group of computers) sink(run(loggedOn(site.clients[group[0] ?? 0] ?? client, ids[0])), { machines: group, users: whom });
    }
  }
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
