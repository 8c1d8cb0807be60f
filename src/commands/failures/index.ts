import { Args, Command, Flags } from '@oclif/core';
import { familyOf } from '../../accounts/kinds.js';
import { clientKinds } from '../../accounts/model.js';
import type { FailureClass } from '../../failures/failure.js';
import { failures } from '../../failures/index.js';
import { Output } from '../../output.js';
import { failureList, failuresJson } from '../../reports/failures.js';

export default class Failures extends Command {
  static override summary = 'List the failure classes: everything that smsdx can find.';
  static override description =
    'A text keeps those that hold all of its words in their name or title. What one of them is, how to confirm and how to fix it: smsdx failures explain ID.';
  static override examples = [
    '<%= config.bin %> <%= command.id %>',
    '<%= config.bin %> <%= command.id %> access account --client-kind cm2007',
    '<%= config.bin %> <%= command.id %> --level note --json',
  ];
  static override args = { text: Args.string({ multiple: true, description: 'Words of the name, the title or the section.' }) };
  static override flags = {
    level: Flags.option({ options: ['error', 'warning', 'note'] as const, description: 'Only those of this level.' })(),
    'client-kind': Flags.option({ options: clientKinds, description: 'Only those that happen on this kind of client.' })(),
    json: Flags.boolean({ description: 'For programs.' }),
    'no-color': Flags.boolean({ description: 'No colour on a terminal either, as with NO_COLOR=1.' }),
  };

  override async run(): Promise<void> {
    const { args, flags } = await this.parse(Failures);
    const words = (args.text ?? []).flatMap((text) => text.toLowerCase().split(/\s+/)).filter(Boolean);
    const family = familyOf(flags['client-kind']);
    const fits = ({ level, clients }: FailureClass): boolean =>
      (flags.level === undefined || level === flags.level) && (family === undefined || clients.includes(family));
    const shown = failures.filter((failure) => fits(failure) && holds(failure, words));
    const output = new Output(undefined, !flags['no-color']);
    await output.write([flags.json ? failuresJson(shown) : failureList(shown, output)]);
  }
}

/** A word of the section is the whole of it: `A5`. */
function holds({ id, title, section }: FailureClass, words: readonly string[]): boolean {
  const text = `${id} ${title}`.toLowerCase();
  return words.every((word) => text.includes(word) || section.toLowerCase() === word);
}
