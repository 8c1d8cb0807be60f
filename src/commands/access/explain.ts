import { Args, Command, Flags } from '@oclif/core';
import { machineRoles } from '../../accounts/model.js';
import { type Asked, clientKindOf, situationIn } from '../../audit/asked.js';
import { bareSituation } from '../../audit/bare.js';
import { explainAccess } from '../../audit/explain.js';
import { readModel } from '../../model-file.js';
import { Output } from '../../output.js';
import { answerFlags } from '../../presentation.js';
import { accessJson, accessText } from '../../reports/access.js';

const exitCodes = { granted: 0, denied: 1, undetermined: 3 } as const;
const modes = { user: 'user-rights', admin: 'admin-rights' } as const;

export default class AccessExplain extends Command {
  static override aliases = ['explain'];
  static override summary = 'Say which account opens a package or a share, and whether it gets in.';
  static override description =
    `Answers before anything is run: as which account the program runs, which accounts are tried in which order, what the server and each list of permissions say, and the account rules behind it. With a model file it asks about that site; without one it takes the standard defaults and says which.

Exit code 0: granted. 1: denied. 3: undetermined, because a fact is missing or the sources leave it open. 2: a mistake in the command line or the model.`;
  static override examples = [
    {
      description: 'A bare question:',
      command: '<%= config.bin %> <%= command.id %> --client-kind advanced --run-mode admin --resource \\\\FS\\tools',
    },
    {
      description: 'A program of a site:',
      command: '<%= config.bin %> <%= command.id %> site.yaml --client WKS12 --package S0100012 --program Install',
    },
    {
      description: 'Writing, and with a network access account:',
      command:
        '<%= config.bin %> <%= command.id %> --client-kind 2007 --run-mode admin --naa CORP\\naa --operation write --resource \\\\FS\\logs',
    },
  ];
  static override args = { file: Args.string({ description: 'Model of the site (site.yaml).' }) };
  static override flags = {
    client: Flags.string({ helpValue: 'name', description: 'Client of the model, or a name for one that is described by flags.' }),
    'client-kind': Flags.string({
      helpValue: 'kind',
      description:
        'sms20-9x, sms20-nt, sms2003-legacy-9x, sms2003-legacy, sms2003-advanced, cm2007, cm2012, cmcb; or 9x, nt, legacy, advanced, 2007, 2012, cb.',
    }),
    role: Flags.option({ options: machineRoles, description: 'What the machine is in the domain.' })(),
    domain: Flags.string({ helpValue: 'name', description: 'Domain of the client.' }),
    user: Flags.string({ helpValue: 'DOMAIN\\name', description: 'Who is logged on.' }),
    'run-mode': Flags.option({ options: ['user', 'admin'] as const, description: 'Rights of the program.' })(),
    sia: Flags.boolean({ description: 'The program uses the software installation account.', allowNo: true }),
    package: Flags.string({ char: 'p', helpValue: 'id', description: 'Package, by id or by name.' }),
    program: Flags.string({ helpValue: 'name', description: 'Program of the package.' }),
    resource: Flags.string({
      helpValue: 'UNC path',
      description: 'What is opened. Default: the folder of the package on its first distribution point.',
    }),
    operation: Flags.option({ options: ['read', 'write'] as const, default: 'read', description: 'What is done there.' })(),
    maker: Flags.option({
      options: ['client', 'program'] as const,
      description: 'Who opens it: the client, or the program while it runs. Default: the client for packages, the program for shares.',
    })(),
    naa: Flags.string({
      multiple: true,
      helpValue: 'DOMAIN\\name',
      description: 'Network access account of the site; may be repeated.',
      exclusive: ['no-naa'],
    }),
    'no-naa': Flags.boolean({ description: 'The site has no network access account.' }),
    ...answerFlags,
    output: Flags.string({ char: 'o', helpValue: 'file', description: 'Write the answer to this file.' }),
  };

  override async run(): Promise<void> {
    const { args, flags } = await this.parse(AccessExplain);
    const asked: Asked = {
      ...flags,
      kind: flags['client-kind'] === undefined ? undefined : clientKindOf(flags['client-kind']),
      runMode: flags['run-mode'] && modes[flags['run-mode']],
      naa: flags['no-naa'] ? [] : flags.naa,
    };
    const situation = args.file === undefined ? bareSituation(asked) : situationIn(await readModel(args.file), asked);
    const answer = explainAccess(situation, asked);
    const output = new Output(flags.output, !flags['no-color']);
    await output.write([flags.json || flags.format === 'json' ? accessJson(answer) : accessText(answer, output)]);
    await output.end();
    process.exitCode = exitCodes[answer.verdict];
  }
}
