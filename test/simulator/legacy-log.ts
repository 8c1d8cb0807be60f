import { Clock, legacyRecord } from './clock.js';
import { hex, hresult, textOf } from './numbers.js';
import type { Random } from './random.js';
import type { Truth } from './truth.js';
import { packageFolder, sharePath, type World } from './world.js';

/** Writes SMSAPM32.log as APM would (message catalogue, section 2). */
export class LegacyLogs {
  #text = '';
  readonly #clock: Clock;
  #thread: number;

  constructor(
    readonly world: World,
    readonly truth: Truth,
    readonly random: Random,
  ) {
    this.#clock = new Clock(random);
    this.#thread = world.family === '9x' ? random.whole(0xf0000000, 0xffffffff) : random.whole(100, 2400);
  }

  write(): Record<string, string> {
    const { world, truth, random } = this;
    if (random.chance(0.3)) this.#neighbour();
    this.#noise();
    this.#offer(world.program.name, world.pack.name, world.program.when);
    if (truth.where === 'waiting') this.#waiting();
    else if (truth.where === 'sia') this.#account();
    else this.#start();
    this.#noise();
    return { 'SMSAPM32.log': this.#text };
  }

  #say(message: string, wait: readonly [number, number] = [10, 700]): void {
    const end = this.random.chance(0.95) ? '~' : '';
    const now = this.#clock.tick(...wait);
    this.#text += legacyRecord(`${message}${end}`, { now, component: this.random.chance(0.02) ? 'APM ' : 'APM', thread: this.#thread });
  }

  #data(message: string, wait?: readonly [number, number]): void {
    this.#say(`SCHED DATA  : ${message}`, wait);
  }

  #schedule(message: string): void {
    this.#say(`SCHEDULER   : ${message}`);
  }

  #offer(program: string, name: string, when: World['program']['when']): void {
    this.#data(`For program ${program} in package ${name} compiling all offers in order to get its schedule time and attributes.`);
    this.#schedule(`Found a job in the scheduled job list with program index ${this.random.whole(0, 9)}.`);
    this.#schedule('ODP, dependent program, or program removal data is available for this job.');
    this.#schedule('The program is available for this job.');
    if (when === 'only-when-user-logged-on') {
      this.#schedule('This job needs to be run when a user is logged on.');
      this.#schedule('Checking if a user is actually logged on.');
      this.#schedule(this.world.user === null ? 'A user is not logged on to the system.' : 'A user is logged on to the system.');
    } else if (when === 'only-when-no-user') this.#schedule('This job needs to be run when there is no user logged on.');
    else this.#data('This job can execute whether the user is logged on or not.');
  }

  #waiting(): void {
    if (this.truth.failure === 'user-logged-on-blocks') {
      this.#schedule('Checking if a user is actually logged off.');
      this.#schedule('The user is not logged off the system.');
      this.#schedule('This job requires the user to be logged off the system.');
      this.#schedule('Attempting to schedule this job at some time in the future when the logoff process has completed.');
      return;
    }
    this.#schedule('The monitor has not yet connected and registered the logged on user.');
    this.#schedule('This job requires the monitor to present a dialog box.');
    this.#schedule('Moving this job from the schedule to trigger job list.');
    this.#schedule(
      'When the user logs on at some time in the future the monitor will be available and this job will be moved back into the schedule job list.',
    );
  }

  /** The account manager cannot give the software installation account. */
  #account(): void {
    const { site, sia } = this.world;
    const { failure } = this.truth;
    this.#data('This job does not require a countdown dialog.');
    if (failure === 'software-installation-account-elevation-failed') {
      this.#say(`ACCOUNT MGR : Granting Local admin rights to user '${sia}'`);
      this.#say(`ACCOUNT MGR : ERROR: NetLocalGroupAddMembers error for user ${sia}. (2226)`);
      this.#say(`ACCOUNT MGR : Failed to add admin rights to user ${sia}`);
    } else if (failure === 'software-installation-account-not-found') {
      this.#say(`ACCOUNT MGR : ERROR: NetUserGetLocalGroups failed for user ${sia} (2221)`);
      this.#say(`ACCOUNT MGR : WARNING: Could not ascertain rights for user '${sia}'`);
      this.#data('Return code = 0x525; The specified user does not exist.');
    } else if (failure === 'software-installation-account-untrusted-domain') {
      this.#data(`Return code = 0x54b; ${textOf(1355)}`);
    } else {
      this.#say(`ACCOUNT MGR : ERROR: Could not get APM run account data for site '${site}'`);
      this.#say(`ACCOUNT MGR : Could not get data blob for site '${site}'`);
      this.#data('Return code = 0x525; The specified user does not exist.');
    }
    this.#handled(`0x${(this.truth.code ?? 1317).toString(16)}`, 2);
  }

  #handled(code: string, action: number): void {
    const { program, pack } = this.world;
    if (this.random.chance(0.7)) {
      this.#data('Reporting status : APA_JOB_STATUS_UNKNOWN');
      this.#data('Setting job status to 0xd.');
    }
    this.#data('Program completed unsuccessfully.');
    this.#data(`Handling an error condition (${code}) for program ${program.name} in package ${pack.name}.`);
    this.#data('Beginning with a job run status set to APA_RUNSTATUS_NOT_RUNNING.');
    this.#data('The error requires that some type of reschedule action be taken.');
    this.#data(`Attempting to get action for failure condition ${code}.`);
    this.#data(`Returning action code ${action}.`);
    if (action === 2 && this.random.chance(0.8))
      this.#schedule(`Unscheduling program ${program.name} in package ${pack.name} for <ANY USER>.`);
  }

  #start(): void {
    const { truth, world } = this;
    this.#data('This job does not require a countdown dialog.');
    if (truth.runner.as === 'sia') this.#say(`ACCOUNT MGR : Granting Local admin rights to user '${truth.runner.name}'`);
    const elsewhere = world.share?.use === 'starts-from' || world.program.letter !== undefined;
    if (!elsewhere && truth.where === 'dp' && this.random.chance(0.5)) {
      this.#unlocated();
      return;
    }
    if (!elsewhere) {
      this.#schedule('Completed enumeration.');
      this.#schedule('Successfully populated the program location list with 1 distribution points from a total available number of 1.');
    }
    const context = truth.runner.as === 'user' ? 'USER' : 'SERVICE';
    this.#data(`Attempting to execute ${this.random.chance(0.5) ? "'" : ''}${this.#executable}' (${context} context)`);
    if (truth.where === 'dp' || truth.where === 'share' || truth.where === 'letter') {
      if (!(truth.where === 'share' && !elsewhere)) {
        this.#refused();
        return;
      }
    }
    this.#run();
  }

  /** No distribution point of the package could be used. */
  #unlocated(): void {
    const value = hresult(this.truth.code ?? 5);
    this.#schedule(
      `Return code = ${hex(value)}; ${textOf(this.truth.code ?? 5)}~~; ERROR: the path is not accessible. ${packageFolder(this.world)}`,
    );
    this.#schedule('The Distribution Point path was not added to the program location list.');
    this.#schedule('Completed enumeration.');
    this.#schedule('Successfully populated the program location list with 0 distribution points from a total available number of 1.');
    this.#data('Failed to set up program.  Program location list is not populated.');
    this.#handled(hex(value), this.truth.failure === 'dp-unreachable' ? 4 : 2);
  }

  #refused(): void {
    const code = this.truth.code ?? 5;
    const value = hresult(code);
    const shown = this.random.pick(hex(value), code > 0xffff ? hex(value) : `0x${code.toString(16)}`);
    const outcome = this.random.pick(
      `Could not enable program '${this.#executable}'.`,
      `IsExecutePossible returned error ${this.random.pick(value | 0, code > 0xffff ? value | 0 : code)} for program '${this.#executable}'`,
    );
    this.#data(`Return code = ${shown}; ${textOf(code)}~~; ${outcome}`);
    this.#handled(shown, 2);
  }

  get #folder(): string {
    const { share, program } = this.world;
    if (share?.use === 'starts-from') return sharePath(this.world, '');
    return program.letter === undefined ? packageFolder(this.world) : `${program.letter}\\apps\\`;
  }

  get #executable(): string {
    return this.world.program.msi ? 'msiexec.exe' : `${this.#folder}${this.world.program.file}`;
  }

  #run(): void {
    const { truth, world, random } = this;
    const exit = truth.where === 'share' ? random.pick(5, 5, 1603) : truth.where === 'program' ? (truth.code ?? 0) : 0;
    const extra = world.share?.use === 'names' ? ` /source:${sharePath(world, 'data')}` : '';
    const { msi } = world.program;
    const line = msi
      ? `msiexec.exe /i ${this.#folder}product.msi /qn${msi.allUsers === 0 ? '' : ` ALLUSERS=${msi.allUsers}`}${extra}`
      : `${this.#executable} /q${extra}`;
    this.#data(`Command line "${line}" CWD "${this.#folder}"`);
    const text = exit === 0 ? 'The operation completed successfully.' : textOf(exit);
    this.#data(`Return code = 0x${exit.toString(16)}; ${text}~~; Program '${line}' terminated with exit code = ${exit}.`, [2_000, 300_000]);
    if (exit !== 0) this.#handled(`0x${exit.toString(16)}`, 2);
  }

  #neighbour(): void {
    const { world, random } = this;
    const thread = this.#thread;
    this.#thread += 4;
    this.#offer('Nightly', 'Time Sheets', 'whether-or-not');
    const folder = `\\\\${world.dp.name}\\SMSPKG${world.dp.drive}$\\${world.site}${random.hex(5)}\\`;
    this.#data(`Attempting to execute '${folder}sheet.exe' (${world.family === '9x' ? 'USER' : 'SERVICE'} context)`);
    this.#data(
      `Return code = 0x0; The operation completed successfully.~~; Program '${folder}sheet.exe' terminated with exit code = 0.`,
      [2_000, 90_000],
    );
    this.#clock.tick(60_000, 900_000);
    this.#thread = thread;
  }

  #noise(): void {
    const { random } = this;
    for (let left = random.whole(0, 4); left > 0; left--)
      this.#say(
        random.pick(
          `IPC SERVER  : CAPPipeServer :: Release - Refcount now ${random.whole(1, 5)}`,
          `IPC PIPE    : HANDLE 0x${random.hex(3)} IPC Close Event signaled PIPE`,
          'IPC PIPE    : ---> Client has disconnected. Shutting down this IPC thread. <--',
          'IPC UI      : Sending message IPC_CS_MESSG_READY',
        ),
      );
  }
}
