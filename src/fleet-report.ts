import { Mistake, nearest } from './mistake.js';
import type { Output } from './output.js';
import type { Presentation } from './presentation.js';
import type { FleetAnswer } from './reports/fleet.js';
import { fleetReport, isDetailed } from './reports/fleet-reports.js';
import { type Format, printer, type View } from './reports/index.js';
import { fleetDetails } from './store/affected.js';
import { compare } from './store/compare.js';
import { type Chosen, diagnoses } from './store/diagnoses.js';
import type { Fleet } from './store/fleet.js';
import type { Store } from './store/store.js';
import { type FindingKey, fleet, openFindings } from './store/summary.js';

/** Clients that a page lists; the rest is counted. */
const mostClients = 10_000;

/** How the report of a store is written. */
export interface StoreReport {
  readonly format: Format;
  readonly view: View;
  readonly shown: Presentation;
  readonly output: Output;
}

/** What a fleet is compared with. */
export interface Ground {
  readonly before?: Store | undefined;
  readonly baseline?: Pick<FleetAnswer, 'expired'> & { reasonFor(finding: FindingKey): string | undefined };
}

/** Writes what a store says about all its clients: its summary, or in formats that hold findings, the findings of all clients. */
export async function writeFleet(store: Store, { format, view, shown, output }: StoreReport, ground: Ground = {}): Promise<Fleet> {
  const { before, baseline } = ground;
  const isAccepted = baseline && ((finding: FindingKey) => baseline.reasonFor(finding) !== undefined);
  const summary = await fleet(store, isAccepted);
  const report = await fleetReport(format);
  if (!report) {
    await writeClients(store, { format, view, shown, output }, isAccepted ? { isLeftOut: await accepted(store, isAccepted) } : {});
    return summary;
  }
  if (shown.hear) for await (const diagnosis of diagnoses(store)) shown.hear(diagnosis);
  const answer: FleetAnswer = {
    fleet: summary,
    ...(isDetailed(format) ? { details: await fleetDetails(store, isAccepted, mostClients) } : {}),
    ...(before ? { comparison: await compare(before, store, isAccepted) } : {}),
    ...(baseline ? { expired: baseline.expired } : {}),
  };
  await output.write(report(shown.showFleet(answer), view));
  return summary;
}

/** Writes the diagnoses of a store as they are asked for, one client at a time. */
export async function writeClients(store: Store, { format, view, shown, output }: StoreReport, chosen: Chosen = {}): Promise<void> {
  if (shown.hear) for await (const diagnosis of diagnoses(store, chosen)) shown.hear(diagnosis);
  const report = await printer(format, view);
  for await (const diagnosis of diagnoses(store, chosen)) await output.write(report.add(shown.show(diagnosis)));
  await output.write(report.end());
}

/** The clients of a store by the names that the user gave, in any case. */
export async function machinesNamed(store: Store, names: readonly string[]): Promise<string[]> {
  const machines = names.map((name) => name.toUpperCase());
  const rows = await store.tables.selectFrom('clients').select('machine').distinct().orderBy('machine').execute();
  const known = rows.map(({ machine }) => machine);
  for (const [at, machine] of machines.entries()) {
    if (known.includes(machine)) continue;
    const near = nearest(machine, known);
    throw new Mistake(`The store holds no client ${names[at]}.`, [
      near === undefined ? 'All clients: smsdx query STORE clients' : `Did you mean ${near}?`,
    ]);
  }
  return machines;
}

/** Which findings somebody has answered for. */
async function accepted(store: Store, isAccepted: (finding: FindingKey) => boolean): Promise<NonNullable<Chosen['isLeftOut']>> {
  const keys = new Set<string>();
  for await (const { finding } of openFindings(store)) if (isAccepted(finding)) keys.add(`${finding.number} ${finding.source}`);
  return ({ number, source }) => keys.has(`${number} ${source}`);
}
