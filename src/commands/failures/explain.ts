import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Args, Command, Flags } from '@oclif/core';
import type { FailureClass } from '../../failures/failure.js';
import { failures } from '../../failures/index.js';
import { Mistake, nearest } from '../../mistake.js';
import { Output } from '../../output.js';
import { failureJson, failureText } from '../../reports/failures.js';

export default class FailuresExplain extends Command {
  static override summary = 'Say what a failure class is: what the log shows, why it happens, how to confirm and how to fix it.';
  static override description = 'The names are those of the findings. A sample of each stands in the folder samples of this package.';
  static override examples = [
    '<%= config.bin %> <%= command.id %> naa-no-rights',
    '<%= config.bin %> <%= command.id %> package-access-context-mismatch --json',
  ];
  static override args = { id: Args.string({ required: true, description: 'Name of the failure class.' }) };
  static override flags = {
    json: Flags.boolean({ description: 'For programs.' }),
    'no-color': Flags.boolean({ description: 'No colour on a terminal either, as with NO_COLOR=1.' }),
  };

  override async run(): Promise<void> {
    const { args, flags } = await this.parse(FailuresExplain);
    const failure = failureOf(args.id);
    const page = await readFile(join(this.config.root, 'samples', failure.id, 'README.md'), 'utf8');
    const output = new Output(undefined, !flags['no-color']);
    await output.write([flags.json ? failureJson(failure, page) : failureText(failure, page, output)]);
  }
}

function failureOf(word: string): FailureClass {
  const plain = word.trim().toLowerCase();
  const found = failures.find(({ id, section }) => id === plain || (section.length > 1 && section.toLowerCase() === plain));
  if (found) return found;
  const ids = failures.map(({ id }) => id);
  const near = nearest(plain, ids) ?? ids.find((id) => plain.length > 3 && id.includes(plain));
  throw new Mistake(`There is no failure class ${word}.`, [near === undefined ? 'All of them: smsdx failures' : `Did you mean ${near}?`]);
}
