import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { Args, Command, Flags } from '@oclif/core';
import { Mistake, reasonOf } from '../mistake.js';
import { Output } from '../output.js';
import { restored } from '../redact/marks.js';
import { readKey } from '../redaction.js';

export default class Unredact extends Command {
  static override summary = 'Put the names back into a reply to a redacted report.';
  static override description =
    'Replaces the marks of --redact by the names they stand for, with the key file that --redact-key wrote. Marks that the key does not know stay.';
  static override examples = [
    { description: 'A reply from a file:', command: '<%= config.bin %> <%= command.id %> --redact-key ours.key reply.txt' },
    { description: 'Through a pipe:', command: '<%= config.bin %> <%= command.id %> --redact-key ours.key < reply.txt' },
  ];
  static override args = {
    text: Args.string({ ignoreStdin: true, description: 'The reply. Standard input where none is named, or for -.' }),
  };
  static override flags = {
    'redact-key': Flags.string({ helpValue: 'file', required: true, description: 'Key file that --redact-key wrote.' }),
    output: Flags.string({ char: 'o', helpValue: 'file', description: 'Write the text to this file.' }),
  };

  override async run(): Promise<void> {
    const { args, flags } = await this.parse(Unredact);
    const kept = await readKey(flags['redact-key'], false);
    const names = new Map(kept?.known.map(({ mark, name }) => [mark, name]));
    const text = await read(args.text ?? '-');
    const output = new Output(flags.output, false);
    await output.write([restored(text, names)]);
    await output.end();
  }
}

async function read(path: string): Promise<string> {
  if (path === '-' && process.stdin.isTTY) throw new Mistake('There is no text to read.', ['Name a file, or pipe a text in.']);
  const chunks: Buffer[] = [];
  try {
    if (path !== '-') await stat(path);
    for await (const chunk of path === '-' ? process.stdin : createReadStream(path)) chunks.push(Buffer.from(chunk as Uint8Array));
  } catch (error) {
    throw new Mistake(`Cannot read ${path}: ${reasonOf(error)}.`);
  }
  return Buffer.concat(chunks).toString('utf8');
}
