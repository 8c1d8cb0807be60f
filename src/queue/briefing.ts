import { stat } from 'node:fs/promises';
import { Mistake } from '../mistake.js';
import type { Settings } from '../scan/unit.js';
import type { JobQueue } from './job-queue.js';
import type { Claim } from './jobs.js';

/** How long it is believed that a path can be seen. */
const trustMilliseconds = 30_000;

/** What a worker must know and have before it does a job: the settings of the scan, and the files. */
export class Briefing {
  readonly #queue: JobQueue;
  readonly #version: string;
  readonly #settings = new Map<string, Promise<Settings>>();
  readonly #seen = new Map<string, number>();

  /** `version`: of this smsdx. */
  constructor(queue: JobQueue, version: string) {
    this.#queue = queue;
    this.#version = version;
  }

  settingsOf(id: string): Promise<Settings> {
    const settings = this.#settings.get(id) ?? this.#load(id);
    this.#settings.set(id, settings);
    settings.catch(() => this.#settings.delete(id));
    return settings;
  }

  /** Of another version, or without the files, a worker would only make a mess of the jobs. */
  async mustBeAble(claims: readonly Claim[]): Promise<void> {
    for (const id of new Set(claims.map(({ job }) => job.settings))) await this.settingsOf(id);
    for (const root of new Set(claims.map(({ job }) => job.root))) await this.#mustSee(root);
  }

  async #load(id: string): Promise<Settings> {
    const row = await this.#queue.wanted().selectFrom('smsdx_settings').select('settings').where('id', '=', id).executeTakeFirstOrThrow();
    const settings = JSON.parse(row.settings) as Settings;
    if (settings.version === this.#version) return settings;
    throw new Mistake(`The queue was filled by smsdx ${settings.version}; this worker is smsdx ${this.#version}.`, [
      'Install the same version on all machines; what waits of another one is replaced when the scan is enqueued again.',
    ]);
  }

  /** The path of a scan is the same for all machines: a share, or a mount at the same place. */
  async #mustSee(root: string): Promise<void> {
    const now = performance.now();
    if (now - (this.#seen.get(root) ?? Number.NEGATIVE_INFINITY) < trustMilliseconds) return;
    try {
      await stat(root);
      this.#seen.set(root, now);
    } catch {
      throw new Mistake(`This machine cannot see ${root}; its jobs are left to other workers.`, [
        'Mount the share at the same path as where the scan was enqueued, or name it as \\\\server\\share there, and start the worker again.',
      ]);
    }
  }
}
