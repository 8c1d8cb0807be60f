import { z } from 'zod';
import { client, distributionPoint, share, site } from './machines.js';
import { advertisement, packageSchema, program } from './packages.js';
import { account, domain, group } from './principals.js';

/** The kinds of objects in a model file. */
export const types = {
  site,
  domain,
  account,
  group,
  client,
  package: packageSchema,
  program,
  advertisement,
  distributionPoint,
  share,
} as const;

/** A model file, after short forms are written out. What is not said is unknown, not false. */
export const modelSchema = z.strictObject({
  site: site.optional(),
  domains: z.array(domain).default([]).describe('Domains.'),
  accounts: z.array(account).default([]).describe('Accounts; a name alone is enough.'),
  groups: z.array(group).default([]).describe('Groups and their members.'),
  clients: z.array(client).default([]).describe('Clients; for a single one write client.'),
  packages: z.array(packageSchema).default([]).describe('Packages; their programs may stand inside them.'),
  programs: z.array(program).default([]).describe('Programs of packages.'),
  advertisements: z.array(advertisement).default([]).describe('Advertisements.'),
  distributionPoints: z.array(distributionPoint).default([]).describe('Distribution points; a server name alone is enough.'),
  shares: z.array(share).default([]).describe('Shares that are no distribution points.'),
});
