import { z } from 'zod';
import { isFields } from './canonical.js';
import { modelSchema } from './model.js';
import { aliases, children, lists, nameKeys } from './spelling.js';

type Schema = Record<string, unknown>;

const plain: Schema = { ...z.toJSONSchema(modelSchema, { target: 'draft-7', io: 'input' }) };

/** The JSON Schema of a model file, short forms included: what `smsdx schema site` prints and editors read. */
export const siteSchema: Readonly<Schema> = {
  ...decorate('model', plain),
  title: 'smsdx model of a site',
  description:
    'Facts about a site, its accounts and its resources. Everything is optional: what is not said is unknown, not false. An empty list says that there is none. Keys and words may be written in any case, with blanks, hyphens or underscores.',
  examples: [
    {
      site: { code: 'S01', networkAccessAccounts: ['CORP\\sms-naa'], softwareInstallationAccount: null },
      domains: ['CORP'],
      client: { name: 'WKS12', domain: 'CORP', kind: 'sms2003-advanced', role: 'workstation', interactiveUser: 'CORP\\alice' },
      accounts: [{ name: 'CORP\\sms-naa', groups: ['CORP\\Domain Users'] }],
      groups: { 'CORP\\App Installers': ['CORP\\bob'] },
      packages: [
        {
          id: 'S0100012',
          accessAccounts: { Users: 'read', 'CORP\\Kiosk': 'no-access' },
          distributionPoints: ['DP1'],
          programs: [{ name: 'Install', commandLine: 'setup.exe /s', runMode: 'admin-rights', programCanRun: 'whether-or-not' }],
        },
      ],
      distributionPoints: [{ server: 'DP1', serverDomain: 'CORP' }],
      shares: [{ server: 'FILESRV', share: 'tools', shareAcl: { Everyone: 'read' }, ntfsAcl: { 'CORP\\App Installers': 'read' } }],
    },
  ],
};

/** Adds the other words for keys and the short forms of values to the schema of one kind of object. */
function decorate(kind: string, schema: Schema): Schema {
  const properties = fieldsOf(schema, 'properties');
  if (kind === 'package') Object.assign(properties, insidePackage());
  for (const [key, child] of Object.entries(children[kind] ?? {})) {
    const own = properties[key];
    if (isFields(own)) properties[key] = withShortForms(child, own);
  }
  for (const key of lists) {
    const own = properties[key];
    if (isFields(own) && own.type === 'array' && !children[kind]?.[key]) properties[key] = orOne(own);
  }
  if (kind === 'entry') properties.level = anyCase(fieldsOf(properties, 'level'));
  for (const [alias, key] of Object.entries(aliases[kind] ?? {})) {
    const own = properties[key];
    if (isFields(own)) properties[alias] = { ...own, description: `Same as ${key}.` };
  }
  const reachable = new Set(Object.values(aliases[kind] ?? {}));
  const required = Array.isArray(schema.required) ? schema.required.filter((key) => !reachable.has(key)) : [];
  return { ...schema, properties, required };
}

/** A single name is a list of one; `none` is an empty list. */
function orOne({ description, ...list }: Schema): Schema {
  return { description, anyOf: [list, { type: 'string' }] };
}

function fieldsOf(schema: Schema, key: string): Schema {
  const own = schema[key];
  return isFields(own) ? { ...own } : {};
}

/** Programs and advertisements may stand inside their package, and need no package id there. */
function insidePackage(): Schema {
  const { programs, advertisements } = fieldsOf(plain, 'properties');
  return { programs, advertisements };
}

function withShortForms(child: string, schema: Schema): Schema {
  const { description, ...bare } = schema;
  const said = description === undefined ? {} : { description };
  if (child === 'site') return decorate(child, schema);
  if (child === 'entries') return { ...said, anyOf: entryForms(bare) };
  if (child === 'entriesByPackage')
    return { ...schema, additionalProperties: { anyOf: entryForms(fieldsOf(schema, 'additionalProperties')) } };
  const item = decorate(child, fieldsOf(bare, 'items'));
  const name = nameKeys[child] === undefined ? [] : [{ type: 'string', description: `The ${nameKeys[child]} alone.` }];
  const items = name.length === 0 ? item : { anyOf: [item, ...name] };
  const members = { type: 'array', items: { type: 'string' } };
  const map = child === 'group' ? [{ type: 'object', additionalProperties: members, description: 'Members by group.' }] : [];
  return { ...said, anyOf: [{ type: 'array', items }, item, ...map] };
}

function entryForms(list: Schema): readonly Schema[] {
  const item = decorate('entry', fieldsOf(list, 'items'));
  const level = fieldsOf(fieldsOf(item, 'properties'), 'level');
  const short = { type: 'object', maxProperties: 1, additionalProperties: level };
  return [
    { type: 'array', items: { anyOf: [item, short] } },
    { type: 'object', additionalProperties: level, description: 'Levels by account: { Users: Read }.' },
  ];
}

/** `full-control` is also written `Full Control`. */
function anyCase(schema: Schema): Schema {
  const words = Array.isArray(schema.enum) ? schema.enum.map(String) : [];
  const titles = words.map((word) => word.replace(/-/g, ' ').replace(/\b[a-z]/g, (letter) => letter.toUpperCase()));
  return { ...schema, enum: [...words, ...titles] };
}
