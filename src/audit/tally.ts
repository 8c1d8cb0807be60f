import type { MissingFact } from '../accounts/answer.js';
import type { Advertisement } from '../accounts/model.js';
import type { Combination } from './combination.js';
import type { Outcome } from './judge.js';
import type { Site } from './site.js';

/** Whom an outcome is about: positions of clients, numbers of users. `users` is undefined where the user decides nothing. */
export interface About {
  readonly machines: readonly number[];
  readonly users: readonly number[] | undefined;
}

const examples = 3;

interface Draft {
  readonly base: Omit<Combination, 'missing' | 'machines' | 'machineNames' | 'users' | 'userNames' | 'everybody'>;
  readonly machines: (readonly number[])[];
  readonly users: (readonly number[])[];
  readonly missing: Map<string, MissingFact>;
}

/** Gathers outcomes: what ends alike for the same advertisement and class of clients is one combination. */
export class Tally {
  readonly #site: Site;
  readonly #everybody: boolean;
  readonly #combinations: Combination[] = [];
  readonly #facts = new Map<string, { decides: string; combinations: number }>();
  #open: Map<string, Draft> = new Map();

  constructor(site: Site, everybody: boolean) {
    this.#site = site;
    this.#everybody = everybody;
  }

  /** Takes the outcomes of one advertisement on one class of clients; the one before is closed. */
  sink(advertisement: Advertisement, clients: string): (outcome: Outcome, about: About) => void {
    this.#close();
    return (outcome, about) => this.#add(advertisement, clients, outcome, about);
  }

  /** Nobody is in the collection, as far as the model tells. */
  nobody(advertisement: Advertisement): void {
    const fact = `who is in the collection of ${titleOf(advertisement)}`;
    const missing = { fact, decides: 'for whom the advertisement has to work' };
    this.sink(advertisement, '')(
      { verdict: 'undetermined', places: [], because: [], missing: [missing] },
      { machines: [], users: undefined },
    );
  }

  combinations(): readonly Combination[] {
    this.#close();
    return this.#combinations;
  }

  missing(): readonly (MissingFact & { readonly combinations: number })[] {
    this.#close();
    const all = [...this.#facts].map(([fact, { decides, combinations }]) => ({ fact, decides, combinations }));
    return all.sort((a, b) => b.combinations - a.combinations);
  }

  #add(advertisement: Advertisement, clients: string, outcome: Outcome, { machines, users }: About): void {
    const { verdict, failure, runsAs, places, because } = outcome;
    const missing = verdict === 'undetermined' ? outcome.missing : [];
    const role = runsAs?.kind === 'logged-on-user' ? 'the logged-on user' : (runsAs?.name ?? runsAs?.kind);
    const sign = JSON.stringify([verdict, failure, runsAs?.kind, places, missing[0]?.decides]);
    const draft = this.#open.get(sign) ?? {
      base: {
        advertisement: titleOf(advertisement),
        package: advertisement.packageId,
        program: advertisement.programName,
        clients,
        verdict,
        failure,
        runsAs: role,
        places,
        because,
      },
      missing: new Map<string, MissingFact>(),
      machines: [],
      users: [],
    };
    this.#open.set(sign, draft);
    for (const one of missing) draft.missing.set(one.fact, one);
    draft.machines.push(machines);
    if (users) draft.users.push(users);
  }

  #count(missing: Iterable<MissingFact>): void {
    for (const { fact, decides } of missing) {
      const known = this.#facts.get(fact) ?? { decides, combinations: 0 };
      known.combinations += 1;
      this.#facts.set(fact, known);
    }
  }

  #close(): void {
    const { clients, roster } = this.#site;
    const machine = (at: number) => clients[at]?.name ?? '';
    const user = (id: number) => roster.names[id] ?? '';
    for (const draft of this.#open.values()) {
      const machines = together(draft.machines, clients.length);
      const users = together(draft.users, roster.names.length);
      this.#count(draft.missing.values());
      this.#combinations.push({
        ...draft.base,
        missing: [...draft.missing.values()],
        machines: machines.length,
        machineNames: machines.slice(0, examples).map(machine),
        users: users.length,
        userNames: users.slice(0, examples).map(user),
        ...(this.#everybody ? { everybody: users.length > 0 ? users.map(user) : machines.map(machine) } : {}),
      });
    }
    this.#open = new Map();
  }
}

/** The union; the same list over and over, as most are, costs nothing. */
function together(lists: readonly (readonly number[])[], size: number): readonly number[] {
  const different = [...new Set(lists)];
  const [only] = different;
  if (different.length <= 1) return only ?? [];
  const seen = new Uint8Array(size);
  const all: number[] = [];
  for (const list of different)
    for (const one of list) {
      if (seen[one] === 0) all.push(one);
      seen[one] = 1;
    }
  return all;
}

/** The id of an advertisement, or what it advertises. */
export function titleOf({ id, packageId, programName }: Advertisement): string {
  return id ?? `${packageId} ${programName}`;
}
