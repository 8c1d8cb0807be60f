import { familyOf, is9x } from '../accounts/kinds.js';
import { type ClientKind, clientKinds } from '../accounts/model.js';
import type { LoggedEvent } from '../runs/run.js';
import { isAccount } from './accounts.js';
import type { Notebook } from './notebook.js';

interface Shown {
  readonly value: string;
  readonly origin: string;
}

/** Logs that only some kinds of client write (account model 1.1). */
const logs: readonly (readonly [file: RegExp, kinds: (kind: ClientKind) => boolean])[] = [
  [/^(?:odpusr9x|odpwnt9x|clisvc95)\./i, is9x],
  [/^(?:odpusr32|odpwnt32|clisvcl?)\./i, (kind) => familyOf(kind) === 'legacy'],
  [/^smsts\b/i, (kind) => /^cm/.test(kind)],
  [/^app(?:enforce|discovery|intenteval)\b/i, (kind) => kind === 'cm2012' || kind === 'cmcb'],
];

/** What the logs tell of the machine that wrote them. */
export class Machine {
  name: Shown | undefined;
  readonly #families = new Map<string, string>();
  #kinds: readonly ClientKind[] = clientKinds;
  #reason = '';
  readonly #users = new Map<string, Shown>();
  #loggedOff = false;

  event(event: LoggedEvent, origin: string): void {
    const { machine, seen } = event;
    if (machine !== undefined) this.name ??= { value: machine, origin };
    if (seen.family !== undefined && !this.#families.has(seen.family)) this.#families.set(seen.family, origin);
    for (const [file, fits] of logs) if (file.test(seen.file)) this.#narrow(fits, origin);
    // SMS 2.0 has another name for the account (account model 1.3.1).
    if (/SMSCliToknLocalAcct&/i.test(seen.message)) this.#narrow((kind) => kind === 'sms2003-legacy', origin);
    if (event.kind !== 'user-state') return;
    if (!event.loggedOn) this.#loggedOff = true;
    else if (isAccount(event.account) && this.#users.size < 10)
      this.#users.set(event.account.toLowerCase(), { value: event.account, origin });
  }

  note(notebook: Notebook): void {
    const names: Record<string, string> = this.name ? { name: this.name.value } : {};
    const [family, ...others] = this.#families;
    if (family === undefined) {
      if (this.name) notebook.see('client', names, this.name.origin);
      return;
    }
    notebook.see('client', names, this.name?.origin ?? family[1]);
    const possible = this.#kinds.filter((kind) => (familyOf(kind) === 'ccm') === (family[0] === 'ccm'));
    if (others.length > 0)
      notebook.remark(
        'client',
        names,
        'unknown: kind; some logs are written by a Legacy Client and some by an Advanced Client or later',
        family[1],
      );
    else this.#noteKind(notebook, names, { possible, family });
    const [user, another] = this.#users.values();
    if (user && !another && !this.#loggedOff) notebook.say('client', names, 'interactiveUser', user);
    else for (const { value, origin } of this.#users.values()) notebook.remark('client', names, `${value} logged on`, origin);
  }

  #noteKind(
    notebook: Notebook,
    names: Record<string, string>,
    { possible, family: [family, origin] }: { possible: readonly ClientKind[]; family: readonly [string, string] },
  ): void {
    const [kind, another] = possible;
    const shown = this.#reason || origin;
    if (kind !== undefined && another === undefined) notebook.say('client', names, 'kind', { value: kind, origin: shown });
    else {
      const nine = possible.length > 0 && possible.every(is9x);
      notebook.say('client', names, 'family', { value: nine ? '9x' : family, origin: nine ? shown : origin });
      notebook.remark('client', names, `unknown: kind, one of ${possible.join(', ') || 'none that writes all of these logs'}`, origin);
    }
  }

  #narrow(fits: (kind: ClientKind) => boolean, origin: string): void {
    const left = this.#kinds.filter(fits);
    if (left.length === this.#kinds.length) return;
    this.#kinds = left;
    this.#reason = origin;
  }
}
