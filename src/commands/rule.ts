import { Args, Command, Flags } from '@oclif/core';
import type { AccountRule } from '../accounts/rules/rule.js';
import { rules } from '../accounts/rules.js';
import { Mistake, nearest } from '../mistake.js';
import { Output } from '../output.js';
import { ruleList, rulesJson, rulesText } from '../reports/rules.js';

export default class Rule extends Command {
  static override summary = 'Print an account rule: what it says, how sure it is, and where it comes from.';
  static override description =
    'Every step of a finding and of an explanation cites its rule by number. Without a number it lists them all.';
  static override examples = [
    '<%= config.bin %> <%= command.id %> R58',
    '<%= config.bin %> <%= command.id %> R23 R25 R26',
    '<%= config.bin %> <%= command.id %>',
  ];
  static override args = {
    id: Args.string({ multiple: true, description: 'R1 to R78, also R23a, R37c; 58 means R58.' }),
  };
  static override flags = {
    json: Flags.boolean({ description: 'For programs.' }),
    'no-color': Flags.boolean({ description: 'No colour, even on a terminal. NO_COLOR=1 does the same.' }),
  };

  override async run(): Promise<void> {
    const { args, flags } = await this.parse(Rule);
    const asked = (args.id ?? []).flatMap((word) => word.split(/[\s,;]+/)).filter(Boolean);
    const found = asked.map(ruleOf);
    const output = new Output(undefined, !flags['no-color']);
    const shown = found.length > 0 ? found : [...rules.values()];
    if (flags.json) await output.write([rulesJson(shown)]);
    else await output.write([found.length > 0 ? rulesText(found, output) : ruleList(shown, output)]);
  }
}

function ruleOf(word: string): AccountRule {
  const plain = word.replace(/^\[|\]$/g, '').toLowerCase();
  const key = /^\d/.test(plain) ? `r${plain}` : plain;
  const found = [...rules.values()].find(({ id }) => id.toLowerCase() === key);
  if (found) return found;
  const near = nearest(key, rules.keys());
  throw new Mistake(`There is no account rule ${word}.`, [
    near === undefined ? 'They are R1 to R78; all of them: smsdx rule' : `Did you mean ${near}?`,
  ]);
}
