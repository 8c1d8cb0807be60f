import { authenticationRules } from './rules/authentication.js';
import { evidenceRules } from './rules/evidence.js';
import { networkRules } from './rules/network.js';
import { processRules } from './rules/process.js';
import { rightsRules } from './rules/rights.js';
import type { AccountRule } from './rules/rule.js';
import { upkeepRules } from './rules/upkeep.js';

/** All account rules by id, in their order. */
export const rules: ReadonlyMap<string, AccountRule> = new Map(
  [processRules, networkRules, authenticationRules, rightsRules, upkeepRules, evidenceRules].flat().map((rule) => [rule.id, rule]),
);
