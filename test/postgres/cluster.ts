import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, chownSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';

const exe = process.platform === 'win32' ? '.exe' : '';

/** Folder of the server's programs: POSTGRES_BIN, the search path, or where packages put them. */
function binaries(): string | undefined {
  const debian = '/usr/lib/postgresql';
  const versions = existsSync(debian) ? readdirSync(debian).sort((a, b) => Number(b) - Number(a)) : [];
  const places = [
    process.env.POSTGRES_BIN ?? '',
    ...(process.env.PATH ?? '').split(delimiter),
    ...versions.map((version) => join(debian, version, 'bin')),
  ];
  return places.find((place) => place !== '' && ['initdb', 'pg_ctl'].every((name) => existsSync(join(place, name + exe))));
}

const bin = binaries();

/** Why there is no server to test against; undefined: there is one. */
export const noPostgres: string | undefined =
  bin === undefined ? 'PostgreSQL is not installed here: apt-get install postgresql, or name its programs in POSTGRES_BIN' : unprivileged();

/** The server refuses to run as root; then it runs as somebody who may do less. */
function unprivileged(): string | undefined {
  if (process.getuid?.() !== 0) return undefined;
  return user() === undefined ? 'PostgreSQL does not run as root, and there is no user postgres or nobody' : undefined;
}

function user(): { readonly uid: number; readonly gid: number } | undefined {
  for (const name of ['postgres', 'nobody']) {
    const { stdout, status } = spawnSync('id', ['-u', name], { encoding: 'utf8' });
    const group = spawnSync('id', ['-g', name], { encoding: 'utf8' }).stdout;
    if (status === 0) return { uid: Number(stdout), gid: Number(group) };
  }
  return undefined;
}

/** A server of our own in a folder of its own, that nobody else knows of; gone with `stop`. */
export class Cluster {
  readonly #folder = mkdtempSync(join(tmpdir(), 'smsdx-pg-'));
  readonly #as = process.getuid?.() === 0 ? user() : undefined;
  readonly #settings: string;
  readonly port: number;

  private constructor(port: number, settings: readonly string[]) {
    this.port = port;
    if (this.#as) chownSync(this.#folder, this.#as.uid, this.#as.gid);
    chmodSync(this.#folder, 0o700);
    const all = [`port=${port}`, 'listen_addresses=127.0.0.1', 'unix_socket_directories=', ...settings];
    this.#settings = all.map((setting) => `-c ${setting}`).join(' ');
  }

  /** `settings`: as in postgresql.conf, `fsync=off`. */
  static async start(settings: readonly string[] = []): Promise<Cluster> {
    const cluster = new Cluster(await freePort(), settings);
    cluster.#run('initdb', ['-D', cluster.#data, '-U', 'owner', '--auth=trust', '-E', 'UTF8', '--locale=C.UTF-8', '--no-sync']);
    cluster.start();
    return cluster;
  }

  get #data(): string {
    return join(this.#folder, 'data');
  }

  /** Address of a database of it. */
  address(database: string, user = 'owner'): string {
    return `postgres://${user}@127.0.0.1:${this.port}/${database}`;
  }

  /** Of the server's first process. */
  get pid(): number {
    return Number(readFileSync(join(this.#data, 'postmaster.pid'), 'utf8').split('\n', 1)[0]);
  }

  start(): void {
    this.#run('pg_ctl', ['-D', this.#data, '-w', '-o', this.#settings, '-l', join(this.#folder, 'log'), 'start']);
  }

  /** `immediate`: as if the machine lost its power. */
  halt(mode: 'fast' | 'immediate' = 'fast'): void {
    this.#run('pg_ctl', ['-D', this.#data, '-w', '-m', mode, 'stop']);
  }

  stop(): void {
    try {
      this.halt('immediate');
    } finally {
      rmSync(this.#folder, { recursive: true, force: true });
    }
  }

  #run(program: string, args: readonly string[]): void {
    // A server that is started keeps what it was given; a pipe would never end.
    execFileSync(join(bin ?? '', program + exe), args, { stdio: 'ignore', cwd: this.#folder, ...this.#as });
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}
