import { createToken, EmbeddedActionsParser, type IToken, Lexer, type TokenType } from 'chevrotain';
import { skipValidations } from '../checked.js';

/** What a command interpreter would act on and what the start of a process passes on as text. */
export type ShellSyntax = 'redirection' | 'pipe' | 'and' | 'environment';

/** One word of a command line as the program would get it. */
export interface Word {
  /** Without its quotes. */
  readonly text: string;
  readonly quoted: boolean;
  /** Offsets in the command line. */
  readonly from: number;
  readonly to: number;
  /** UNC and drive paths inside the word: `/log:c:\x.txt` holds one. */
  readonly paths: readonly string[];
  readonly shell: readonly ShellSyntax[];
}

const token = (name: string, pattern: RegExp | string, more: object = {}) => createToken({ name, pattern, line_breaks: true, ...more });

const Blank = token('Blank', /\s+/);
const Environment = token('Environment', /%[A-Za-z_][A-Za-z0-9_()]*%/);
const Redirection = token('Redirection', /[12]?>>?(?:&[12])?|</);
const Pipe = token('Pipe', /\|\|?/);
const And = token('And', /&&?/);
/** An ampersand in an address separates its parameters. */
const Address = token('Address', /https?:\/\/[^\s"<>|]*/i);
/** An ampersand inside a name (`R&D`) does not end a path, one at its end does. */
const Unc = token('Unc', /\\\\[^\\\s"<>|&;](?:[^\s"<>|&;]|&(?=[^\s&"]))*/);
/** Two backslashes after a word and a colon begin a UNC path: `/source:\\SRV\share`. */
const Drive = token('Drive', /(?:[A-Za-z]:[\\/](?!\\)|(?<![A-Za-z])[A-Za-z]:\\\\)(?:[^\s"<>|&;]|&(?=[^\s&"]))*/);
/** Letters are read as a run, unless a drive letter ends the run: `/lvc:\x.log`. */
const Plain = token('Plain', /[^\s"%<>|&\\/:;=,A-Za-z]+|[A-Za-z](?![A-Za-z]{0,8}:[\\/](?!\\))[A-Za-z]*|[^\s"]/);
const Quote = token('Quote', '"', { push_mode: 'quoted' });

const EndQuote = token('EndQuote', '"', { pop_mode: true });
const Escaped = token('Escaped', '\\"');
/** A path holds no quote, so a backslash before the closing quote belongs to the path: `"C:\Temp\"`. */
const QuotedUnc = token('QuotedUnc', /\\\\[^\\";][^";]*/);
const QuotedDrive = token('QuotedDrive', /(?:[A-Za-z]:\\(?!\\)|(?<![A-Za-z])[A-Za-z]:\\\\)[^";]*/);
const QuotedPlain = token('QuotedPlain', /[^"%\\;:A-Za-z]+|[A-Za-z](?![A-Za-z]{0,8}:\\(?!\\))[A-Za-z]*|[^"]/);

const bare = [Environment, Redirection, Pipe, And, Address, Unc, Drive, Plain];
const quoted = [Escaped, QuotedUnc, QuotedDrive, Environment, QuotedPlain];
const vocabulary = { defaultMode: 'bare', modes: { bare: [Blank, Quote, ...bare], quoted: [EndQuote, ...quoted] } };

/** What each kind of token adds to its word. */
const shellOf = new Map<TokenType, ShellSyntax>([
  [Environment, 'environment'],
  [Redirection, 'redirection'],
  [Pipe, 'pipe'],
  [And, 'and'],
]);
const pathTokens = new Set<TokenType>([Unc, Drive, QuotedUnc, QuotedDrive]);

/** Words as a C program gets them: parted by blanks, quotes keep blanks, a missing closing quote ends with the line. */
class CommandLineGrammar extends EmbeddedActionsParser {
  constructor() {
    super(vocabulary, { skipValidations });
    this.performSelfAnalysis();
  }

  words = this.RULE('words', (): IToken[][] => {
    const words: IToken[][] = [];
    this.OPTION(() => this.CONSUME(Blank));
    this.MANY(() => {
      words.push(this.SUBRULE(this.word));
      this.OPTION2(() => this.CONSUME2(Blank));
    });
    return words;
  });

  private word = this.RULE('word', (): IToken[] => {
    const parts: IToken[] = [];
    this.AT_LEAST_ONE(() =>
      this.OR([
        ...bare.map((type) => ({ ALT: () => void parts.push(this.CONSUME(type)) })),
        {
          ALT: () => {
            const inside = this.SUBRULE(this.quotation);
            this.ACTION(() => parts.push(...inside));
          },
        },
      ]),
    );
    return parts;
  });

  private quotation = this.RULE('quotation', (): IToken[] => {
    const parts = [this.CONSUME(Quote)];
    this.MANY(() => this.OR(quoted.map((type) => ({ ALT: () => void parts.push(this.CONSUME(type)) }))));
    this.OPTION(() => void parts.push(this.CONSUME(EndQuote)));
    return parts;
  });
}

let built: { readonly lexer: Lexer; readonly grammar: CommandLineGrammar } | undefined;

/** The words of a command line; of one longer than Windows allows (32,767 characters), those of its beginning. Never throws. */
export function words(line: string): Word[] {
  built ??= { lexer: new Lexer(vocabulary, { positionTracking: 'onlyOffset', skipValidations }), grammar: new CommandLineGrammar() };
  built.grammar.input = built.lexer.tokenize(line.slice(0, 32_767)).tokens;
  return (built.grammar.words() ?? []).map(wordOf);
}

function wordOf(parts: readonly IToken[]): Word {
  const text = parts.map((part) => (part.tokenType === Quote || part.tokenType === EndQuote ? '' : unescaped(part))).join('');
  const last = parts.at(-1);
  return {
    text,
    quoted: parts[0]?.tokenType === Quote,
    from: parts[0]?.startOffset ?? 0,
    to: last ? last.startOffset + last.image.length : 0,
    paths: parts.filter((part) => pathTokens.has(part.tokenType)).map((part) => part.image.replace(/[\s,]+$/, '')),
    shell: parts.flatMap((part) => shellOf.get(part.tokenType) ?? []),
  };
}

const unescaped = (part: IToken) => (part.tokenType === Escaped ? '"' : part.image);
