import { Args, Command, Flags } from '@oclif/core';
import type { Loaded, ModelMistake } from '../../accounts/load.js';
import { adviceOn } from '../../audit/advice/index.js';
import { loadFile } from '../../model-file.js';
import { Output } from '../../output.js';
import { answerFlags } from '../../presentation.js';
import { type Checked, checkJson, checkText, type Remark } from '../../reports/check.js';

export default class ModelCheck extends Command {
  static override summary = 'Say what is wrong with a model file, and what in it will not work.';
  static override description =
    `First mistakes, with line and column and the word that was probably meant. Then advice, each with its account rule: accounts that can never be reached, packages that leave out an account that will connect, entries that match nobody, options of programs that contradict one another, names that the model does not know.

Exit code 0: nothing to say. 1: advice. 2: mistakes.`;
  static override examples = ['<%= config.bin %> <%= command.id %> site.yaml', '<%= config.bin %> <%= command.id %> site.yaml --json'];
  static override args = { file: Args.string({ required: true, description: 'Model of the site (site.yaml).' }) };
  static override flags = {
    ...answerFlags,
    output: Flags.string({ char: 'o', helpValue: 'file', description: 'Write the remarks to this file.' }),
  };

  override async run(): Promise<void> {
    const { args, flags } = await this.parse(ModelCheck);
    const checked = check(await loadFile(args.file), args.file);
    const output = new Output(flags.output, !flags['no-color']);
    await output.write(flags.json || flags.format === 'json' ? [checkJson(checked)] : checkText(checked, output));
    await output.end();
    process.exitCode = checked.mistakes.length > 0 ? 2 : checked.advice.length > 0 ? 1 : 0;
  }
}

function check(loaded: Loaded, file: string): Checked {
  if ('mistakes' in loaded) return { schemaVersion: 1, file, mistakes: loaded.mistakes.map(remarkOf), advice: [] };
  const advice = adviceOn(loaded.model).map(({ path, ...rest }) => ({ ...loaded.locate(path), ...rest }));
  const all = [...loaded.warnings.map(remarkOf), ...advice];
  return { schemaVersion: 1, file, mistakes: [], advice: all.sort((a, b) => a.line - b.line || a.column - b.column) };
}

function remarkOf({ line, column, message, suggestion }: ModelMistake): Remark {
  const hint = suggestion === undefined || message.includes(suggestion) ? undefined : `Did you mean ${suggestion}?`;
  return { line, column, text: message, fix: hint };
}
