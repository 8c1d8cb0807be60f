import { directory } from '../accounts/directory.js';
import { is9x, isLegacyNt } from '../accounts/kinds.js';
import type { Account } from '../accounts/model.js';
import { accountKey } from '../accounts/names.js';
import type { LoggedEvent, Run } from '../runs/run.js';
import { type CodeSeen, codesOf, newest, of, origin } from './evidence.js';
import type { Facts } from './failure.js';

/** ERROR_NO_SUCH_USER: also what APM says when it has no data of a run account (Q264714). */
export const noSuchUser = 1317;
/** NERR_NotPrimary: only the primary domain controller can do that. */
export const notPrimary = 2226;
/** RPC_S_SERVER_UNAVAILABLE. */
export const rpcUnavailable = 1722;

/** What Windows the Legacy Client runs on: `9x`, `nt`, or `likely-9x` where only its 32-bit thread ids tell (catalogue 1.2). */
export function windowsOf(run: Run, { client }: Facts): '9x' | 'nt' | 'likely-9x' | undefined {
  if (client.kind !== undefined) return is9x(client.kind) ? '9x' : isLegacyNt(client.kind) ? 'nt' : undefined;
  if (/\b(95|98|9x|me)\b/i.test(client.os ?? '')) return '9x';
  if (/\b(nt|2000|xp|2003)\b/i.test(client.os ?? '') || client.role === 'domain-controller') return 'nt';
  return run.events.some(({ seen }) => seen.family === 'legacy' && (seen.thread ?? 0) > 0x7fff_ffff) ? 'likely-9x' : undefined;
}

/** An error while the run account was prepared, before the program was connected or started. */
export function preparing(run: Run, codes: readonly number[]): CodeSeen | undefined {
  const last = codesOf(run).findLast(({ win32, event }) => win32 !== undefined && codes.includes(win32) && isPreparing(event));
  return origin(run, last);
}

function isPreparing(event: LoggedEvent): boolean {
  if (event.kind === 'program-start-failed') return event.phase !== 'connect' && event.path === undefined;
  return ['error-handled', 'account-lookup-failed', 'account-rights-unknown', 'program-failed', 'evidence'].includes(event.kind);
}

export interface InstallationAccount {
  readonly name: string | undefined;
  readonly record: Account | undefined;
}

/** The software installation account: as the log names it, else as the site has it. */
export function installationAccount(run: Run, { model }: Facts): InstallationAccount {
  const named = newest(run, 'account-lookup-failed', 'account-rights-unknown', 'account-elevated', 'account-elevation-failed')?.account;
  const name = named ?? model.site?.softwareInstallationAccount ?? undefined;
  return { name, record: name === undefined ? undefined : directory(model).accounts.get(accountKey(name)) };
}

/** `program Setup of Office tools`, as far as it is known. */
export function programText({ program, packageId, packageName }: Run): string {
  const pack = packageId ?? packageName;
  if (program === undefined) return pack === undefined ? 'the program' : `the program of ${pack}`;
  return `the program ${program}${pack === undefined ? '' : ` of ${pack}`}`;
}

/** 2226 from a machine with accounts of its own, which never needs the primary domain controller: log and model are about two machines (Ex 5). */
export function isOtherMachine(run: Run, { client }: Facts): boolean {
  const primaryOnly = of(run, 'account-elevation-failed').some(({ code }) => code?.value === notPrimary);
  return primaryOnly && client.role !== undefined && client.role !== 'domain-controller';
}
