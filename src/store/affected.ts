import type { Finding } from '../failures/failure.js';
import type { AffectedClient, FailureExample, FleetDetails } from './fleet.js';
import type { Store } from './store.js';
import { type FindingKey, openFindings } from './summary.js';

const verdictRanks: Readonly<Record<FindingKey['verdict'], number>> = { confirmed: 0, contradicted: 1, probable: 2, undetermined: 3 };

/** What a report of a fleet shows besides its summary, in one pass. `most`: clients that are listed, those first that most is open of. */
export async function fleetDetails(
  store: Store,
  isAccepted: (finding: FindingKey) => boolean = () => false,
  most = Number.POSITIVE_INFINITY,
): Promise<FleetDetails> {
  const clients = new Affected(most);
  const days = new Map<string, number>();
  const examples = new Map<string, FindingKey>();
  let machine: string | undefined;
  let daysOfMachine = new Set<string>();
  for await (const { finding } of openFindings(store)) {
    if (isAccepted(finding)) continue;
    if (finding.machine !== machine) daysOfMachine = new Set();
    machine = finding.machine;
    clients.add(finding);
    const { day } = finding;
    if (day !== null && !daysOfMachine.has(day)) days.set(day, (days.get(day) ?? 0) + 1);
    if (day !== null) daysOfMachine.add(day);
    const known = examples.get(finding.failure);
    if (!known || isClearer(finding, known)) examples.set(finding.failure, finding);
  }
  return {
    clients: clients.list(),
    days: [...days].sort(([a], [b]) => (a < b ? -1 : 1)).map(([day, count]) => ({ day, clients: count })),
    examples: await findingsOf(store, [...examples.values()]),
  };
}

/** The clearer verdict, then the later one, explains a failure class best. */
function isClearer(finding: FindingKey, than: FindingKey): boolean {
  const rank = verdictRanks[finding.verdict] - verdictRanks[than.verdict];
  return rank < 0 || (rank === 0 && (finding.seen_last ?? '') > (than.seen_last ?? ''));
}

async function findingsOf(store: Store, keys: readonly FindingKey[]): Promise<FailureExample[]> {
  const found: FailureExample[] = [];
  for (const { source, number, failure } of keys) {
    const row = store.tables.selectFrom('findings').select('json').where('source', '=', source).where('number', '=', number);
    found.push({ failure, finding: JSON.parse((await row.executeTakeFirstOrThrow()).json) as Finding });
  }
  return found;
}

interface Open {
  readonly client: string;
  errors: number;
  warnings: number;
  readonly failures: Set<string>;
  readonly packages: Set<string>;
  last: string | undefined;
}

/** Clients with open findings; they come in the order of their names. */
class Affected {
  readonly #most: number;
  #clients: Open[] = [];

  constructor(most: number) {
    this.#most = most;
  }

  add({ machine, level, failure, seen_last: last, ...row }: FindingKey): void {
    const client = this.#of(machine);
    if (level === 'error') client.errors++;
    else client.warnings++;
    client.failures.add(failure);
    if (row.package !== null) client.packages.add(row.package);
    if (last !== null && (client.last === undefined || last > client.last)) client.last = last;
  }

  list(): AffectedClient[] {
    this.#cut();
    return this.#clients.map(({ failures, packages, last, ...counts }) => ({
      ...counts,
      failures: [...failures],
      packages: [...packages],
      ...(last === undefined ? {} : { last }),
    }));
  }

  #of(machine: string): Open {
    const known = this.#clients.at(-1);
    if (known?.client === machine) return known;
    // Twice as many as are wanted, so that they are seldom sorted.
    if (this.#clients.length >= 2 * this.#most) this.#cut();
    const client: Open = { client: machine, errors: 0, warnings: 0, failures: new Set(), packages: new Set(), last: undefined };
    this.#clients.push(client);
    return client;
  }

  #cut(): void {
    this.#clients.sort((a, b) => b.errors - a.errors || b.warnings - a.warnings || (a.client < b.client ? -1 : 1));
    this.#clients = this.#clients.slice(0, this.#most);
  }
}
