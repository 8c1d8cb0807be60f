import type { AccessEntry, Model } from '../accounts/model.js';
import type { Diagnosis } from '../failures/failure.js';
import type { LoggedEvent } from '../runs/run.js';
import type { Redactor } from './redactor.js';

/** Everything that a model names. */
export function learnModel(redactor: Redactor, model: Model): void {
  const accounts = (names: readonly (string | null | undefined)[] = []) => {
    for (const name of names) redactor.learn(name ?? undefined, 'account');
  };
  const entries = (list: readonly AccessEntry[] = []) => accounts(list.map(({ principal }) => principal));
  const members = (groups: Readonly<Record<string, readonly string[]>> = {}) => Object.values(groups).forEach(accounts);
  redactor.learn(model.site?.code, 'site');
  accounts([
    ...(model.site?.networkAccessAccounts ?? []),
    ...(model.site?.clientConnectionAccounts ?? []),
    model.site?.softwareInstallationAccount,
  ]);
  for (const { name, trusts = [], domainControllers = [] } of model.domains) {
    for (const domain of [name, ...trusts]) redactor.learn(domain, 'domain');
    for (const host of domainControllers) redactor.learn(host, 'host');
  }
  for (const client of model.clients) {
    redactor.learn(client.name, 'host');
    redactor.learn(client.domain, 'domain');
    accounts([client.interactiveUser, ...(client.connections ?? []).map(({ credential }) => credential)]);
    for (const { server, share } of client.connections ?? []) learnShare(redactor, server, share);
    for (const site of client.assignedSites ?? []) redactor.learn(site, 'site');
    members(client.localGroups);
  }
  for (const { name, groups } of model.accounts) accounts([name, ...(groups ?? [])]);
  for (const { name, members: held } of model.groups) accounts([name, ...(held ?? [])]);
  for (const pack of model.packages) {
    redactor.learn(pack.packageId, 'package');
    redactor.learn(pack.name, 'package');
    redactor.learn(pack.shareName, 'share');
    for (const host of pack.distributionPoints ?? []) redactor.learn(host, 'host');
    entries(pack.accessAccounts);
  }
  for (const program of model.programs) {
    redactor.learn(program.name, 'program');
    accounts([program.runAs, ...(program.networkFolders ?? []).map(({ account }) => account)]);
    for (const text of [program.commandLine, program.workingDirectory, ...(program.opens ?? [])]) redactor.study(text);
    for (const server of program.nconnect ?? []) redactor.learn(server, 'host');
  }
  for (const { id, target = [] } of model.advertisements) {
    redactor.learn(id, 'advertisement');
    accounts(target);
  }
  for (const { server, serverDomain, shareAcl, ntfsAcl, localGroups } of model.distributionPoints) {
    redactor.learn(server, 'host');
    redactor.learn(serverDomain, 'domain');
    entries(shareAcl);
    Object.values(ntfsAcl ?? {}).forEach(entries);
    members(localGroups);
  }
  for (const { server, share, serverDomain, shareAcl, ntfsAcl, localGroups } of model.shares) {
    learnShare(redactor, server, share);
    redactor.learn(serverDomain, 'domain');
    entries(shareAcl);
    entries(ntfsAcl);
    members(localGroups);
  }
}

function learnShare(redactor: Redactor, server: string, share: string | undefined): void {
  redactor.learn(server, 'host');
  redactor.learn(share, 'share');
}

/** What a log names in a sentence that smsdx understands. */
export function learnEvent(redactor: Redactor, event: LoggedEvent): void {
  const { advertisement, packageId, packageName, program, site, account, machine, path, userContext, commandLine, workingDirectory } =
    event;
  redactor.learn(advertisement, 'advertisement');
  redactor.learn(packageId, 'package');
  redactor.learn(packageName, 'package');
  redactor.learn(program, 'program');
  redactor.learn(site, 'site');
  redactor.learn(account, account?.startsWith('S-1-') ? 'sid' : 'account');
  redactor.learn(machine, 'host');
  redactor.learn(userContext, 'account');
  if (event.kind === 'group-seen') redactor.learn(event.group, 'account');
  if (event.kind === 'run-unscheduled') redactor.learn(event.user, 'account');
  if (event.kind === 'evidence') for (const name of event.accounts) redactor.learn(name, 'account');
  for (const text of [path, commandLine, workingDirectory]) redactor.study(text);
}

/** What a diagnosis names in its fields, and what its texts give away. */
export function learnDiagnosis(redactor: Redactor, { client, runs, findings, logs, coverage }: Diagnosis): void {
  redactor.learn(client, 'host');
  for (const named of [...runs, ...findings]) {
    redactor.learn(named.client, 'host');
    redactor.learn(named.advertisement, 'advertisement');
    redactor.learn(named.package, 'package');
    redactor.learn(named.program, 'program');
  }
  for (const { account } of runs) if (account?.includes('\\')) redactor.learn(account, 'account');
  for (const { account, chain } of findings) {
    for (const name of [account.process, account.network]) if (name?.includes('\\')) redactor.learn(name, 'account');
    for (const { name } of [...(chain ? [chain.process] : []), ...(chain?.tries ?? [])]) redactor.learn(name, 'account');
    redactor.learn(chain?.server, 'host');
  }
  studyAll(redactor, [runs, findings, logs, coverage]);
}

/** Every text within a value. */
export function studyAll(redactor: Redactor, value: unknown): void {
  if (typeof value === 'string') redactor.study(value);
  else if (typeof value === 'object' && value !== null) for (const each of Object.values(value)) studyAll(redactor, each);
}
