import type { Try } from '../accounts/answer.js';
import type { Run } from '../runs/run.js';
import { connectionsTo, type Held, held, openedBy } from './connections.js';
import { serverOf } from './content.js';
import { isPlain, locationRefused } from './denials.js';
import { codeAmong, lines, newest, origin, succeeded } from './evidence.js';
import type { Facts, FailureClass, Match, Unfit } from './failure.js';
import { asText } from './principals.js';
import { type Refused, refusals } from './refusals.js';

/** ERROR_SESSION_CREDENTIAL_CONFLICT. */
const conflict = 1219;
/** ERROR_CONNECTION_INVALID: the connection that was to be used is not there (any more). */
const invalid = 1229;

/** D1 (Q173199, Q98724, Q245006, S-Q224286). */
export const existingConnectionConflict: FailureClass = {
  id: 'existing-connection-conflict',
  section: 'D1',
  title: 'Another account already holds the connection to the server',
  level: 'error',
  clients: ['9x', 'legacy', 'ccm'],
  signs: { win32: [conflict, invalid], refusals: true },
  find(run, facts) {
    if (succeeded(run)) return undefined;
    return printed(run, facts) ?? silent(run, facts);
  },
};

/** Windows itself names the conflict. */
function printed(run: Run, facts: Facts): Match | undefined {
  const code = origin(run, codeAmong(run, [conflict]) ?? codeAmong(run, [invalid]));
  if (!code) return undefined;
  const place = refusals(run, facts).findLast(({ event }) => event === code.event);
  const [connection] = connectionsTo(place?.path, facts);
  const server = serverOf(place) ?? 'the server';
  const sure = code.win32 === conflict && (code.event.kind !== 'evidence' || connection !== undefined);
  const text =
    code.win32 === conflict
      ? `A session holds one account per server name. ${capital(server)} was already connected, so another account was refused (${code.code.text}).`
      : `The connection to ${server} that was to be used is not valid (${code.code.text}).`;
  const who = connection?.credential;
  return {
    verdict: sure ? 'confirmed' : 'probable',
    seen: lines(code.event, newest(run, 'error-handled', 'program-failed', 'execution-completed')),
    because: [
      { rule: 'R25', text },
      ...(who ? [{ rule: 'R26', text: `The model says that ${who} holds it${openedBy(connection)}.` }] : []),
    ],
    missing: who ? [] : [{ fact: `which account holds the connection to ${server}`, decides: 'what to close or to change' }],
    process: facts.process.account,
    network: who ? { kind: 'existing-connection', name: who } : undefined,
    resource: place && { kind: place.kind, path: place.path },
    code: code.code,
    fix: remedy(server, who),
  };
}

/** Access is denied, and it is the open connection that lacks the right: the accounts meant for it would get in. */
function silent(run: Run, facts: Facts): Match | Unfit | undefined {
  const denied = refusals(run, facts).filter(
    (each) => isPlain(each) || each.proof === 'exit-code' || (each.code && locationRefused.includes(each.code.value)),
  );
  const found = denied.flatMap((refused) => {
    const open = held(refused.path, facts, refused.maker);
    // An exit code of the program's own counts only where the rules say that the connection is refused.
    const telling = isPlain(refused) || refused.proof !== 'exit-code' || open?.holder.verdict === 'denied';
    return open && telling && open.holder.verdict !== 'granted' ? [{ refused, open }] : [];
  });
  const fitting = found.find(({ open }) => open.without.verdict === 'granted') ?? found[0];
  if (!fitting) return undefined;
  if (fitting.open.without.verdict === 'denied')
    return { whyNot: 'an open connection is there, but without it the accounts of the run would be refused as well' };
  return bySilence(run, facts, fitting.refused, fitting.open);
}

function bySilence(run: Run, facts: Facts, refused: Refused, { path, holder, with: access, without }: Held): Match {
  const who = holder.credential.name;
  const entitled = without.tries.find(isEntitled);
  const sure = holder.verdict === 'denied' && entitled !== undefined;
  const entitledAs = entitled?.credential ?? without.by;
  const own = entitledAs && asText(entitledAs);
  const server = serverOf(refused) ?? 'the server';
  const judged = who ?? 'an unknown account';
  const instead = `Without that connection ${own ?? 'the account of the run'} would open it${without.verdict === 'granted' ? '' : ', as far as the model says'}.`;
  return {
    verdict: sure ? (isPlain(refused) && refused.proof !== 'exit-code' ? 'confirmed' : 'probable') : 'undetermined',
    seen: lines(refused.event, newest(run, 'error-handled', 'program-failed', 'execution-completed')),
    because: [
      ...facts.process.because,
      {
        rule: 'R23',
        text: `A connection to ${server} is open as ${judged}${openedBy(connectionsTo(path, facts)[0])}; it is used, whatever its account.`,
      },
      { rule: 'R26', text: `So ${path} is judged as ${judged}, who is refused (${refused.code?.text ?? 'no number printed'}).` },
      ...holder.because,
      { rule: 'R25', text: instead },
    ],
    missing: sure ? [] : [...access.missing, ...without.missing],
    process: facts.process.account,
    network: holder.credential,
    resource: { kind: refused.kind, path },
    code: refused.code,
    fix: remedy(server, who),
  };
}

/** Meant to be let in: the list that is known lets the account in, and of the other nothing is known. */
function isEntitled({ verdict, lists, ifRefused }: Try): boolean {
  return verdict === 'granted' || (verdict === 'unknown' && lists?.share === 'sufficient' && ifRefused === undefined);
}

function remedy(server: string, who: string | undefined): string[] {
  return [
    `Close the connection to ${server}${who ? ` of ${who}` : ''} (net use ${server.startsWith('\\\\') ? server : '\\\\SERVER'} /delete in the session that runs the program) and keep what opens it from doing so.`,
    `Where it must stay, address ${server} by another name (alias or IP address): each name holds an account of its own.`,
    'Leave the permissions as they are: the account that was meant for it is not the one that was refused.',
  ];
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
