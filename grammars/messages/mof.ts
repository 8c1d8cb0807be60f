import { createToken, EmbeddedActionsParser, type IToken, Lexer } from 'chevrotain';
import { skipValidations } from '../checked.js';
import type { Event } from '../event.js';
import { everyCharacter } from '../tokens.js';
import { knownNames, meaning, nameOf, Properties } from './mof/meaning.js';

/** Words that may stand before the dump of an event. */
export const openings = ['Raising event:', '[SMS_CodePage(', 'instance of', 'Event object details:'];

const dumped = /[\s~]*(?:Raising event:|\[SMS_CodePage\(|instance of\b|Event object details:)/y;
const head = /instance\s+of\s+(\w{1,100})/;
/** Characters of a dump that are read; real ones have about a thousand. */
const longest = 65_536;

const string = '"[^"\\\\]*(?:\\\\[\\s\\S][^"\\\\]*)*';
const item = `(?:${string}"|[\\w.+-]+)`;

/** A value takes its semicolon and the blanks after it along: half the tokens. */
const over = '\\s*(?:;\\s*)?';

const plain = `[A-Za-z_]\\w*\\s*=\\s*(?:${string}"|[-+]?\\d[\\w.]*)\\s*;\\s*`;
/** `Name = "text";` or `Name = 12;` in one token: nearly all there is in a dump. */
const Plain = createToken({ name: 'Plain', pattern: new RegExp(plain), line_breaks: true });
/** As many as follow each other of properties that say nothing about a run: they never reach the parser. */
const Other = createToken({
  name: 'Other',
  pattern: new RegExp(`(?:(?!(?:${knownNames})\\b)${plain})+`),
  group: Lexer.SKIPPED,
  line_breaks: true,
  start_chars_hint: [...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz_'],
});
/** `Name = ` of a property whose value is written in another way. */
const Property = createToken({ name: 'Property', pattern: /[A-Za-z_]\w*\s*=\s*/, line_breaks: true });
const Text = createToken({ name: 'Text', pattern: new RegExp(`${string}"${over}`), line_breaks: true });
/** The record ends in the middle of a string. */
const CutText = createToken({ name: 'CutText', pattern: new RegExp(string), line_breaks: true });
const Figure = createToken({ name: 'Figure', pattern: new RegExp(`[-+]?\\d[\\w.]*${over}`), line_breaks: true });
const Constant = createToken({ name: 'Constant', pattern: new RegExp(`(?:TRUE|FALSE|NULL)(?!\\w)${over}`), line_breaks: true });
/** A list in braces is not read further: no event of software distribution has one that matters. */
const List = createToken({
  name: 'List',
  pattern: new RegExp(`\\{\\s*(?:${item}\\s*(?:,\\s*${item}\\s*)*)?\\}${over}`),
  line_breaks: true,
});
const Begin = createToken({ name: 'Begin', pattern: /\{\s*/, line_breaks: true });
/** What stands after the dump, as columns of a log viewer, is not read. */
const End = createToken({ name: 'End', pattern: /\}[\s\S]*/, line_breaks: true });
const Junk = createToken({
  name: 'Junk',
  pattern: /[\s\S]/,
  group: Lexer.SKIPPED,
  line_breaks: true,
  start_chars_hint: everyCharacter,
});
const vocabulary = [Other, Plain, Text, CutText, Property, Figure, Constant, List, Begin, End, Junk];

/** The body of an instance in MOF text, as execmgr and the content logs write it: `{ Name = value; ... };`, cut anywhere. */
class MofGrammar extends EmbeddedActionsParser {
  #properties = new Properties();
  #isShort = true;
  #value: string | undefined;

  constructor() {
    super(vocabulary, { maxLookahead: 1, skipValidations });
    this.performSelfAnalysis();
  }

  read(tokens: IToken[], isShort: boolean): Properties | undefined {
    this.input = tokens;
    this.#isShort = isShort;
    this.#properties = new Properties();
    this.body();
    return this.errors.length === 0 ? this.#properties : undefined;
  }

  // Built once: Chevrotain would otherwise build the alternatives anew for every value.
  readonly #begins = [{ ALT: () => this.CONSUME(Begin) }, { ALT: () => this.CONSUME(List) }];
  readonly #values = [
    { ALT: () => this.#add(plainText(this.CONSUME(Text).image)) },
    { ALT: () => this.#add(plainText(`${this.CONSUME(CutText).image}"`)) },
    { ALT: () => this.#add(bare(this.CONSUME(Figure).image)) },
    { ALT: () => this.#add(constant(this.CONSUME(Constant).image)) },
    { ALT: () => this.#ignore(this.CONSUME1(List)) },
  ];
  readonly #property = (): void => {
    const { image } = this.CONSUME(Property);
    this.#value = undefined;
    this.MANY1(() => this.OR1(this.#values));
    this.ACTION(() => {
      const name = nameOf(image);
      if (name && this.#value) this.#properties[name] = this.#value;
    });
  };

  readonly #plain = (): void => {
    const { image } = this.CONSUME(Plain);
    this.ACTION(() => {
      const { name, value } = assignment(image, this.#isShort);
      if (name) this.#properties[name] = value;
    });
  };
  readonly #ways = [{ ALT: this.#plain }, { ALT: this.#property }];

  private body = this.RULE('body', () => {
    this.OPTION(() => this.OR(this.#begins));
    this.MANY(() => this.OR2(this.#ways));
    this.OPTION1(() => this.CONSUME(End));
  });

  /** Strings that follow each other are one (DSP0004). */
  #add(part: string | undefined): void {
    if (part !== undefined) this.#value = (this.#value ?? '') + part;
  }

  #ignore(_: IToken): void {}
}

interface Assignment {
  readonly name: keyof Properties | undefined;
  readonly value: string;
}

/** What was assigned before: a client dumps the same names and values again and again. */
const assignments = new Map<string, Assignment>();
const mostAssignments = 2_000;
/** An image keeps the dump that it was cut from alive. */
const longestRemembered = 4_000;

function assignment(image: string, isShort: boolean): Assignment {
  const known = isShort ? assignments.get(image) : undefined;
  if (known) return known;
  const value = image.slice(image.indexOf('=') + 1).trimStart();
  const read = { name: nameOf(image), value: value.startsWith('"') ? plainText(value) : bare(value) };
  if (assignments.size >= mostAssignments) assignments.clear();
  if (isShort) assignments.set(image, read);
  return read;
}

const letters: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t' };

/** A string without its quotes and C escapes. */
function plainText(image: string): string {
  const quote = image.lastIndexOf('"');
  const text = image.slice(1, quote > 0 ? quote : undefined);
  let plain = '';
  let from = 0;
  for (let at = text.indexOf('\\'); at >= 0; at = text.indexOf('\\', from)) {
    const letter = text.charAt(at + 1);
    plain += text.slice(from, at) + (letters[letter] ?? letter);
    from = at + 2;
  }
  return plain + text.slice(from);
}

const bare = (image: string): string => image.replace(/[\s;]+$/, '');
const constant = (image: string): string | undefined => (image.startsWith('NULL') ? undefined : bare(image));

let built: { lexer: Lexer; grammar: MofGrammar } | undefined;

/** The event that a client dumped as `instance of SoftDist...Event { ... };`; other instances give `undefined`. */
export function statusEvent(message: string): Event | undefined {
  dumped.lastIndex = 0;
  if (!dumped.test(message)) return undefined;
  const found = head.exec(message.slice(0, 1000));
  const mean = found?.[1] === undefined ? undefined : meaning(found[1]);
  if (!found || !mean) return undefined;
  built ??= {
    lexer: new Lexer(vocabulary, { positionTracking: 'onlyOffset', ensureOptimizations: true, skipValidations }),
    grammar: new MofGrammar(),
  };
  const from = found.index + found[0].length;
  const properties = built.grammar.read(
    built.lexer.tokenize(message.slice(from, from + longest)).tokens,
    message.length < longestRemembered,
  );
  return properties && mean(properties);
}
