import { createToken, EmbeddedActionsParser, Lexer } from 'chevrotain';
import { isBlank, type Line, type Read, withoutClosing } from './line.js';
import { ruledColumns } from './row.js';

/** A connection of the session in which `net use` ran. */
export interface ListedConnection {
  /** `OK`, or in the language of the Windows that it is not connected; empty where nothing is printed. */
  readonly status: string;
  readonly letter?: string;
  /** `\\FS1\tools` */
  readonly path: string;
  readonly line: number;
}

const Letter = createToken({ name: 'Letter', pattern: /[A-Za-z]:(?=\s)/ });
/** A share may hold single blanks; two end it. */
const Unc = createToken({ name: 'Unc', pattern: /\\\\[^\s\\]+\\\S+(?: (?! )\S+)*/ });
const Word = createToken({ name: 'Word', pattern: /[^\s\\]+/ });
const Blank = createToken({ name: 'Blank', pattern: /[ \t]+/, group: Lexer.SKIPPED });
const vocabulary = [Blank, Letter, Unc, Word];

/** `OK           O:        \\FS1\tools               Microsoft Windows Network` */
class ConnectionGrammar extends EmbeddedActionsParser {
  constructor() {
    super(vocabulary);
    this.performSelfAnalysis();
  }

  connection = this.RULE('connection', () => {
    const status: string[] = [];
    this.MANY(() => status.push(this.CONSUME(Word).image));
    const letter = this.OPTION(() => this.CONSUME(Letter).image);
    const path = this.CONSUME(Unc).image;
    this.MANY2(() => this.CONSUME2(Word));
    return { status, letter, path };
  });
}

const lexer = new Lexer(vocabulary, { positionTracking: 'onlyOffset' });
const grammar = new ConnectionGrammar();

function connection(line: Line): ListedConnection | undefined {
  const { tokens, errors } = lexer.tokenize(line.text);
  if (errors.length > 0) return undefined;
  grammar.input = tokens;
  const { status, letter, path } = grammar.connection() ?? {};
  if (grammar.errors.length > 0 || path === undefined) return undefined;
  return {
    status: (status ?? []).join(' '),
    ...(letter === undefined ? {} : { letter: letter.toUpperCase() }),
    // The name of the network follows, where there is no room for two blanks.
    path: path.replace(/ Microsoft Windows Network$/, ''),
    line: line.number,
  };
}

export const looksLikeConnection = (line: Line): boolean => /\\\\/.test(line.text) && connection(line) !== undefined;

/** What stands above the ruling line are titles; below it, each row with a UNC path is a connection. */
export function connections(lines: readonly Line[]): Read<readonly ListedConnection[]> {
  const start = lines.findIndex((line) => ruledColumns(line) !== undefined);
  const found: ListedConnection[] = [];
  const unread: Line[] = [];
  for (const line of withoutClosing(lines).slice(start + 1)) {
    // The name of the network, where the path left no room for it.
    if (isBlank(line) || (/^\s/.test(line.text) && !line.text.includes('\\'))) continue;
    const read = connection(line);
    if (read) found.push(read);
    else unread.push(line);
  }
  return { found, unread };
}
