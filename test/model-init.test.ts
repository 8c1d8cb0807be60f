import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { loadModel } from '../src/accounts/load.js';
import { clientKinds } from '../src/accounts/model.js';
import { diagnose } from '../src/diagnose.js';
import type { Finding } from '../src/failures/failure.js';
import { modelOfLogs } from '../src/model-init/index.js';
import { clientOf, modelOf } from './reading.js';

const samples = fileURLToPath(new URL('../samples/', import.meta.url));
const folders = readdirSync(samples, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name)
  .sort();

type Logs = Record<string, string | Uint8Array>;

async function sketch(...clients: Logs[]): Promise<string> {
  const each = async function* () {
    yield* clients.map(clientOf);
  };
  return (await modelOfLogs(each())).text;
}

function logsOf(folder: string): Logs {
  const files = readdirSync(folder).filter((name) => /\.lo[g_]$/i.test(name));
  return Object.fromEntries(files.map((name) => [name, readFileSync(join(folder, name))]));
}

const verdicts = (findings: readonly Finding[]): string[] =>
  findings.map(({ failure, level, verdict, program }) => [failure, level, verdict, program].join(' '));

describe('the model of the logs of every sample', () => {
  test.each(folders)('%s: loads without a mistake and changes no verdict', async (name) => {
    const logs = logsOf(join(samples, name));
    const text = await sketch(logs);
    const loaded = loadModel(text, 'site.yaml');
    expect(loaded).toHaveProperty('model');
    expect(loaded).toMatchObject({ warnings: [] });
    for (const clientKind of [undefined, ...clientKinds]) {
      const bare = await diagnose(clientOf(logs), undefined, { clientKind });
      const modelled = await diagnose(clientOf(logs), modelOf(text), { clientKind });
      // A kind that the logs contradict is a finding of its own, and only against a model.
      const of = (findings: readonly Finding[]) =>
        findings.filter(({ failure }) => clientKind === undefined || failure !== 'model-log-mismatch');
      expect.soft([clientKind, ...verdicts(of(modelled.findings))]).toEqual([clientKind, ...verdicts(of(bare.findings))]);
    }
  });
});

const corpus = fileURLToPath(new URL('../../shared/corpus/', import.meta.url));

describe.skipIf(!existsSync(corpus))('the model of every log of the corpus (skipped where it is not there)', () => {
  const logs = ['ccm', 'legacy'].flatMap((part) => readdirSync(join(corpus, part)).map((name) => join(part, name)));

  test.each(logs.filter((name) => name.endsWith('.log')))('%s: loads and changes no verdict', async (name) => {
    const log = { [basename(name)]: readFileSync(join(corpus, name)) };
    const text = await sketch(log);
    const bare = await diagnose(clientOf(log), undefined);
    const modelled = await diagnose(clientOf(log), modelOf(text));
    expect(verdicts(modelled.findings)).toEqual(verdicts(bare.findings));
  });
});

const started = (message: string, at: string, type = 1): string =>
  `<![LOG[${message}]LOG]!><time="${at}.120+300" date="02-12-2009" component="execmgr" context="" type="${type}" thread="4120" file="execreqmgr.cpp:4238">\r\n`;

const execmgr = [
  started('Policy is updated for Program: Install, Package: NWT00021, Advert: NWT20005', '09:15:00'),
  started('Command line = "\\\\NWT-DP01\\SMSPKGD$\\NWT00021\\setup.exe" /s, Working Directory = \\\\NWT-FS1\\tools\\', '09:15:02'),
  started('Raised Program Started Event for Ad:NWT20005, Package:NWT00021, Program: Install', '09:15:03'),
  started('Execution is complete for program Install. The exit code is 5, the execution status is FailureNonRetry', '09:16:41', 3),
].join('');

describe('the model of logs', () => {
  test('holds servers, shares, packages, programs and advertisements, each with its line', async () => {
    const text = await sketch({ 'execmgr.log': execmgr });
    const model = modelOf(text);
    expect(model.distributionPoints).toMatchObject([{ server: 'NWT-DP01' }]);
    expect(model.shares).toMatchObject([{ server: 'NWT-FS1', share: 'tools' }]);
    expect(model.packages).toMatchObject([{ packageId: 'NWT00021' }]);
    expect(model.programs).toMatchObject([{ packageId: 'NWT00021', name: 'Install', workingDirectory: '\\\\NWT-FS1\\tools\\' }]);
    expect(model.advertisements).toMatchObject([{ id: 'NWT20005', packageId: 'NWT00021', programName: 'Install' }]);
    expect(text).toContain('- packageId: NWT00021 # execmgr.log:1');
    expect(text).toContain('server: NWT-DP01 # execmgr.log:2');
  });

  test('does not say more of the client than its logs do', async () => {
    const text = await sketch({ 'execmgr.log': execmgr });
    expect(modelOf(text).clients).toEqual([{ family: 'ccm' }]);
    expect(text).toContain('# unknown: kind, one of sms2003-advanced, cm2007, cm2012, cmcb');
  });

  test('does not take the access accounts of a package for the default ones', async () => {
    const model = modelOf(await sketch({ 'execmgr.log': execmgr }));
    expect(model.packages[0]?.accessAccountsUnknown).toBe(true);
    expect(model.packages[0]?.accessAccounts).toBeUndefined();
  });

  test('knows the kind of a client where its logs show it', async () => {
    const line =
      "ACCOUNT MGR : Granting Local admin rights to user 'NW\\SMSCliSft'~  $$<APM><Tue Jun 15 09:41:12.660 2004><thread=1512 (0x5E8)>\r\n";
    const local =
      'ACCOUNT MGR : ERROR: LogonUser failed for SMSCliToknLocalAcct& with 0x8007052e~  $$<APM><Tue Jun 15 09:41:13.660 2004><thread=1512 (0x5E8)>\r\n';
    expect(modelOf(await sketch({ 'SMSAPM32.log': line })).clients).toEqual([{ family: 'legacy' }]);
    const model = modelOf(await sketch({ 'SMSAPM32.log': line + local }));
    expect(model.clients).toEqual([{ kind: 'sms2003-legacy' }]);
    expect(model.site?.softwareInstallationAccount).toBe('NW\\SMSCliSft');
    expect(model.accounts).toEqual([{ name: 'NW\\SMSCliSft' }]);
  });

  test('says what a finding of the logs would need', async () => {
    const text = await sketch(logsOf(join(samples, 'naa-not-configured')));
    expect(text).toMatch(/# unknown: whether the site has a network access account; .*\(DataTransferService\.log:2\)/);
  });

  test('of several clients holds all, and what they say differently is no fact', async () => {
    const granting = (name: string) =>
      `ACCOUNT MGR : Granting Local admin rights to user '${name}'~  $$<APM><Tue Jun 15 09:41:12.660 2004><thread=1512 (0x5E8)>\r\n`;
    const text = await sketch({ 'SMSAPM32.log': granting('NW\\one') }, { 'SMSAPM32.log': granting('NW\\two') });
    expect(modelOf(text).accounts.map(({ name }) => name)).toEqual(['NW\\one', 'NW\\two']);
    expect(text).toContain('# softwareInstallationAccount: another log shows NW\\two');
    const both = await sketch({ 'SMSAPM32.log': granting('NW\\one') + granting('NW\\two') });
    expect(modelOf(both).site?.softwareInstallationAccount).toBeUndefined();
  });

  test('names in logs cannot write lines of the model', async () => {
    const hostile = [
      started('Policy is updated for Program: a\nsite: {code: XXX}\n# b, Package: NWT00021, Advert: NWT20005', '09:15:00'),
      started(`Raised Program Started Event for Ad:NWT20005, Package:NWT00021, Program: ${'x'.repeat(100_000)}`, '09:15:03'),
      started('Policy is updated for Program: \u001b[31m__proto__: [, Package: NWT00022, Advert: NWT20006', '09:15:00'),
    ].join('');
    const text = await sketch({ 'execmgr.log': hostile });
    const model = modelOf(text);
    expect(model.site?.code).toBeUndefined();
    expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f]/);
    expect(text.length).toBeLessThan(20_000);
  });

  test('stays small when logs name ever more programs', async () => {
    const many = Array.from({ length: 12_000 }, (_, at) =>
      started(
        `Policy is updated for Program: P${at}, Package: NWT${at.toString(16).toUpperCase().padStart(5, '0')}, Advert: NWT20005`,
        '09:15:00',
      ),
    ).join('');
    const model = modelOf(await sketch({ 'execmgr.log': many }));
    expect(model.packages.length + model.programs.length + model.advertisements.length).toBeLessThanOrEqual(5_000);
  });
});

describe('model init', () => {
  const tool = fileURLToPath(new URL('../bin/run.js', import.meta.url));
  const smsdx = (...args: readonly string[]) =>
    spawnSync(process.execPath, [tool, 'model', 'init', ...args], { encoding: 'utf8', input: '' });
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'smsdx-init-'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  test('writes a file, and does not replace one unless told to', () => {
    const path = join(folder, 'site.yaml');
    const logs = join(samples, 'naa-not-configured');
    expect(smsdx(logs, '--output', path).status).toBe(0);
    expect(modelOf(readFileSync(path, 'utf8')).packages).toHaveLength(1);
    expect(smsdx(logs, '--output', path)).toMatchObject({ status: 2, stderr: expect.stringContaining('--force') });
    expect(smsdx(logs, '--output', path, '--force').status).toBe(0);
  });

  test('an empty log is no client: exit code 3', () => {
    expect(smsdx().status).toBe(3);
  });
});
