import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { Args, Command, Flags } from '@oclif/core';
import { loadModel } from '../../accounts/load.js';
import { emptyModel, type Model } from '../../accounts/model.js';
import { Mistake, reasonOf } from '../../mistake.js';
import { readModel } from '../../model-file.js';
import { aimOf } from '../../model-import/aim.js';
import { type ExportFile, type Imported, importInto, kinds } from '../../model-import/index.js';
import { summary } from '../../model-import/summary.js';
import { Output } from '../../output.js';

/** Nobody exports more, and all of it is held at once. */
const largest = 256 * 1024 * 1024;

export default class ModelImport extends Command {
  static override summary = 'Merge exports of the site and of servers into a model file.';
  static override description =
    `Reads JSON of the ConfigMgr cmdlets (Get-CMPackage, Get-CMProgram, Get-CMPackageDeployment, Get-CMAccessAccount, Get-CMDistributionPoint, Get-CMAccount, Get-CMSoftwareDistributionComponent, ...; write it with ConvertTo-Json -Depth 5), and the output of icacls, cacls, net share, Get-SmbShareAccess, whoami /all, net use and net localgroup, in any language of Windows.

Each entry has where it was read as a comment. What the model says already stays, with its order and its comments; where an export says otherwise, both are shown. What is not understood is listed, and nothing is guessed.

Exit code 0: all of it was understood. 3: something was not. 2: a mistake in the command line or the model.`;
  static override examples = [
    {
      description: 'A model from exports of the site:',
      command: '<%= config.bin %> <%= command.id %> packages.json programs.json --output site.yaml',
    },
    {
      description: 'Permissions of a package folder on a server:',
      command: "<%= config.bin %> <%= command.id %> icacls.txt --for '\\\\DP1' --into site.yaml",
    },
    { description: 'What would change:', command: '<%= config.bin %> <%= command.id %> whoami.txt --into site.yaml --dry-run' },
  ];
  static override args = {
    file: Args.string({ multiple: true, required: true, description: 'Files with what a cmdlet or a tool wrote; - for standard input.' }),
  };
  static override flags = {
    into: Flags.string({
      helpValue: 'site.yaml',
      description: 'The model to merge into; it is changed, unless --output names another file.',
    }),
    output: Flags.string({ char: 'o', helpValue: 'file', description: 'Write the model to this file.' }),
    as: Flags.option({ options: kinds, description: 'Which tool wrote the files, where they do not show it.' })(),
    for: Flags.string({
      multiple: true,
      multipleNonGreedy: true,
      helpValue: 'what',
      description: "What a listing is about, where it does not say so: '\\\\SERVER', '\\\\SERVER\\SHARE', or a package id.",
    }),
    client: Flags.string({ helpValue: 'NAME', description: 'The client on which net use or net localgroup was run.' }),
    encoding: Flags.string({ helpValue: '850', description: 'Code page of the files, where it is not seen from them.' }),
    overwrite: Flags.boolean({ description: 'Where model and export differ, the export wins.' }),
    'default-access': Flags.boolean({
      description: 'Packages whose access accounts no export tells have the default ones; else they are marked as not known.',
    }),
    'dry-run': Flags.boolean({ description: 'Only say what would change.' }),
    json: Flags.boolean({ description: 'The summary as JSON.' }),
  };

  override async run(): Promise<void> {
    const { args, flags } = await this.parse(ModelImport);
    const { text, model } = await modelToMergeInto(flags.into);
    const files = await Promise.all((args.file ?? []).map(exportFile));
    const { as, encoding, overwrite } = flags;
    const aim = aimOf(flags.for ?? [], flags.client);
    const imported = importInto(text, model, files, { as, aim, encoding, overwrite, defaultAccess: flags['default-access'] });
    mustLoad(imported.text);
    await this.#hand(imported, flags['dry-run'] ? undefined : (flags.output ?? flags.into), flags);
    if (imported.unread.length > 0) process.exitCode = 3;
  }

  /** The model goes to its file, else to standard output; the summary to the one of the two that is free. */
  async #hand(imported: Imported, path: string | undefined, flags: { json: boolean; 'dry-run': boolean }): Promise<void> {
    const { text, ...rest } = imported;
    const toFile = path !== undefined;
    const said = flags.json
      ? `${JSON.stringify(toFile || flags['dry-run'] ? rest : imported, undefined, 2)}\n`
      : summary(imported, flags['dry-run']);
    if (toFile) {
      const output = new Output(path, false);
      await output.write([text]);
      await output.end();
    }
    const alone = toFile || flags['dry-run'] || flags.json;
    if (!alone) await new Output(undefined, false).write([text]);
    if (alone) await new Output(undefined, false).write([said]);
    else process.stderr.write(said);
  }
}

async function modelToMergeInto(path: string | undefined): Promise<{ text: string; model: Model }> {
  if (path === undefined) return { text: '', model: emptyModel };
  if (!(await stat(path).catch(() => undefined))) return { text: '', model: emptyModel };
  const model = await readModel(path);
  return { text: await readFile(path, 'utf8'), model };
}

async function exportFile(path: string): Promise<ExportFile> {
  try {
    if (path === '-') return { name: 'standard input', bytes: await standardInput() };
    const { size } = await stat(path);
    if (size > largest) throw new Error('it is larger than 256 MB');
    return { name: basename(path), bytes: await readFile(path) };
  } catch (error) {
    throw new Mistake(`Cannot read ${path}: ${reasonOf(error)}.`);
  }
}

async function standardInput(): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of process.stdin) {
    const bytes = chunk as Uint8Array;
    size += bytes.length;
    if (size > largest) throw new Error('it is larger than 256 MB');
    chunks.push(bytes);
  }
  return Buffer.concat(chunks);
}

/** What is written is always a model that loads: anything else is a bug, and is not to spoil a file. */
function mustLoad(text: string): void {
  const loaded = loadModel(text, 'the new model');
  if ('mistakes' in loaded)
    throw new Error(`the new model does not load: ${loaded.mistakes.map(({ line, message }) => `${line}: ${message}`).join('; ')}`);
}
