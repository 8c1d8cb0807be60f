import { type Client, type ClientKind, clientKinds, type Model } from './model.js';

/** Windows 95 and 98: everything runs and connects as the logged-on user (R1, R28). */
export function is9x(kind: ClientKind): boolean {
  return kind === 'sms20-9x' || kind === 'sms2003-legacy-9x';
}

/** SMS 2.0 and SMS 2003 Legacy Clients on the NT family: token account, software installation account, client connection accounts. */
export function isLegacyNt(kind: ClientKind): boolean {
  return kind === 'sms20-nt' || kind === 'sms2003-legacy';
}

/** Advanced Client and everything after it: LocalSystem, computer account, network access account. */
export function isCcm(kind: ClientKind): boolean {
  return !is9x(kind) && !isLegacyNt(kind);
}

export function isSms20(kind: ClientKind): boolean {
  return kind === 'sms20-9x' || kind === 'sms20-nt';
}

/** ConfigMgr 2007 and later, where the network access account serves content only (R37c). */
export function isConfigMgr(kind: ClientKind): boolean {
  return kind === 'cm2007' || kind === 'cm2012' || kind === 'cmcb';
}

/** The logs of the Legacy Client seldom tell whether it runs on Windows 9x or NT. */
const families = { '9x': is9x, nt: isLegacyNt, legacy: (kind: ClientKind) => !isCcm(kind), ccm: isCcm };

/** The kind as the model says it, for the client or as default of the site. */
export function kindOf(client: Client, model: Model): ClientKind | undefined {
  return client.kind ?? model.site?.clientKind;
}

/** Every kind that the client can be of: one where the model says it, else those of its family, else all. */
export function kindsOf(client: Client, model: Model): readonly ClientKind[] {
  const kind = kindOf(client, model);
  if (kind !== undefined) return [kind];
  return client.family === undefined ? clientKinds : clientKinds.filter(families[client.family]);
}

/** Undefined where the kind is. */
export function familyOf(kind: ClientKind | undefined): '9x' | 'legacy' | 'ccm' | undefined {
  if (kind === undefined) return undefined;
  if (is9x(kind)) return '9x';
  return isLegacyNt(kind) ? 'legacy' : 'ccm';
}
