import type { Access, Principal } from '../accounts/answer.js';
import { memberships, show } from '../accounts/membership.js';
import type { ClientKind, Model } from '../accounts/model.js';
import { accountKey } from '../accounts/names.js';
import { uncPath } from '../accounts/paths.js';
import { grant, revoke } from '../audit/change.js';
import { factsFor } from '../failures/facts.js';
import type { Facts, Finding } from '../failures/failure.js';
import type { Run } from '../runs/run.js';
import type { Change } from '../store/rows.js';

/** Groups that nobody should be given rights through, or that nobody may be put into for them. */
const unfit = /(?:^|\\)(?:domain admins|enterprise admins|schema admins|administrators|server operators|backup operators)$/i;
/** Changed models that are kept; each one is a copy of a few lists. */
const mostModels = 200;

/** Failures that a grant clears; others are refused for another reason, and a grant would only hide it. */
const rightsMissing: ReadonlySet<string> = new Set([
  'package-access-not-covered',
  'package-access-explicit-deny',
  'package-access-level-too-low',
  'package-access-context-mismatch',
  'access-denied-non-sms-share',
  'share-permission-too-low',
  'naa-no-rights',
  'software-installation-account-no-rights',
]);

type Family = 'legacy' | 'ccm';

/** Finds the changes that would clear a finding, each by itself. */
export class Changes {
  readonly #model: Model | undefined;
  readonly #kind: ClientKind | undefined;
  readonly #facts: ((run: Run) => Facts) | undefined;
  readonly #after = new Map<string, (run: Run) => Facts>();

  constructor(model: Model | undefined, kind: ClientKind | undefined) {
    this.#model = model;
    this.#kind = kind;
    this.#facts = model && factsFor(model, kind);
  }

  /** Grants after which the account rules let the client in, where the model decides; else what the finding says to do first. */
  of(finding: Finding, family: Family): readonly Change[] {
    if (finding.level === 'note' || finding.closed !== undefined) return [];
    const found = this.#grants(finding, family);
    if (found.length > 0) return found.map((change) => ({ change, basis: 'rules' }));
    const [advice] = finding.fix;
    return advice === undefined ? [] : [{ change: advice, basis: 'advice' }];
  }

  #grants(finding: Finding, family: Family): string[] {
    const { resource, verdict, failure } = finding;
    const decided = rightsMissing.has(failure) && (verdict === 'confirmed' || verdict === 'probable');
    if (!this.#facts || !decided || (resource?.kind !== 'distribution-point' && resource?.kind !== 'share')) return [];
    const run = runOf(finding, family);
    const facts = this.#facts(run);
    const packageId = facts.package?.packageId;
    const target = resource.kind === 'share' ? shareOf(resource.path) : packageId;
    const access = accessOf(facts, resource);
    if (target === undefined || access.verdict !== 'denied') return [];
    const said = resource.kind === 'share' ? `share ${target}` : `package ${target}`;
    const edits = [
      ...refusers(facts, resource.kind).map((principal) => ({
        key: `revoke ${principal}@${target}`,
        make: () => revoke(`${principal}@${target}`),
        text: `No Access of ${principal} taken off ${said}`,
      })),
      ...this.#grantees(access).map((principal) => ({
        key: `grant ${principal}@${target}`,
        make: () => grant(`${principal}=read@${target}`),
        text: `Read for ${principal} on ${said}`,
      })),
    ];
    return edits.filter(({ key, make }) => this.#clears(key, make, run, resource)).map(({ text }) => text);
  }

  #clears(key: string, make: () => ReturnType<typeof grant>, run: Run, resource: NonNullable<Finding['resource']>): boolean {
    const known = this.#after.get(key);
    if (known) return accessOf(known(run), resource).verdict === 'granted';
    if (this.#after.size >= mostModels) this.#after.clear();
    const after = this.#changed(make);
    if (!after) return false;
    const facts = factsFor(after, this.#kind);
    this.#after.set(key, facts);
    return accessOf(facts(run), resource).verdict === 'granted';
  }

  /** A model that does not say which rights there are cannot tell what one more would do. */
  #changed(make: () => ReturnType<typeof grant>): Model | undefined {
    try {
      return this.#model && make().apply(this.#model);
    } catch {
      return undefined;
    }
  }

  /** The accounts that were tried and known at the server, and the groups they are in; a computer only by its groups. */
  #grantees({ tries }: Access): string[] {
    const model = this.#model;
    if (!model) return [];
    const names = new Set<string>();
    for (const { credential, authentication } of tries) {
      if (authentication === 'refused' || credential.name === undefined || credential.kind === 'anonymous') continue;
      if (!isMachine(credential)) names.add(credential.name);
      for (const group of memberships(accountKey(credential.name), model).through.keys()) names.add(show(group, model));
    }
    return [...names].filter((name) => !unfit.test(name));
  }
}

function isMachine({ kind }: Principal): boolean {
  return kind === 'computer-account' || kind === 'local-system';
}

function accessOf(facts: Facts, { kind, path }: NonNullable<Finding['resource']>): Access {
  return facts.access(path, 'read', kind === 'share' ? 'program' : 'client');
}

/** Who has No Access where the client was refused. */
function refusers(facts: Facts, kind: string): readonly string[] {
  const entries = kind === 'share' ? [] : (facts.package?.accessAccounts ?? []);
  return entries.filter(({ level }) => level === 'no-access').map(({ principal }) => principal);
}

function shareOf(path: string): string | undefined {
  const parts = uncPath(path);
  return parts && `\\\\${parts.server}\\${parts.share}`;
}

/** As much of the run as a finding tells: what the account rules ask for. */
function runOf({ client, package: pack, program, account }: Finding, family: Family): Run {
  const byId = /^[A-Z0-9]{3}[0-9A-F]{5}$/i.test(pack ?? '');
  return {
    scope: 'program',
    ...(byId ? { packageId: pack } : { packageName: pack }),
    program,
    machine: client,
    family,
    runAs: /^NT AUTHORITY\\SYSTEM$/i.test(account.process ?? '') ? account.process : undefined,
    outcome: 'failed',
    attempts: [],
    events: [],
    omitted: 0,
  };
}
