import { Args, Command, Flags } from '@oclif/core';
import { codesIn, explain, meanings } from '../codes/index.js';
import { lines } from '../lines.js';
import { Mistake } from '../mistake.js';
import { Output } from '../output.js';
import { type CodeAnswer, codeJson, codeTable } from '../reports/codes.js';

export default class Code extends Command {
  static override summary = 'Say what an error code means, in every family that uses the number.';
  static override description =
    'Takes a code in any form that logs print. Words before it (exit code, HTTP, MSI, NET, WinHTTP, BITS, Win32) choose one family. Without a value it reads standard input and explains every code in that text.';
  static override examples = [
    '<%= config.bin %> <%= command.id %> 0x87D01107 -2147024891 1722',
    '<%= config.bin %> <%= command.id %> exit code 1603',
    'type execmgr.log | <%= config.bin %> <%= command.id %>',
  ];
  static override args = {
    value: Args.string({ multiple: true, description: '0x80070005, 80070005, 2147942405, -2147024891, 5, exit code 1603, HTTP 401 ...' }),
  };
  static override flags = {
    json: Flags.boolean({ description: 'For programs.' }),
    'no-color': Flags.boolean({ description: 'No colour, even on a terminal. NO_COLOR=1 does the same.' }),
  };

  override async run(): Promise<void> {
    const { args, flags } = await this.parse(Code);
    const answers = args.value && args.value.length > 0 ? asked(args.value) : await piped();
    const output = new Output(undefined, !flags['no-color']);
    if (flags.json) await output.write([codeJson(answers)]);
    else await output.write([answers.length > 0 ? codeTable(answers, output) : 'There is no error code in this text.\n']);
  }
}

/** Words belong to the number after them: `exit code 1603 HTTP 401` is two values. */
function asked(words: readonly string[]): CodeAnswer[] {
  const answers: CodeAnswer[] = [];
  let text = '';
  for (const word of words.flatMap((each) => each.split(/[\s,;]+/))) {
    text = `${text} ${word}`.trim();
    if (!/\d/.test(word.replace(/^(?:win32|msi)$/i, '')) && meanings(word).length === 0) continue;
    answers.push(answerTo(text));
    text = '';
  }
  if (text !== '') throw notACode(text);
  return answers;
}

function answerTo(text: string): CodeAnswer {
  const readings = meanings(text);
  if (readings.length === 0) throw notACode(text);
  return { text, readings };
}

function notACode(text: string): Mistake {
  return new Mistake(`"${text}" is no error code.`, [
    'Codes look like 0x80070005, 2147942405, -2147024891, 5, exit code 1603 or HTTP 401.',
  ]);
}

async function piped(): Promise<CodeAnswer[]> {
  if (process.stdin.isTTY)
    throw new Mistake('Which code?', ['Give one: smsdx code 0x87D01107. Or a text that holds codes: smsdx code < execmgr.log']);
  const answers = new Map<string, CodeAnswer>();
  for await (const line of lines(process.stdin)) {
    const readings = meanings(line);
    const found =
      readings.length > 0
        ? [{ text: line.trim(), readings }]
        : codesIn(line).map((code) => ({ text: code.text, readings: [explain(code)] }));
    for (const answer of found) {
      const key = answer.readings.map(({ family, value }) => `${family} ${value}`).join();
      if (!answers.has(key)) answers.set(key, answer);
    }
  }
  return [...answers.values()];
}
