import { Args, Command, Flags } from '@oclif/core';
import { audit } from '../../audit/audit.js';
import { readModel } from '../../model-file.js';
import { Output } from '../../output.js';
import { answerFlags } from '../../presentation.js';
import { auditJson, auditText } from '../../reports/audit.js';

export default class ModelAudit extends Command {
  static override summary = 'Say for every advertisement on which clients and for which users it will work.';
  static override description =
    `Tries every advertisement of the model on every kind of client and for every kind of user in its collection: which account runs the program, whether that client reads the package on its distribution points and writes there where the program does, and every share that the command line or the program opens. Clients and users about whom the model says the same are one class.

Exit code 0: everything works or waits for a user. 1: something will fail. 3: nothing will fail for certain, but facts are missing. 2: a mistake in the command line or the model.`;
  static override examples = [
    '<%= config.bin %> <%= command.id %> site.yaml',
    { description: 'For a script:', command: '<%= config.bin %> <%= command.id %> site.yaml --json' },
  ];
  static override args = { file: Args.string({ required: true, description: 'Model of the site (site.yaml).' }) };
  static override flags = {
    ...answerFlags,
    output: Flags.string({ char: 'o', helpValue: 'file', description: 'Write the audit to this file.' }),
  };

  override async run(): Promise<void> {
    const { args, flags } = await this.parse(ModelAudit);
    const answer = audit(await readModel(args.file));
    const output = new Output(flags.output, !flags['no-color']);
    await output.write(flags.json || flags.format === 'json' ? [auditJson(answer)] : auditText(answer, output));
    await output.end();
    const has = (verdict: string) => answer.combinations.some((one) => one.verdict === verdict);
    process.exitCode = has('fails') ? 1 : has('undetermined') ? 3 : 0;
  }
}
