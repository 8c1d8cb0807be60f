import { may } from '../accounts/access.js';
import type { Access, Try } from '../accounts/answer.js';
import type { Connection } from '../accounts/model.js';
import { sameMachine } from '../accounts/names.js';
import { targetOf, uncPath } from '../accounts/paths.js';
import type { Facts } from './failure.js';

export type Maker = 'client' | 'program';

/** A path that is opened through a connection that is already there, and what would happen without it (R23, R26). */
export interface Held {
  readonly path: string;
  readonly holder: Try;
  readonly with: Access;
  readonly without: Access;
}

/** The open connection that decides about a path, where the model knows one. */
export function held(path: string, facts: Facts, maker: Maker): Held | undefined {
  if (!facts.client.connections?.length) return undefined;
  const access = facts.access(path, 'read', maker);
  const holder = access.tries.find(({ credential }) => credential.kind === 'existing-connection');
  const without = holder && unconnected(path, facts, maker);
  return without && { path, holder, with: access, without };
}

function unconnected(path: string, facts: Facts, maker: Maker): Access | undefined {
  const target = targetOf(path, facts.model, facts.package?.packageId);
  const { account } = facts.process;
  if (!target || !account) return undefined;
  const client = { ...facts.client, connections: [] };
  return may({ client, program: facts.program, process: account, target, operation: 'read', maker }, facts.model);
}

/** Every connection that the model knows to the server of a path, whichever session holds it. */
export function connectionsTo(path: string | undefined, facts: Facts): readonly Connection[] {
  const server = path === undefined ? undefined : uncPath(path)?.server;
  return server === undefined ? [] : (facts.client.connections ?? []).filter((each) => sameMachine(each.server, server));
}

const openers = { user: 'by the user', nal: 'by the client for another program', program: 'by a program that ran before' } as const;

/** `opened by a program that ran before`, where the model says so. */
export function openedBy(connection: Connection | undefined): string {
  return connection?.openedBy === undefined ? '' : ` (opened ${openers[connection.openedBy]})`;
}
