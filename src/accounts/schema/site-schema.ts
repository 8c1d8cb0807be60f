import { z } from 'zod';
import { isFields } from './canonical.js';
import { modelSchema } from './model.js';
import { aliases, children, lists, nameKeys } from './spelling.js';

type Schema = Record<string, unknown>;

const plain: Schema = { ...z.toJSONSchema(modelSchema, { target: 'draft-7', io: 'input' }) };

/** The JSON Schema of a model file, short forms included: what `smsdx schema site` prints and editors read. */
export const siteSchema: Readonly<Schema> = {
  ...decorate('model', plain),
  definitions: definitions(),
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

/** The schema of one kind of object, with the other words for its keys and the short forms of their values. */
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
  if (kind === 'entry') properties.level = refer('level', 'What the account may do.');
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

function refer(kind: string, description?: unknown): Schema {
  return { $ref: `#/definitions/${kind}`, ...(description === undefined ? {} : { description }) };
}

function withShortForms(child: string, schema: Schema): Schema {
  const { description } = schema;
  if (child === 'site' || child === 'entries') return refer(child, description);
  if (child === 'entriesByPackage') return { type: 'object', additionalProperties: refer('entries'), description };
  const name = nameKeys[child] === undefined ? [] : [{ type: 'string', description: `The ${nameKeys[child]} alone.` }];
  const members = { type: 'array', items: { type: 'string' } };
  const map = child === 'group' ? [{ type: 'object', additionalProperties: members, description: 'Members by group.' }] : [];
  return { description, anyOf: [{ type: 'array', items: { anyOf: [refer(child), ...name] } }, refer(child), ...map] };
}

/** One definition for each kind of object, so that the schema stays readable. */
function definitions(): Schema {
  const found: Schema = {};
  const visit = (kind: string, schema: Schema) => {
    for (const [key, child] of Object.entries(children[kind] ?? {})) {
      const inner = itemOf(fieldsOf(fieldsOf(schema, 'properties'), key));
      if (child === 'entries') Object.assign(found, entryDefinitions(inner));
      else if (child in found || child === 'entriesByPackage' || inner.properties === undefined) continue;
      else {
        found[child] = decorate(child, inner);
        visit(child, inner);
      }
    }
  };
  visit('model', plain);
  return found;
}

function itemOf(schema: Schema): Schema {
  return isFields(schema.items) ? schema.items : schema;
}

function entryDefinitions(entry: Schema): Schema {
  const level = anyCase(fieldsOf(fieldsOf(entry, 'properties'), 'level'));
  const short = { type: 'object', maxProperties: 1, additionalProperties: refer('level') };
  const map = { type: 'object', additionalProperties: refer('level'), description: 'Levels by account: { Users: Read }.' };
  const entries = { anyOf: [{ type: 'array', items: { anyOf: [refer('entry'), short] } }, map] };
  return { level, entry: decorate('entry', entry), entries };
}

/** `full-control` is also written `Full Control`. */
function anyCase(schema: Schema): Schema {
  const words = Array.isArray(schema.enum) ? schema.enum.map(String) : [];
  const titles = words.map((word) => word.replace(/-/g, ' ').replace(/\b[a-z]/g, (letter) => letter.toUpperCase()));
  return { ...schema, enum: [...words, ...titles] };
}
