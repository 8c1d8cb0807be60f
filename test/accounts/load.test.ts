import { Ajv } from 'ajv';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { loadModel } from '../../src/accounts/load.js';
import type { Model } from '../../src/accounts/model.js';
import { siteSchema } from '../../src/accounts/schema/site-schema.js';

function model(text: string): Model {
  const loaded = loadModel(text, 'site.yaml');
  if ('mistakes' in loaded) throw new Error(JSON.stringify(loaded.mistakes));
  return loaded.model;
}

function mistakes(text: string) {
  const loaded = loadModel(text, 'site.yaml');
  return 'mistakes' in loaded ? loaded.mistakes : [];
}

const whole = `
site:
  code: S01
  naas: ['CORP\\sms-naa']
  sia: null
domains: [CORP]
client: { name: WKS12, domain: CORP, kind: sms2003-advanced, role: workstation, interactiveUser: 'CORP\\alice' }
accounts:
  - CORP\\bob
  - { name: 'CORP\\sms-naa', groups: [], locked: yes }
groups:
  CORP\\App Installers: ['CORP\\bob']
packages:
  - id: 00100012
    accessAccounts: { Users: Read, 'CORP\\Kiosk': No Access }
    distributionPoints: DP1
    programs:
      - { name: Install, runMode: Admin Rights, useSoftwareInstallationAccount: no }
  - packageId: S0100013
    accessAccounts:
      - { principal: Administrators, level: Full Control }
      - Users: change
distributionPoints:
  - DP1
shares:
  - { server: FILESRV, share: tools, ntfsAcl: { 'CORP\\App Installers': read } }
`;

describe('a model file', () => {
  it('may be written in the short forms', () => {
    const loaded = model(whole);
    expect(loaded.site).toEqual({ code: 'S01', networkAccessAccounts: ['CORP\\sms-naa'], softwareInstallationAccount: null });
    expect(loaded.clients).toHaveLength(1);
    expect(loaded.accounts).toEqual([{ name: 'CORP\\bob' }, { name: 'CORP\\sms-naa', groups: [], locked: true }]);
    expect(loaded.groups).toEqual([{ name: 'CORP\\App Installers', members: ['CORP\\bob'] }]);
    expect(loaded.packages[0]).toEqual({
      packageId: '00100012',
      accessAccounts: [
        { principal: 'Users', level: 'read' },
        { principal: 'CORP\\Kiosk', level: 'no-access' },
      ],
      distributionPoints: ['DP1'],
    });
    expect(loaded.packages[1]?.accessAccounts?.map(({ level }) => level)).toEqual(['full-control', 'change']);
    expect(loaded.programs).toEqual([
      { packageId: '00100012', name: 'Install', runMode: 'admin-rights', useSoftwareInstallationAccount: false },
    ]);
    expect(loaded.shares[0]?.ntfsAcl).toEqual([{ principal: 'CORP\\App Installers', level: 'read' }]);
  });

  it('says nothing with a key that has no value, and that nothing is there with none or an empty list', () => {
    expect(model('site: { naas: }').site).toEqual({});
    expect(model('site: { naas: none, sia: none }').site).toEqual({ networkAccessAccounts: [], softwareInstallationAccount: null });
    expect(model('').clients).toEqual([]);
    expect(model('client: { kind: cm2007, interactiveUser: nobody }').clients[0]?.interactiveUser).toBeNull();
  });

  it('may write keys and words with other case, blanks and hyphens', () => {
    expect(model('Packages: [{ Package ID: S0100012, Share Mode: Custom Share }]').packages[0]).toEqual({
      packageId: 'S0100012',
      shareMode: 'custom-share',
    });
  });
});

describe('a mistake in a model file', () => {
  it.each([
    ['site:\n  netwrkAccessAccounts: []', 2, 3, 'networkAccessAccounts'],
    ['packages:\n  - packageId: S0100012\n    accessAcounts: { Users: Read }', 3, 5, 'accessAccounts'],
    ['packages:\n  - packageId: S0100012\n    programs:\n      - { name: A, runMode: admn-rights }', 4, 20, 'admin-rights'],
    ['packages: [{ packageId: S0100012, accessAccounts: { Users: Reed } }]', 1, 53, 'read'],
    ['clients:\n  - { kind: sms2003-advnced }', 2, 7, 'sms2003-advanced'],
  ])('names its place and the nearest word: %j', (text, line, column, suggestion) => {
    const [only, ...others] = mistakes(text);
    expect(others).toEqual([]);
    expect(only).toMatchObject({ line, column, suggestion });
    expect(only?.message).toContain(`did you mean ${suggestion}?`);
  });

  it.each([
    ['accounts:\n  - { name: "CORP\\\\a", locked: perhaps }', 2, 'locked must be true or false, not "perhaps"'],
    ['accounts:\n  - locked: true', 2, 'name is missing'],
    ['packages: { packageId: [a] }', 1, 'packageId must be text, not a list'],
    ['site: S01', 1, 'site must be an object with keys, not "S01"'],
    ['accounts:\n  - { name: a, lastLogon: yesterday }', 2, 'is not a time'],
    ['site:\n  code: A\n  code: B', 3, 'unique'],
    ['site:\n  naa: A\\b\n  naas: []', 3, 'says again'],
    ['site: [', 1, ''],
    ['just words', 1, 'holds no model'],
  ])('is said in plain words: %j', (text, line, message) => {
    const [first] = mistakes(text);
    expect(first?.line).toBe(line);
    expect(first?.message).toContain(message);
  });

  it('is not a name that points nowhere: that is a warning', () => {
    const text = 'packages: [{ packageId: S0100012, distributionPoints: [DP2] }]\nprograms: [{ packageId: S0100021, name: A }]\ndps: [DP1]';
    const loaded = loadModel(text, 'site.yaml');
    expect('warnings' in loaded && loaded.warnings.map(({ line, message }) => [line, message])).toEqual([
      [2, 'the model has no package S0100021; did you mean S0100012?'],
      [1, 'the model has no distribution point DP2; did you mean DP1?'],
    ]);
  });

  it('never is an exception, whatever the text is', () => {
    fc.assert(
      fc.property(fc.string(), fc.constantFrom('', 'site: ', 'packages:\n  - ', 'a: &x [*x]\n', 'clients: {'), (noise, start) => {
        const loaded = loadModel(start + noise, 'site.yaml');
        expect('model' in loaded || loaded.mistakes.length > 0).toBe(true);
      }),
    );
  });
});

describe('the schema of model files', () => {
  const validate = new Ajv({ allErrors: true }).compile(siteSchema);

  it('accepts what the loader accepts, short forms included', () => {
    expect(
      validate(
        parse(
          whole
            .replace('00100012', '"00100012"')
            .replace('locked: yes', 'locked: true')
            .replace('Account: no', 'Account: false')
            .replace('Admin Rights', 'admin-rights'),
        ),
      ),
      JSON.stringify(validate.errors),
    ).toBe(true);
  });

  it('accepts its own examples, and so does the loader', () => {
    const examples = siteSchema.examples;
    for (const example of Array.isArray(examples) ? examples : []) {
      expect(validate(example), JSON.stringify(validate.errors)).toBe(true);
      expect(mistakes(JSON.stringify(example))).toEqual([]);
    }
  });

  it('describes every key', () => {
    const bare: string[] = [];
    const visit = (node: unknown, path: string) => {
      if (typeof node !== 'object' || node === null) return;
      for (const [key, inner] of Object.entries(node)) {
        if (key === 'properties')
          for (const [name, property] of Object.entries(inner as object))
            if (!('description' in (property as object))) bare.push(`${path}/${name}`);
        visit(inner, `${path}/${key}`);
      }
    };
    visit({ ...siteSchema, examples: [] }, '');
    expect(bare).toEqual([]);
  });
});
