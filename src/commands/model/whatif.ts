import { Args, Command, Flags } from '@oclif/core';
import type { Model } from '../../accounts/model.js';
import { type Change, grant, membership, revoke } from '../../audit/change.js';
import { setting } from '../../audit/setting.js';
import { type ChangedFindings, compareAudits, compareFindings } from '../../audit/whatif.js';
import { diagnose } from '../../diagnose.js';
import { Mistake } from '../../mistake.js';
import { readModel } from '../../model-file.js';
import { Output } from '../../output.js';
import { answerFlags } from '../../presentation.js';
import { whatIfJson, whatIfText } from '../../reports/whatif.js';
import { sources } from '../../sources/index.js';

export default class ModelWhatif extends Command {
  static override summary = 'Say what a change of accounts or permissions would change.';
  static override description =
    `Audits the model as it is and as it would be: which advertisements start or stop working, on which clients and for whom. With logs, it also says which of their findings would be gone or new. Nothing is written.

A change is one of
  --grant 'PRINCIPAL=LEVEL@RESOURCE'   an entry in a list of permissions; levels: no-access, read, change, full-control
  --revoke 'PRINCIPAL@RESOURCE'        the entries of that principal out of the list
  --member 'ACCOUNT>GROUP'             into the group; --not-member takes it out
  --set 'site.KEY=VALUE'               a fact; also --set 'clients[WKS12].role=workgroup', 'programs[S0100012/Install].runMode=user-rights', 'shares[FS1\\tools].reachable=false'
A resource is a package id (its access accounts), \\\\SERVER\\share (the lists that the model gives for it), or one of them: \\\\SERVER\\share:share, \\\\SERVER\\share:folder. A list is written [a, b].

Exit code 0: nothing stops working. 1: something does. 2: a mistake in the command line or the model.`;
  static override examples = [
    `<%= config.bin %> <%= command.id %> site.yaml --grant 'CORP\\Domain Computers=read@S0100012'`,
    `<%= config.bin %> <%= command.id %> site.yaml --member 'CORP\\naa>CORP\\Readers' execmgr.log`,
    `<%= config.bin %> <%= command.id %> site.yaml --set 'site.networkAccessAccounts=[CORP\\naa]' --revoke 'CORP\\Kiosk@S0100012'`,
  ];
  static override args = {
    file: Args.string({ required: true, description: 'Model of the site (site.yaml).' }),
    log: Args.string({ multiple: true, description: 'Log files, or folders with the logs of a client each.' }),
  };
  static override flags = {
    grant: Flags.string({
      multiple: true,
      helpValue: 'change',
      description: 'PRINCIPAL=LEVEL@RESOURCE; may be repeated.',
      multipleNonGreedy: true,
    }),
    revoke: Flags.string({
      multiple: true,
      helpValue: 'change',
      description: 'PRINCIPAL@RESOURCE; may be repeated.',
      multipleNonGreedy: true,
    }),
    member: Flags.string({ multiple: true, helpValue: 'change', description: 'ACCOUNT>GROUP; may be repeated.', multipleNonGreedy: true }),
    'not-member': Flags.string({
      multiple: true,
      helpValue: 'change',
      description: 'ACCOUNT>GROUP; may be repeated.',
      multipleNonGreedy: true,
    }),
    set: Flags.string({ multiple: true, helpValue: 'change', description: 'KEY=VALUE; may be repeated.', multipleNonGreedy: true }),
    ...answerFlags,
    output: Flags.string({ char: 'o', helpValue: 'file', description: 'Write the answer to this file.' }),
  };

  override async run(): Promise<void> {
    const { args, flags } = await this.parse(ModelWhatif);
    const changes: readonly Change[] = [
      ...(flags.set ?? []).map(setting),
      ...(flags.member ?? []).map((said) => membership(said, true)),
      ...(flags['not-member'] ?? []).map((said) => membership(said, false)),
      ...(flags.revoke ?? []).map(revoke),
      ...(flags.grant ?? []).map(grant),
    ];
    if (changes.length === 0) throw new Mistake('What would change?', ['Say it with --grant, --revoke, --member, --not-member or --set.']);
    const before = await readModel(args.file);
    const after = changes.reduce((model, change) => change.apply(model), before);
    const audited = compareAudits(before, after);
    const logs = args.log ?? [];
    const findings = logs.length > 0 ? await findingsOf(logs, before, after) : undefined;
    const answer = { schemaVersion: 1 as const, changes: changes.map(({ said }) => said), ...audited, findings };
    const output = new Output(flags.output, !flags['no-color']);
    await output.write(flags.json || flags.format === 'json' ? [whatIfJson(answer)] : whatIfText(answer, output));
    await output.end();
    process.exitCode = answer.stops.length > 0 ? 1 : 0;
  }
}

/** Reads every log twice, once with each model. */
async function findingsOf(logs: readonly string[], before: Model, after: Model): Promise<readonly ChangedFindings[]> {
  if (logs.includes('-')) throw new Mistake('Standard input can be read only once.', ['Name log files or folders.']);
  const found: ChangedFindings[] = [];
  const again = sources(logs)[Symbol.asyncIterator]();
  for await (const client of sources(logs)) {
    const old = await diagnose(client, before);
    const next = await again.next();
    if (!next.done) found.push(compareFindings(old, await diagnose(next.value, after)));
  }
  return found;
}
