import { Clock, ccmRecord } from './clock.js';
import { hex, hresult, printed } from './numbers.js';
import type { Random } from './random.js';
import { pathOf, type Truth } from './truth.js';
import { packageFolder, sharePath, type World } from './world.js';

/** Writes execmgr.log and its companions as a CCM client would (message catalogue, sections 4 and 5). */
export class CcmLogs {
  readonly logs = new Map<string, string>();
  readonly #clock: Clock;
  readonly #client: string;
  readonly #threads = { execmgr: 0, cas: 0, dts: 0 };

  constructor(
    readonly world: World,
    readonly truth: Truth,
    readonly random: Random,
  ) {
    this.#clock = new Clock(random);
    this.#client = `GUID:${random.guid().slice(1, -1)}`;
    this.#threads.execmgr = random.whole(400, 9999);
    this.#threads.cas = random.chance(0.5) ? this.#threads.execmgr : random.whole(400, 9999);
    this.#threads.dts = random.whole(400, 9999);
  }

  write(): Record<string, string> {
    if (this.random.chance(0.3)) this.#neighbour();
    this.#noise();
    this.#policy();
    if (this.truth.where === 'waiting') this.#waiting();
    else if (this.#content()) this.#run();
    this.#noise();
    if (this.random.chance(0.2)) this.#neighbour();
    return Object.fromEntries(this.logs);
  }

  #say(log: string, component: string, message: string, type = 1, [from, to]: readonly [number, number] = [10, 900]): void {
    const thread = component === 'ContentAccess' ? this.#threads.cas : component === 'execmgr' ? this.#threads.execmgr : this.#threads.dts;
    const now = this.#clock.tick(from, to);
    this.logs.set(
      log,
      (this.logs.get(log) ?? '') +
        ccmRecord(message.replaceAll('@UTC', this.#clock.utc(now)), { now, clock: this.#clock, component, type, thread }),
    );
  }

  #exec(message: string, type = 1, wait: readonly [number, number] = [10, 900]): void {
    this.#say('execmgr.log', 'execmgr', message, type, wait);
  }

  #cas(message: string, type = 1): void {
    this.#say('CAS.log', 'ContentAccess', message, type);
  }

  #dts(message: string, type = 1): void {
    this.#say('DataTransferService.log', 'DataTransferService', message, type);
  }

  #event(name: string, properties: Record<string, string | number>, names: { advertisement: string; pack: string; program: string }): void {
    const all: Record<string, string | number> = {
      AdvertisementId: names.advertisement,
      ClientID: this.#client,
      DateTime: '@UTC',
      MachineName: this.world.machine,
      PackageName: names.pack,
      ProcessID: this.random.whole(400, 9000),
      ProgramName: names.program,
      SiteCode: this.world.site,
      ThreadID: this.#threads.execmgr,
      ...properties,
    };
    const lines = Object.entries(all)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(
        ([key, value]) => `\t${key} = ${typeof value === 'number' ? value : `"${value.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`};`,
      );
    this.#exec(`Raising event:\r\n[SMS_CodePage(437), SMS_LocaleID(1033)]\r\ninstance of ${name}\r\n{\r\n${lines.join('\r\n')}\r\n};\r\n`);
  }

  get #names() {
    const { pack, program } = this.world;
    return { advertisement: pack.advertisement, pack: pack.id, program: program.name };
  }

  get #id(): string {
    return `${this.world.pack.id}.${this.world.pack.version}`;
  }

  #policy(): void {
    const { advertisement, pack, program } = this.#names;
    if (this.random.chance(0.9)) this.#exec(`Policy is updated for Program: ${program}, Package: ${pack}, Advert: ${advertisement}`);
    this.#exec('Execution Manager timer has been fired.', 1, [1000, 90_000]);
  }

  #waiting(): void {
    if (this.truth.failure === 'user-not-logged-on') this.#event('SoftDistProgramWaitingForUserEnvironmentEvent', {}, this.#names);
    else this.#exec(`Fatal error 0x87D00324 encountered for program ${this.world.program.name}. This program will not retry.`, 2);
  }

  /** True: the program can be started. */
  #content(): boolean {
    const { world, random } = this;
    if (world.share?.use === 'starts-from' || world.program.letter !== undefined)
      return this.truth.where === 'share' || this.truth.where === 'letter' ? this.#unprepared() : true;
    this.#exec(`Requesting content from CAS for package ${world.pack.id} version ${world.pack.version}`);
    return world.download ? this.#download() : this.#location(random.chance(0.7));
  }

  #failed(code: number, final: readonly string[]): false {
    const { program } = this.world;
    if (this.random.chance(0.85)) this.#exec(`OnContentAvailable program ${program.name} NOT available, ${hex(hresult(code))}`, 3);
    if (this.random.chance(0.7))
      this.#exec(
        `Fatal error ${this.random.pick(final[0] ?? '0x87D01108', ...final)} encountered for program ${program.name}. This program will not retry.`,
        3,
      );
    else this.#event('SoftDistDownloadAndLocationFailedEvent', {}, this.#names);
    return false;
  }

  #location(chatty: boolean): boolean {
    const { world, truth } = this;
    const request = this.random.guid();
    this.#cas(`Requesting content ${this.#id}, size(KB) ${this.random.whole(200, 90_000)}, under context System`);
    if (chatty) this.#cas(`Successfully created location request ${request} for content ${this.#id}`);
    this.#cas(`Matching DP Location found 0 - ${packageFolder(world)}`);
    if (truth.where !== 'dp') return true;
    const code = truth.code ?? 5;
    this.#exec(
      this.random.pick(
        `Failed to access ${packageFolder(world)} (${printed(code, this.random)})`,
        `Could not open ${pathOf(world, truth)}, error ${printed(code, this.random)}`,
      ),
      3,
    );
    return this.#failed(code, ['0x87D01107', '0x87D01108']);
  }

  #download(): boolean {
    const { world, truth, random } = this;
    const [job, transfer] = [random.guid(), random.guid()];
    const unc = packageFolder(world);
    const web = `http://${world.dp.name}.corp.example:80/SMS_DP_SMSPKG${world.dp.drive}$/${world.pack.id}`;
    const http = world.dp.http;
    this.#cas(`Requesting content ${this.#id}, size(KB) ${random.whole(200, 90_000)}, under context System with priority Medium`);
    this.#cas(`===== CacheManager: Content for ${this.#id} was NOT found cache. =====`);
    this.#cas(`Submitted CTM job ${job} to download Content ${this.#id} under context System`);
    this.#say('ContentTransferManager.log', 'ContentTransferManager', `Starting CTM job ${job}.`);
    this.#say(
      'ContentTransferManager.log',
      'ContentTransferManager',
      `CTM job ${job} (corresponding DTS job ${transfer}) started download from '${http ? web : unc}' for full content download.`,
    );
    this.#dts(
      `DTSJob ${transfer} created to download from '${http ? web : unc}' to 'C:\\WINDOWS\\system32\\CCM\\Cache\\${this.#id}.System'.`,
    );
    if (http) this.#dts(`DTSJob ${transfer} set BITS job to use default credentials.`);
    this.#dts(`DTSJob ${transfer} in state 'DownloadingManifest'.`);
    if (truth.where === 'dp') return this.#refused(transfer, web, unc);
    this.#cas(`Download started for content ${this.#id}`);
    this.#dts(`DTSJob ${transfer} successfully completed download.`);
    this.#cas(`Download completed for content ${this.#id} under context System`);
    if (truth.where === 'hash') return this.#wrongHash();
    this.#cas(`Hash verification succeeded for content ${this.#id} downloaded under context System`);
    return true;
  }

  #refused(transfer: string, web: string, unc: string): false {
    const { truth, world } = this;
    const code = truth.code ?? 5;
    if (world.dp.http && truth.failure === 'dp-unreachable') {
      this.#dts(`[CCMHTTP] ERROR: URL=${web}, Port=80, Options=480, Code=12029, Text=ERROR_WINHTTP_CANNOT_CONNECT`);
      this.#dts('GetDirectoryList_HTTP mapping original error 0x80072efd to 0x800704cf.', 3);
      this.#dts(`GetDirectoryList_HTTP('${web}') failed with code 0x800704cf.`, 3);
    }
    if (world.dp.http) this.#dts(`DTSJob ${transfer} switched to location '${unc}'.`);
    this.#say('FileBITS.log', 'FileBITS', `FileCopyJob ${transfer} encountered error while copying files (${hex(hresult(code))}).`, 3);
    this.#cas(`Download failed for content ${this.#id} under context System, error ${hex(hresult(code))}`, 3);
    return this.#failed(code, ['0x87D01107', '0x87D01108']);
  }

  #wrongHash(): false {
    const { random } = this;
    if (random.chance(0.7)) this.#cas(`Hash does not match expected ${random.hex(32)}, actual ${random.hex(32)}`, 3);
    this.#cas(`Download failed for content ${this.#id} under context System, error 0x80091007`, 3);
    this.#exec(`OnContentAvailable program ${this.world.program.name} NOT available, 0x80091007`, 3);
    if (random.chance(0.6))
      this.#exec(`Fatal error 0x80008602 encountered for program ${this.world.program.name}. This program will not retry.`, 3);
    return false;
  }

  /** The client itself cannot reach what the command line names. */
  #unprepared(): boolean {
    const { truth, world, random } = this;
    const code = truth.code ?? 5;
    this.#exec(`Command line = ${this.#commandLine()}, Working Directory = ${this.#directory()}`);
    this.#exec(
      random.pick(
        `Could not open ${this.#executable()}, error ${printed(code, random)}`,
        `Failed to access ${this.#executable()} (${printed(code, random)})`,
      ),
      3,
    );
    this.#exec(
      `Fatal error ${random.pick('0x87D01106', '0x87D0110A')} encountered for program ${world.program.name}. This program will not retry.`,
      3,
    );
    return false;
  }

  #folder(): string {
    const { world } = this;
    if (world.share?.use === 'starts-from') return sharePath(world, '');
    if (world.program.letter !== undefined) return `${world.program.letter}\\apps\\`;
    return world.download ? `C:\\WINDOWS\\system32\\CCM\\Cache\\${this.#id}.System\\` : packageFolder(world);
  }

  #directory(): string {
    return this.world.program.letter === undefined ? this.#folder() : 'C:\\WINDOWS\\system32\\';
  }

  #executable(): string {
    return `${this.#folder()}${this.world.program.file}`;
  }

  #commandLine(): string {
    const { program, share } = this.world;
    const msi = program.msi
      ? `msiexec.exe /i "${this.#folder()}product.msi" /qn${program.msi.allUsers === 0 ? '' : ` ALLUSERS=${program.msi.allUsers}`}`
      : undefined;
    const extra = share?.use === 'names' ? ` /source:${sharePath(this.world, 'data')}` : '';
    return `${msi ?? `"${this.#executable()}" /q`}${extra}`;
  }

  #run(): void {
    const { program } = this.world;
    const { truth, random } = this;
    const context = truth.runner.name;
    const exit = truth.where === 'share' ? random.pick(5, 5, 1603) : truth.where === 'program' ? (truth.code ?? 0) : 0;
    this.#start(this.#names, context, this.#commandLine(), this.#directory());
    this.#exec(`Program exit code ${exit}`, 1, [2_000, 400_000]);
    this.#end(this.#names, exit, context);
    if (exit !== 0 && random.chance(0.5))
      this.#event(
        'SoftDistProgramErrorEvent',
        { ExitCode: String(exit), UserContext: context, CommandLine: this.#commandLine(), WorkingDirectory: this.#directory() },
        this.#names,
      );
    this.#exec(
      `Execution is complete for program ${program.name}. The exit code is ${exit}, the execution status is ${exit === 0 ? 'Success' : random.pick('FailureNonRetry', 'FailureRetry')}`,
    );
  }

  #start(names: { advertisement: string; pack: string; program: string }, user: string, line: string, directory: string): void {
    this.#exec(`Command line = ${line}, Working Directory = ${directory}`);
    this.#exec('Created Process for the passed command line');
    this.#event('SoftDistProgramStartedEvent', { CommandLine: line, UserContext: user, WorkingDirectory: directory }, names);
    this.#exec(`Raised Program Started Event for Ad:${names.advertisement}, Package:${names.pack}, Program: ${names.program}`);
  }

  #end({ advertisement, pack, program }: { advertisement: string; pack: string; program: string }, exit: number, user: string): void {
    this.#exec('Looking for MIF file to get program status');
    if (exit !== 0) return;
    this.#exec(`Script for Package:${pack}, Program: ${program} succeeded with exit code 0`);
    this.#event('SoftDistProgramCompletedSuccessfullyEvent', { UserContext: user }, { advertisement, pack, program });
    this.#exec(`Raised Program Success Event for Ad:${advertisement}, Package:${pack}, Program: ${program}`);
  }

  /** Another program of the same client, which runs well. */
  #neighbour(): void {
    const { random, world } = this;
    const names = {
      advertisement: `${world.site}2${random.hex(4)}`,
      pack: `${world.site}${random.hex(5)}`,
      program: random.pick('Inventory tool', 'Nightly', 'Clean up'),
    };
    const folder = `C:\\WINDOWS\\system32\\CCM\\Cache\\${names.pack}.1.System\\`;
    this.#exec(`Policy is updated for Program: ${names.program}, Package: ${names.pack}, Advert: ${names.advertisement}`);
    this.#exec(`Requesting content from CAS for package ${names.pack} version 1`);
    this.#start(names, 'NT AUTHORITY\\SYSTEM', `"${folder}run.exe"`, folder);
    this.#exec('Program exit code 0', 1, [2_000, 90_000]);
    this.#end(names, 0, 'NT AUTHORITY\\SYSTEM');
    this.#exec(`Execution is complete for program ${names.program}. The exit code is 0, the execution status is Success`);
    this.#clock.tick(60_000, 900_000);
  }

  #noise(): void {
    const { random } = this;
    for (let left = random.whole(0, 4); left > 0; left--) {
      const guid = random.guid();
      random.pick(
        () => this.#exec('Execution Manager timer has been fired.'),
        () => this.#exec('This device is not externally managed.'),
        () => this.#exec(`Requesting MTC to delete task with id: ${guid}`),
        () => this.#exec('CServiceWindowEventHandler::Execute - Received SERVICEWINDOWEVENT : END Event'),
        () => this.#say('LocationServices.log', 'LocationServices', `Created filter for LS request ${guid}.`),
        () => this.#say('PolicyAgent.log', 'PolicyAgent_ReplyAssignments', `Processing reply assignments for ${guid}`),
        () => this.#say('InventoryAgent.log', 'InventoryAgent', 'Inventory: Collection Task completed in 12.331 seconds'),
      )();
    }
  }
}
