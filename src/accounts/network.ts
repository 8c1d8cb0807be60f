import type { AccessQuestion, Credentials, Principal, Sequence, Step } from './answer.js';
import { computerIdentity } from './computer-account.js';
import { is9x, isConfigMgr, isLegacyNt, kindsOf } from './kinds.js';
import type { ClientKind, Connection, Model } from './model.js';
import { sameMachine, serverKey } from './names.js';
import { uncPath } from './paths.js';

/** Which credentials are tried for a connection, in which order (R23..R44, decision table). */
export const credentials: Credentials = (question, model) => {
  const [first, ...others] = kindsOf(question.client, model).map((kind) => sequenceFor(question, model, kind));
  if (!first) return { sequence: [], because: [], missing: [] };
  if (others.every((other) => signature(other) === signature(first))) return first;
  const differs = first.sequence.findIndex((credential, at) => others.some((other) => same(other.sequence[at]) !== same(credential)));
  const sequence = first.sequence.slice(0, differs === -1 ? first.sequence.length : differs);
  return {
    sequence,
    because: [],
    missing: [{ fact: 'the kind of the client', decides: 'which credentials are tried, and in which order' }],
  };
};

function same(credential: Principal | undefined): string {
  return `${credential?.kind} ${credential?.name}`;
}

function signature(one: Sequence): string {
  return [...one.sequence, ...(one.undetermined ?? [])].map(same).join();
}

/** The sequence for a client of one kind: an open connection first, then what the kind of client tries. */
export function sequenceFor(question: AccessQuestion, model: Model, kind: ClientKind): Sequence {
  const rest = restFor(question, model, kind);
  const open = openConnection(question);
  if (!open) return rest;
  const credential: Principal = { kind: 'existing-connection', name: open.credential };
  const who = open.credential ?? 'an unknown account';
  const reused = step('R23', `The session already has a connection to ${open.server} as ${who}: it is used, whatever its account.`);
  if (question.maker === 'program')
    return {
      sequence: [credential],
      because: [reused, step('R26', 'The program has no choice: Windows uses that connection for every path on the server.')],
      missing: [],
    };
  return { ...rest, sequence: [credential, ...rest.sequence], because: [reused, ...rest.because] };
}

function step(rule: string, text: string): Step {
  return { rule, text };
}

const sessions: Partial<Record<Principal['kind'], Connection['session']>> = {
  'logged-on-user': 'user',
  'client-token': 'token',
  'software-installation': 'sia',
  'local-system': 'system',
  'computer-account': 'system',
};

/** One credential per server name and session; an address is another name (R25). */
function openConnection({ client, process, target }: AccessQuestion): Connection | undefined {
  const session = sessions[process.kind];
  return client.connections?.find((one) => one.session === session && serverKey(one.server) === serverKey(target.server));
}

function restFor(question: AccessQuestion, model: Model, kind: ClientKind): Sequence {
  if (is9x(kind)) return alone(userOf(question), step('R28', 'A Windows 9x client connects only as the logged-on user.'));
  if (isLegacyNt(kind)) return onLegacyNt(question, model);
  const folder = networkFolder(question);
  if (folder) return folder;
  if (question.process.kind === 'logged-on-user') return asUser(question, model, kind);
  if (question.process.kind === 'local-system' || question.process.kind === 'computer-account') return asSystem(question, model, kind);
  return alone(question.process, step('R36', 'The account that runs the program makes its own connections.'));
}

function alone(credential: Principal, ...because: readonly Step[]): Sequence {
  return { sequence: [credential], because, missing: [] };
}

function userOf({ process, client }: AccessQuestion): Principal {
  if (process.kind === 'logged-on-user' && process.name !== undefined) return process;
  return { kind: 'logged-on-user', name: client.interactiveUser ?? undefined };
}

function onLegacyNt(question: AccessQuestion, model: Model): Sequence {
  const current = question.process.kind === 'logged-on-user' ? userOf(question) : question.process;
  const accounts = listed('client-connection', model.site?.clientConnectionAccounts);
  if (question.target.kind === 'share') {
    if (usesNconnect(question))
      return {
        ...accounts,
        because: [step('R34', 'Nconnect opens the share with the client connection accounts before the program starts.')],
      };
    return {
      ...alone(current, step('R30', 'What is not on a distribution point the program opens with its own account.')),
      ...nearDp(question),
    };
  }
  if (question.maker === 'program') return alone(current, step('R30', 'The program itself opens it, with its own account.'));
  return {
    sequence: [current, ...accounts.sequence],
    because: [step('R23', 'The client tries the account of the process first, then each client connection account.')],
    missing: accounts.missing,
  };
}

/** A share on the server of the distribution point is opened through the connection that the client made for the package (R26). */
function nearDp({ program, target, client }: AccessQuestion): Partial<Sequence> {
  const command = uncPath(program?.commandLine ?? '');
  if (client.connections || !command || !sameMachine(command.server, target.server)) return {};
  return {
    missing: [
      { fact: `which account holds the connection to ${target.server}`, decides: 'as whom the share on the same server is opened' },
    ],
  };
}

function usesNconnect({ program, target }: AccessQuestion): boolean {
  return (program?.nconnect ?? []).some((entry) => {
    const path = uncPath(entry);
    if (!path) return sameMachine(entry, target.server);
    return sameMachine(path.server, target.server) && uncPath(target.path)?.share.toLowerCase() === path.share.toLowerCase();
  });
}

/** The accounts of a list in their order; one without a name where the model does not say whether there are any. */
function listed(kind: 'client-connection' | 'network-access', names: readonly string[] | undefined): Sequence {
  if (names) return { sequence: names.map((name) => ({ kind, name })), because: [], missing: [] };
  const what = kind === 'network-access' ? 'network access accounts' : 'client connection accounts';
  return {
    sequence: [{ kind }],
    because: [],
    missing: [{ fact: `whether the site has ${what}, and which`, decides: 'which accounts are tried after the first' }],
  };
}

function networkFolder({ program, target }: AccessQuestion): Sequence | undefined {
  const wanted = uncPath(target.path);
  const folder = program?.networkFolders?.find((one) => {
    const path = uncPath(one.path);
    return path && wanted && sameMachine(path.server, wanted.server) && path.share.toLowerCase() === wanted.share.toLowerCase();
  });
  if (!folder) return undefined;
  const text = `The task sequence connects to ${folder.path} as ${folder.account}.`;
  return alone({ kind: 'task-sequence-network-folder', name: folder.account }, step('R20', text));
}

function asUser(question: AccessQuestion, model: Model, kind: ClientKind): Sequence {
  const only = alone(userOf(question), step('R36', 'A program with user rights has only the credentials of the user.'));
  if (!isConfigMgr(kind) || (question.target.kind !== 'dp' && question.maker !== 'client')) return only;
  const after = asSystem(question, model, kind);
  const text = 'Whether the client then goes on to the computer account or the network access account is not settled by the sources.';
  return { ...only, undetermined: after.sequence, because: [...only.because, step('R37b', text)] };
}

function asSystem(question: AccessQuestion, model: Model, kind: ClientKind): Sequence {
  const { target, maker, client, program } = question;
  if (downloadsWithToken(question, kind))
    return alone({ kind: 'client-certificate' }, step('R37a', 'Over HTTPS or enhanced HTTP the client needs no network access account.'));
  const computer = computerIdentity(client, target, model, kind);
  const naa = networkAccess(question, model);
  if (kind === 'cmcb' && program?.taskSequence && target.kind === 'dp')
    return {
      ...naa,
      because: [step('R37a', 'A task sequence that opens the distribution point directly does so as the network access account.')],
    };
  if (target.kind !== 'dp' && maker === 'program' && kind !== 'sms2003-advanced')
    return {
      ...computer,
      because: [
        ...computer.because,
        step('R37c', 'What the program opens itself it opens as LocalSystem; the network access account serves content only.'),
      ],
    };
  const rule = kind === 'sms2003-advanced' ? 'R35' : 'R37b';
  const none = naa.sequence.length === 0 ? 'the site has no network access account for it' : 'the network access account follows';
  return {
    sequence: [...computer.sequence, ...naa.sequence],
    because: [
      ...computer.because,
      step(
        rule,
        computer.sequence.length > 0
          ? `LocalSystem connects as the computer; ${none}.`
          : `LocalSystem has no usable account there; ${none}.`,
      ),
    ],
    missing: [...computer.missing, ...naa.missing],
  };
}

function networkAccess({ client }: AccessQuestion, model: Model): Sequence {
  if (client.networkAccessAccountDelivered === false) return { sequence: [], because: [], missing: [] };
  return listed('network-access', model.site?.networkAccessAccounts);
}

function downloadsWithToken({ target, program }: AccessQuestion, kind: ClientKind): boolean {
  if (kind !== 'cmcb' || target.kind !== 'dp' || program?.taskSequence) return false;
  return target.dp?.protocol === 'https' || target.dp?.protocol === 'ehttp';
}
