import { createToken, EmbeddedActionsParser, Lexer } from 'chevrotain';
import { skipValidations } from './checked.js';

/** A path of the network abstraction layer of SMS, taken apart. */
export interface NalPath {
  /** `MSWNET`, `NWBIND`, `NWNDS`, `ABEXPRT`, in capitals. */
  readonly provider: string;
  /** Site code, from `SMS_SITE` or from the name of the list of client access points. */
  readonly site?: string;
  /** What a console shows for the path: `\\SERVER\`. */
  readonly display?: string;
  /** The path without provider and options: `\\SERVER\SMSPKGC$\S0100012\`. */
  readonly path: string;
  readonly server?: string;
  readonly share?: string;
  /** Name of an abstract export, which is a list of servers and no server: `CAP List for site S01`. */
  readonly list?: string;
}

const Open = createToken({ name: 'Open', pattern: /\[(?=\s*")/, push_mode: 'options', line_breaks: false });
const Close = createToken({ name: 'Close', pattern: ']', pop_mode: true });
const Comma = createToken({ name: 'Comma', pattern: ',' });
const Blank = createToken({ name: 'Blank', pattern: /\s+/, group: Lexer.SKIPPED });
/** `"SMS_SITE=S01"`; a value holds backslashes and no quotes. */
const Option = createToken({ name: 'Option', pattern: /"[^"]*"/, line_breaks: true });
/** At least two letters: one letter and a colon is a drive. */
const Provider = createToken({ name: 'Provider', pattern: /[A-Za-z][A-Za-z0-9_]+:/, push_mode: 'path' });
const Root = createToken({ name: 'Root', pattern: '\\\\' });
const Separator = createToken({ name: 'Separator', pattern: '\\' });
const Name = createToken({ name: 'Name', pattern: /[^\\"[\r\n]+|\[/, line_breaks: false });

const vocabulary = {
  defaultMode: 'provider',
  modes: { provider: [Blank, Open, Provider], options: [Blank, Option, Comma, Close], path: [Open, Root, Separator, Name] },
};

/**
 * `["Display=\\SRV\"]MSWNET:["SMS_SITE=ABC"]\\SRV\SHARE\` (account model 1.5; Q235873), `NWBIND:`, `NWNDS:` (Q267558), and the abstract
 * export `ABEXPRT:\\CAP List for site ABC\clidata.box\` (Q208618, Q288218).
 */
class NalPathGrammar extends EmbeddedActionsParser {
  constructor() {
    super(vocabulary, { skipValidations });
    this.performSelfAnalysis();
  }

  private options = this.RULE('options', (): string[] => {
    const options: string[] = [];
    this.MANY(() => {
      this.CONSUME(Open);
      this.AT_LEAST_ONE_SEP({ SEP: Comma, DEF: () => options.push(this.CONSUME(Option).image.slice(1, -1)) });
      this.CONSUME(Close);
    });
    return options;
  });

  path = this.RULE('path', () => {
    const options = this.SUBRULE(this.options);
    const provider = this.CONSUME(Provider).image.slice(0, -1).toUpperCase();
    const more = this.SUBRULE2(this.options);
    let path = this.CONSUME(Root).image;
    const names: string[] = [];
    this.MANY(() =>
      this.OR([
        { ALT: () => (path += this.CONSUME(Separator).image) },
        { ALT: () => (path += this.CONSUME2(Root).image) },
        {
          ALT: () => {
            const { image } = this.CONSUME(Name);
            names.push(image);
            path += image;
          },
        },
      ]),
    );
    return { provider, options: this.ACTION(() => [...options, ...more]), path, names };
  });
}

/** Built on first use: most logs hold no NAL path. */
let built: { readonly lexer: Lexer; readonly grammar: NalPathGrammar } | undefined;

/** Reads a NAL path; any other text gives `undefined`. Never throws. */
export function nalPath(text: string): NalPath | undefined {
  built ??= { lexer: new Lexer(vocabulary, { positionTracking: 'onlyOffset', skipValidations }), grammar: new NalPathGrammar() };
  const { lexer, grammar } = built;
  const { tokens, errors } = lexer.tokenize(text.trim().slice(0, 4_000));
  if (errors.length > 0) return undefined;
  grammar.input = tokens;
  const read = grammar.path();
  if (grammar.errors.length > 0) return undefined;
  const { provider, path, names } = read;
  const display = option(read.options, 'Display');
  const [first, second] = names;
  const list = provider === 'ABEXPRT' ? first : undefined;
  const site = option(read.options, 'SMS_SITE') ?? /\bsite ([A-Za-z0-9]{3})$/.exec(list ?? '')?.[1];
  return {
    provider,
    path,
    ...(site && { site }),
    ...(display && { display }),
    ...(list ? { list } : { ...(first && { server: first }), ...(second && { share: second }) }),
  };
}

function option(options: readonly string[], name: string): string | undefined {
  const found = options.find((each) => each.toLowerCase().startsWith(`${name.toLowerCase()}=`));
  return found?.slice(name.length + 1);
}
