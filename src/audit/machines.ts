import { directory } from '../accounts/directory.js';
import { kindOf } from '../accounts/kinds.js';
import type { Client, Model } from '../accounts/model.js';
import { serverKey } from '../accounts/names.js';

/** Clients about which the model says the same, apart from their names and who is logged on. */
export interface MachineClass {
  /** `A`, `B`, … in the order in which they appear. */
  readonly id: string;
  /** `sms2003-advanced workstation in CORP` */
  readonly title: string;
  /** Positions among the clients. */
  readonly machines: readonly number[];
}

/** The clients to audit: those of the model, else one of which only the site is known. */
export function clientsOf(model: Model): readonly Client[] {
  const home = directory(model).onlyDomain?.toUpperCase();
  if (model.clients.length === 0) return [{ name: 'any client', kind: model.site?.clientKind, role: 'workstation', domain: home }];
  return model.clients.map((client) => ({ ...client, name: client.name ?? 'any client', kind: kindOf(client, model) }));
}

export function machineClasses(clients: readonly Client[], model: Model): readonly MachineClass[] {
  const servers = new Set([...model.distributionPoints, ...model.shares].map(({ server }) => serverKey(server)));
  const found = new Map<string, number[]>();
  for (const [at, client] of clients.entries()) {
    const { name, interactiveUser: _, assignedSites: __, ...facts } = client;
    const own = name !== undefined && servers.has(serverKey(name)) ? serverKey(name) : '';
    const sign = `${own} ${JSON.stringify(facts)}`;
    const list = found.get(sign);
    if (list) list.push(at);
    else found.set(sign, [at]);
  }
  const titles = [...found.values()].map((machines) => titleOf(clients[machines[0] ?? 0] ?? {}));
  return [...found.values()].map((machines, at) => ({
    id: letters(at),
    title: distinct(titles, at, clients[machines[0] ?? 0] ?? {}),
    machines,
  }));
}

function titleOf({ kind, family, role, domain, os }: Client): string {
  const what = [kind ?? (family === undefined ? 'client of unknown kind' : `${family} client`), role, os && `on ${os}`]
    .filter(Boolean)
    .join(' ');
  return domain === undefined ? what : `${what} in ${domain}`;
}

/** Where two classes read alike, the name of a member tells them apart. */
function distinct(titles: readonly string[], at: number, { name }: Client): string {
  const title = titles[at] ?? '';
  return titles.filter((other) => other === title).length > 1 ? `${title}, like ${name ?? 'a client without a name'}` : title;
}

/** 0 -> A, 25 -> Z, 26 -> AA */
function letters(at: number): string {
  return (at >= 26 ? letters(Math.floor(at / 26) - 1) : '') + String.fromCharCode(65 + (at % 26));
}
