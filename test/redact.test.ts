import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { diagnose } from '../src/diagnose.js';
import type { Diagnosis, Finding } from '../src/failures/failure.js';
import { restored } from '../src/redact/marks.js';
import { Redaction } from '../src/redaction.js';
import { type Format, formats, printer } from '../src/reports/index.js';
import { clientOf, modelOf } from './reading.js';
import { chained, diagnosis } from './reports/diagnosis.js';

const key = new Uint8Array(32).fill(7);
const redaction = () => new Redaction(key, [], undefined);

async function printed(format: Format, given: Diagnosis, about: 'findings' | 'runs' = 'findings'): Promise<string> {
  const report = await printer(format, { width: 160, colour: false, level: 'note', explain: 'full', about });
  return [...report.add(given), ...report.end()].join('');
}

/** A letter and more: no figure of a mark can be taken for it, and no word of a report. */
const letters = 'bcdfghjklmnpqrstvwxz';
const nonsense = (least: number, most: number) =>
  fc.string({ unit: fc.constantFrom(...letters), minLength: least, maxLength: most }).map((text) => `q${text}q`);
const hex = fc.constantFrom(...'0123456789abcdef');

/** Everything that must not be left. */
const planted = fc.record({
  user: nonsense(4, 9),
  second: fc.tuple(nonsense(3, 6), nonsense(3, 6)).map((parts) => parts.join('.')),
  computer: nonsense(3, 8).map((name) => `${name.toUpperCase()}7`),
  server: nonsense(3, 8).map((name) => `${name}9`),
  domain: nonsense(3, 7).map((name) => name.toUpperCase()),
  forest: fc.tuple(nonsense(3, 7), fc.constantFrom('com', 'local', 'example', 'co.uk')).map((parts) => parts.join('.')),
  share: nonsense(4, 8),
  folder: nonsense(4, 8),
  site: fc.constantFrom('QZ4', 'X9K', 'ZQX'),
  number: fc.integer({ min: 0x10, max: 0xfffff }).map((value) => value.toString(16).toUpperCase().padStart(5, '0')),
  packageName: fc.tuple(nonsense(3, 6), nonsense(3, 6)).map((parts) => parts.join(' ')),
  program: fc.tuple(nonsense(3, 6), nonsense(3, 6)).map((parts) => parts.join(' ')),
  address: fc.tuple(...Array.from({ length: 4 }, () => fc.integer({ min: 11, max: 254 }))).map((parts) => parts.join('.')),
  address6: fc
    .array(fc.integer({ min: 0x1000, max: 0xffff }), { minLength: 8, maxLength: 8 })
    .map((all) => all.map((each) => each.toString(16)).join(':')),
  sid: fc
    .array(fc.integer({ min: 100_000_000, max: 999_999_999 }), { minLength: 3, maxLength: 3 })
    .map((all) => `S-1-5-21-${all.join('-')}-1104`),
  guid: fc
    .string({ unit: hex, minLength: 32, maxLength: 32 })
    .map((text) => text.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')),
  password: nonsense(6, 10),
});
type Planted = typeof planted extends fc.Arbitrary<infer Names> ? Names : never;

const entry = (message: string, component = 'execmgr', type = 1) =>
  `<![LOG[${message}]LOG]!><time="09:15:00.120+300" date="02-12-2024" component="${component}" context="" type="${type}" thread="4120" file="x.cpp:1">\r\n`;

/** A log in which every name stands in the places where clients write it, and bare in a sentence before any of them. */
function logs(names: Planted): Record<string, string> {
  const id = `${names.site}${names.number}`;
  const { user, computer, server, domain, share, folder, program, guid, sid, site, forest } = names;
  const lines = [
    `Error 5 while ${user} and ${computer} and ${server} met ${share}: (0x80070005) \\\\${server}\\${share}`,
    `Policy is updated for Program: ${program}, Package: ${id}, Advert: ${names.site}20005`,
    `Requesting content from CAS for package ${id} version 2`,
    `Command line = "\\\\${server}\\${share}\\${folder}\\setup.exe" /password=${names.password} ${domain}\\${user}, Working Directory = \\\\${server}\\${share}\\`,
    `Raised Program Started Event for Ad:${names.site}20005, Package:${id}, Program: ${program}`,
    `Raising event:\ninstance of SoftDistProgramErrorEvent\n{\n\tAdvertisementId = "${names.site}20005";\n\tClientID = "GUID:${guid}";\n\tCommandLine = "\\"\\\\\\\\${server}\\\\${share}\\\\setup.exe\\"";\n\tExitCode = "1603";\n\tMachineName = "${computer}";\n\tPackageName = "${id}";\n\tProgramName = "${program}";\n\tSiteCode = "${site}";\n\tUserContext = "${domain}\\\\${user}";\n};`,
    `Failed to connect to ${server}.${forest} (${names.address}, ${names.address6}) as ${names.second}@${forest}, user ${sid}, 0x80070005`,
    `Profile of C:\\Documents and Settings\\${user}\\Local Settings and C:\\Users\\${names.second}\\x, computer account ${domain}\\${computer}$ error 5`,
    `Search LDAP://CN=${names.second},OU=${folder},DC=${domain} failed with 0x80070005`,
    `Execution is complete for program ${program}. The exit code is 1603, the execution status is FailureNonRetry`,
  ];
  return {
    'execmgr.log': lines.map((line) => entry(line, 'execmgr', 3)).join(''),
    'SMSAPM32.log': `SCHED DATA  : Handling an error condition (0x5) for program ${program} in package ${names.packageName}.~  $$<APM><Tue May 16 13:17:10.804 2000><thread=1512 (0x5E8)>\r\n`,
  };
}

const site = (names: Planted) => `
site: { code: ${names.site}, clientKind: sms2003-advanced, networkAccessAccounts: ['${names.domain}\\${names.second}'] }
client: { name: ${names.computer}, domain: ${names.domain}, role: workstation, interactiveUser: '${names.domain}\\${names.user}' }
groups: [{ name: '${names.domain}\\${names.folder} readers', members: ['${names.domain}\\${names.user}'] }]
packages:
  - { packageId: ${names.site}${names.number}, name: ${names.packageName}, distributionPoints: [${names.server}], programs: [{ name: ${names.program}, runMode: admin-rights }] }
shares:
  - { server: ${names.server}, share: ${names.share}, serverDomain: ${names.domain}, shareAcl: { '${names.domain}\\${names.folder} readers': Read }, ntfsAcl: {} }
`;

/** The names that a text still holds. Three characters of a site only count as a word. */
function left(text: string, names: Planted): string[] {
  const small = text.toLowerCase();
  const { site: code, number, ...rest } = names;
  const all = [...Object.values(rest), `${code}${number}`].flatMap((name) => name.toLowerCase().split(/[.\s](?=q)/));
  const found = all.filter((name) => name.length > 3 && small.includes(name));
  return new RegExp(`(?<![a-z0-9])${code}(?![a-z])`, 'i').test(text) ? [...found, code] : found;
}

describe('a redacted report', () => {
  test('holds no name in any format, wherever the logs and the model hold it', async () => {
    await fc.assert(
      fc.asyncProperty(planted, async (names) => {
        const own = redaction();
        const model = modelOf(site(names));
        own.learn(model);
        const found = own.apply(await diagnose(clientOf(logs(names)), model, { phases: true, witness: own.witness }));
        for (const format of formats) {
          for (const about of ['findings', 'runs'] as const) expect(left(await printed(format, found, about), names), format).toEqual([]);
        }
      }),
      { numRuns: 40 },
    );
  }, 120_000);

  test('holds no name without a model either', async () => {
    await fc.assert(
      fc.asyncProperty(planted, async (names) => {
        const own = redaction();
        const found = own.apply(await diagnose(clientOf(logs(names)), undefined, { phases: true, witness: own.witness }));
        expect(found.runs.length).toBeGreaterThan(0);
        expect(left(JSON.stringify(found), names)).toEqual([]);
      }),
      { numRuns: 60 },
    );
  }, 120_000);

  test('holds no name that stands in any field of a finding', async () => {
    await fc.assert(
      fc.asyncProperty(planted, async (names) => {
        const { user, domain, server, share, folder, computer, program } = names;
        const text = `${domain}\\${user} on \\\\${server}\\${share}\\${folder}\\x.msi, ${names.address}, ${names.sid}, {${names.guid}}, ${names.second}@${names.forest}`;
        const line = { file: `${computer}-execmgr.log`, line: 1, message: text };
        const finding: Finding = {
          ...(chained[0] as Finding),
          client: computer,
          package: `${names.site}${names.number}`,
          program,
          advertisement: `${names.site}20005`,
          account: { process: `${domain}\\${user}`, network: `${domain}\\${computer}$` },
          resource: { kind: 'share', path: `\\\\${server}\\${share}\\${folder}` },
          because: [{ rule: 'R1', text: `${user} may not, because ${text}` }],
          seen: [{ ...line, before: [line], after: [line] }],
          missing: [{ fact: text, decides: text }],
          fix: [`Give ${domain}\\${user} Read on ${names.site}${names.number} at ${server}`],
          considered: [{ failure: 'x', whyNot: text }],
          chain: {
            process: { role: 'logged-on user', name: `${domain}\\${user}`, state: 'works' },
            tries: [{ role: 'computer account', name: `${domain}\\${computer}$`, server: 'works', folder: 'fails' }],
            server,
          },
        };
        const logs = [{ file: `${computer}-execmgr.log`, records: 1 }];
        const unread = [{ file: `${computer}.log`, offset: 1, reason: text }];
        const given = { ...diagnosis, client: computer, logs, runs: [], findings: [finding], coverage: { ...diagnosis.coverage, unread } };
        const shown = redaction().apply(given);
        const { packageName: _1, password: _2, address6: _3, ...there } = names;
        for (const format of formats) expect(left(await printed(format, shown), { ...names, ...there }), format).toEqual([]);
      }),
      { numRuns: 40 },
    );
  }, 120_000);

  test('keeps what smsdx itself says: failures, rules, codes, times, well-known accounts', async () => {
    const sample = (name: string) => readFileSync(new URL(`../samples/naa-no-rights/${name}`, import.meta.url), 'utf8');
    const own = redaction();
    const model = modelOf(sample('site.yaml'));
    own.learn(model);
    const found = await diagnose(clientOf({ 'execmgr.log': sample('execmgr.log') }), model, { witness: own.witness });
    const text = await printed('table', own.apply(found));
    for (const word of [
      'naa-no-rights',
      'NT AUTHORITY\\SYSTEM',
      '[R48]',
      '1603',
      '2005-09-14 08:03:02Z',
      'the network access account',
      'SMSPKGD$',
    ])
      expect(text.replace(/\s+/g, ' ')).toContain(word);
    await expect(text).toMatchFileSnapshot('reports/redacted.txt');
  });

  test('gives a name the same mark in every report of one key, in any case, and another one under another key', () => {
    const mark = (own: Redaction, name: string) => {
      own.redactor.learn(name, 'host');
      return own.redactor.text(`from ${name} to`);
    };
    expect(mark(redaction(), 'PIER9')).toBe(mark(redaction(), 'pier9'));
    expect(mark(redaction(), 'PIER9')).toMatch(/^from HOST-\d{10} to$/);
    expect(mark(new Redaction(new Uint8Array(32).fill(8), [], undefined), 'PIER9')).not.toBe(mark(redaction(), 'PIER9'));
  });

  test('is read again with the names that were kept', () => {
    const own = redaction();
    own.redactor.learn('HARBOR\\mat ilda', 'account');
    const reply = `Please give ${own.redactor.text('HARBOR\\mat ilda')} Read; HOST-0000000000 is not yours.`;
    const names = new Map([...reply.matchAll(/[A-Z]+-\d{10}/g)].map(([mark], at) => [mark, ['HARBOR', 'mat ilda'][at] ?? mark]));
    expect(restored(reply, names)).toBe('Please give HARBOR\\mat ilda Read; HOST-0000000000 is not yours.');
  });

  test('finds a name that is an everyday word behind the word that tells it, and nowhere else', () => {
    const { redactor } = redaction();
    redactor.learn('Full', 'program');
    expect(redactor.text('Check that the program Full runs; with Full rights, and the log is full.')).toMatch(
      /^Check that the program PROGRAM-\d{10} runs; with Full rights, and the log is full\.$/,
    );
  });

  test('reads marks that stand within words, too', () => {
    const names = new Map([
      ['SITE-6830175509', 'W05'],
      ['GUID-12345678901234567890', 'a guid'],
    ]);
    const reply = '\\\\SRV\\CAP_SITE-6830175509 preSite-6830175509Tools SITE-68301755092 {GUID-12345678901234567890} GUID-1234567890';
    expect(restored(reply, names)).toBe('\\\\SRV\\CAP_W05 preW05Tools W052 {a guid} GUID-1234567890');
  });

  test('tens of thousands of names are found, and what a log holds by the million is not remembered', () => {
    const { redactor } = redaction();
    for (let at = 0; at < 20_000; at++) redactor.learn(`host${at}q`, 'host');
    expect(redactor.text('from HOST19999Q to host0q')).toMatch(/^from HOST-\d{10} to HOST-\d{10}$/);
    const guids = Array.from({ length: 20_000 }, (_, at) => `4a8bffd0-e2e6-6e68-be43-${at.toString(16).padStart(12, '0')}`);
    redactor.study(guids.join(' '));
    const text = redactor.text(`again ${guids[0]}, first ${guids[0]}, last ${guids.at(-1)}`);
    expect(text).toMatch(/^again (GUID-\d{20}), first \1, last GUID-\d{20}$/);
  });

  test.each([
    'the program ended and the account of the client connects to the server',
    'Error 0x80070005 (5), 0x87D01107, -2147024891, 2147942405, version 2.50.4160.2000, 08:25:31.347',
    'NT AUTHORITY\\SYSTEM and BUILTIN\\Administrators, Everyone, S-1-5-18, S-1-5-32-544',
    'C:\\WINNT\\system32\\ccm\\logs\\execmgr.log, HKLM\\Software\\Microsoft',
  ])('leaves alone what names nobody: %s', (text) => {
    const own = redaction();
    own.redactor.study(text);
    expect(own.redactor.text(text)).toBe(text);
  });

  test.each([
    'a'.repeat(300_000),
    '\\\\'.repeat(100_000),
    'a.'.repeat(150_000),
    ':'.repeat(300_000),
    'user "'.repeat(50_000),
    'S-1-'.repeat(70_000),
  ])('a giant line costs little time (%#)', (text) => {
    const start = performance.now();
    const own = redaction();
    own.redactor.study(text);
    own.redactor.text(text);
    expect(performance.now() - start).toBeLessThan(3000);
  });
});

describe('the commands', () => {
  const tool = fileURLToPath(new URL('../bin/run.js', import.meta.url));
  const smsdx = (args: readonly string[], input = '') => spawnSync(process.execPath, [tool, ...args], { input, encoding: 'utf8' });
  const sample = fileURLToPath(new URL('../samples/naa-no-rights/', import.meta.url));
  const names = /wks19|sms-naa|filesrv|S0100044|S0120050|\bCORP\b|App Installers/i;
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'smsdx-redact-'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  test('diagnose, report, timeline and parse share the marks of a key file, and unredact reads a reply', () => {
    const path = join(folder, 'ours.key');
    const common = [sample, '--redact-key', path];
    const model = ['--model', join(sample, 'site.yaml')];
    const texts = [
      smsdx(['diagnose', ...common, ...model, '--json']).stdout,
      smsdx(['report', ...common, ...model]).stdout,
      smsdx(['timeline', ...common, '--format', 'csv']).stdout,
      smsdx(['parse', ...common]).stdout,
    ];
    for (const text of texts) {
      expect(text.length).toBeGreaterThan(100);
      expect(text).not.toMatch(names);
    }
    const client = (JSON.parse(texts[0] ?? '') as Diagnosis).client ?? '';
    for (const text of texts) expect(text).toContain(client);
    expect(existsSync(path)).toBe(true);
    if (process.platform !== 'win32') expect(statSync(path).mode & 0o077).toBe(0);
    expect(smsdx(['unredact', '--redact-key', path], `Look at ${client.toLowerCase()}, please.`).stdout).toBe('Look at WKS19, please.');
  });

  test('--redact alone forgets its key', () => {
    const run = () => (JSON.parse(smsdx(['diagnose', sample, '--redact', '--json']).stdout) as Diagnosis).client;
    expect(run()).toMatch(/^HOST-\d{10}$/);
    expect(run()).not.toBe(run());
  });

  test('another file is no key', () => {
    const path = join(folder, 'other.json');
    writeFileSync(path, '{"some": "thing"}');
    const { status, stderr } = smsdx(['diagnose', sample, '--redact-key', path]);
    expect(status).toBe(2);
    expect(stderr).toContain('is no key of smsdx');
    expect(readFileSync(path, 'utf8')).toBe('{"some": "thing"}');
  });

  test('a pipe cannot be redacted by parse', () => {
    expect(smsdx(['parse', '--redact'], 'x').stderr).toContain('A pipe cannot be redacted');
  });
});
