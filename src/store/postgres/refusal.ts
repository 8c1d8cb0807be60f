import { Mistake } from '../../mistake.js';
import type { PostgresAddress } from '../address.js';

type Known = readonly [reason: string, advice: string];

const reachable = 'Check host and port of the address, and that the server listens there.';
const password = 'The password may stand in PGPASSWORD, in a file that PGPASSFILE names, or in the address in SMSDX_STORE.';
const goOn = 'What was scanned until now is kept: run the same command again to go on.';
const certificate = 'Name the certificate of its authority in the address: ?sslmode=verify-full&sslrootcert=/path/root.crt';

/** Error codes of PostgreSQL (postgresql.org/docs/current/errcodes-appendix.html) and of Node that are no bug of ours. */
const known: Readonly<Record<string, Known>> = {
  '28P01': ['the server does not accept the user or the password', password],
  '28000': [
    'the server does not let this user in',
    'Ask who runs it: pg_hba.conf says who may come from where, and whether with TLS only.',
  ],
  '3D000': ['there is no such database', 'Make it: createdb smsdx'],
  '25006': ['it was opened for reading only', 'A read-only role or server answers questions; results go to another one.'],
  '42501': ['the role may not do that', 'Ask the owner of the store; the README lists the rights of each role.'],
  '53100': ['the disk of the server is full', `Make room. ${goOn}`],
  '53200': ['the server has no memory left', goOn],
  '53300': [
    'the server takes no more connections',
    'Raise max_connections, start fewer workers, or put a pooler in session mode in front.',
  ],
  '57014': ['the server stopped the statement: it took too long', 'Ask for less, or raise statement_timeout of the role.'],
  '57P01': ['the server shuts down', goOn],
  '57P02': ['the server crashed', goOn],
  '57P03': ['the server is starting up or shutting down', 'Wait a moment.'],
  ECONNREFUSED: ['nobody listens there', reachable],
  ECONNRESET: ['the connection broke', goOn],
  EPIPE: ['the connection broke', goOn],
  ENOTFOUND: ['there is no such host', reachable],
  EAI_AGAIN: ['the name of the host cannot be looked up now', reachable],
  ETIMEDOUT: ['the host does not answer', reachable],
  EHOSTUNREACH: ['there is no way to the host', reachable],
  ENETUNREACH: ['there is no way to the host', reachable],
  ENOENT: ['a file or socket that the address names is not there', reachable],
  DEPTH_ZERO_SELF_SIGNED_CERT: ['nobody vouches for the certificate of the server', certificate],
  SELF_SIGNED_CERT_IN_CHAIN: ['nobody known here vouches for the certificate of the server', certificate],
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: ['nobody known here vouches for the certificate of the server', certificate],
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: ['nobody known here vouches for the certificate of the server', certificate],
  CERT_HAS_EXPIRED: ['the certificate of the server has expired', 'Ask who runs the server for a new one.'],
  ERR_TLS_CERT_ALTNAME_INVALID: ['the certificate of the server is for another name', 'Use the name in the certificate as host.'],
};

/** What only the words of the driver tell. */
const said: readonly (readonly [words: RegExp, ...Known])[] = [
  [/password must be a/i, 'the server asks for a password', password],
  [/does not support SSL/i, 'the server speaks no TLS', 'Have TLS switched on there, or write sslmode=disable in a network you trust.'],
  [/timeout exceeded when trying to connect|timeout expired/i, 'the server does not answer', reachable],
  [/Connection terminated|connection is closed|Client has encountered a connection error/i, 'the connection broke', goOn],
];

function knownOf(error: unknown): Known | undefined {
  const { code, message = '' } = error as { code?: string; message?: string };
  if (code !== undefined && Object.hasOwn(known, code)) return known[code];
  if (code?.startsWith('08')) return ['the connection broke', goOn];
  const [, reason, advice] = said.find(([words]) => words.test(message)) ?? [];
  return reason === undefined || advice === undefined ? undefined : [reason, advice];
}

/** What went wrong with a store on a server, as a sentence; what is no trouble of the user's stays as it is. */
export function refusal({ shown }: PostgresAddress, error: unknown): unknown {
  if (error instanceof Mistake) return error;
  const [reason, advice] = knownOf(error) ?? [];
  if (reason === undefined || advice === undefined) return error;
  // Which table or role it is about; the server never puts a password into its messages.
  const detail = (error as { code?: string }).code === '42501' && error instanceof Error ? ` (${error.message})` : '';
  return new Mistake(`The store ${shown} cannot be used: ${reason}${detail}.`, [advice]);
}

const passing = new Set('57P01 57P02 57P03 53300 40001 40P01 55P03 ECONNREFUSED ECONNRESET EPIPE ETIMEDOUT EHOSTUNREACH'.split(' '));

/** Is it worth another try: the server restarts, the network is away, two transactions were in each other's way? */
export function isPassing(error: unknown): boolean {
  const { code = '', message = '' } = error as { code?: string; message?: string };
  if (passing.has(code) || code.startsWith('08') || code === 'EAI_AGAIN' || code === 'ENOTFOUND') return true;
  return /Connection terminated|timeout exceeded when trying to connect|connection is closed|Client has encountered/i.test(message);
}
