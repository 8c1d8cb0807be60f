import { createToken, EmbeddedActionsParser, Lexer } from 'chevrotain';

/** One entry of a list of permissions as `icacls` or `cacls` prints it. */
export interface AccessEntryText {
  /** `CORP\Design`, in the language of the Windows that printed it. */
  readonly principal: string;
  readonly deny: boolean;
  /** `I`, `OI`, `CI`, `IO`, `NP` */
  readonly inheritance: readonly string[];
  /** `F`, `M`, `RX`, `N`, or specific ones: `RD`, `X`; empty where they follow on lines of their own (`special access`). */
  readonly rights: readonly string[];
  /** The one letter of `cacls`, where `R` can also run programs. */
  readonly letter: boolean;
}

/** Names hold no colon; a colon and a bracket, or a colon and one letter, begin the rights. */
const Principal = createToken({ name: 'Principal', pattern: /[^:\s][^:]{0,300}(?=:)/ });
const Colon = createToken({ name: 'Colon', pattern: ':', push_mode: 'rights' });
const Special = createToken({ name: 'Special', pattern: /\([^(),:]{1,60}:\)/ });
const Open = createToken({ name: 'Open', pattern: '(' });
const Close = createToken({ name: 'Close', pattern: ')' });
const Comma = createToken({ name: 'Comma', pattern: ',' });
const Word = createToken({ name: 'Word', pattern: /[A-Za-z]{1,8}/ });
const Blank = createToken({ name: 'Blank', pattern: /[ \t]+/, group: Lexer.SKIPPED });
const vocabulary = { defaultMode: 'name', modes: { name: [Principal, Colon], rights: [Blank, Special, Open, Close, Comma, Word] } };

const inheritance = new Set(['I', 'OI', 'CI', 'IO', 'NP']);

/** `CORP\Kiosk:(I)(OI)(CI)(DENY)(R,W)`, `BUILTIN\Users:(OI)(CI)F`, `CORP\x:(special access:)` */
class AccessEntryGrammar extends EmbeddedActionsParser {
  constructor() {
    super(vocabulary);
    this.performSelfAnalysis();
  }

  private group = this.RULE('group', (): string[] => {
    const words: string[] = [];
    this.CONSUME(Open);
    this.AT_LEAST_ONE_SEP({ SEP: Comma, DEF: () => words.push(this.CONSUME(Word).image) });
    this.CONSUME(Close);
    return words;
  });

  entry = this.RULE('entry', () => {
    const principal = this.CONSUME(Principal).image;
    this.CONSUME(Colon);
    const groups: string[][] = [];
    let special = false;
    this.MANY(() =>
      this.OR([
        { ALT: () => groups.push(this.SUBRULE(this.group)) },
        {
          ALT: () => {
            this.CONSUME(Special);
            special = true;
          },
        },
      ]),
    );
    const letter = this.OPTION(() => this.CONSUME(Word).image);
    return { principal, groups, special, letter };
  });
}

const lexer = new Lexer(vocabulary, { positionTracking: 'onlyOffset' });
const grammar = new AccessEntryGrammar();

/** Reads an entry; any other text gives undefined. */
export function accessEntry(text: string): AccessEntryText | undefined {
  const { tokens, errors } = lexer.tokenize(text.trim());
  if (errors.length > 0) return undefined;
  grammar.input = tokens;
  const { principal, groups, special, letter } = grammar.entry() ?? {};
  if (grammar.errors.length > 0 || principal === undefined) return undefined;
  const words = (groups ?? []).map((group) => group.map((word) => word.toUpperCase()));
  const flags = words.filter((group) => group.every((word) => inheritance.has(word) || word === 'DENY')).flat();
  const rights = words.filter((group) => !group.every((word) => inheritance.has(word) || word === 'DENY')).flat();
  if (letter !== undefined) rights.push(letter.toUpperCase());
  if (rights.length === 0 && !special) return undefined;
  return {
    principal: principal.trim(),
    deny: flags.includes('DENY'),
    inheritance: flags.filter((flag) => flag !== 'DENY'),
    rights,
    letter: letter !== undefined,
  };
}
