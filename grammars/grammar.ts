import { EmbeddedActionsParser, Lexer, type TokenType } from 'chevrotain';
import { skipValidations } from './checked.js';
import { type Cut, cuts } from './cuts.js';
import type { Event } from './event.js';
import { Openings } from './openings.js';
import { opening, type Part, type Sentence, type Slot, type Template } from './template.js';
import { Blank, Dot, Figure, finder, phrase, trim, valueToken } from './tokens.js';

/** The wording of one component. */
export interface Wording {
  readonly sentences: readonly Sentence[];
  /** Names that may stand before every sentence, with a colon or a dash: `SCHED DATA  : ` (padded on a client, often not where quoted), `NAL[4] - `. */
  readonly subsystems?: readonly string[];
}

/** What a text means, and which production knew it. */
export interface Reading {
  readonly event: Event;
  readonly sentence: Sentence;
}

type Fields = Record<string, unknown>;
interface Production {
  readonly sentence: Sentence;
  readonly rule: () => Fields;
  readonly cuts: ReadonlyMap<string, Cut>;
  /** The words that every speaking of it has. */
  readonly wording: string;
  /** Is every word of it there? Asked only where several sentences open alike (`DTSJob {…} created`, `DTSJob {…} in state`). */
  readonly fits: (rest: string) => boolean;
}

function phrasesOf({ parts }: Template): string[] {
  return parts.flatMap((part) => {
    if (typeof part === 'string') return [part.trim()];
    return 'either' in part ? part.either.flatMap(phrasesOf) : [];
  });
}

const afterOpening = ({ template }: Sentence): Template => ({ parts: template.parts.slice(1) });

/** What the lexer must know of the sentence at hand to cut its free values. */
class Cutter {
  cuts: ReadonlyMap<string, Cut> = new Map();
  readonly token = valueToken(
    (text, from, matched) => this.cuts.get(matched[matched.length - 1]?.tokenType.name ?? '')?.(text, from) ?? null,
  );
}

/**
 * A lexer and a parser for the sentences of one component: a sentence in, an event out; anything else gives `undefined`, never an exception.
 * The opening words choose the production before a token is made, so unknown sentences cost one failed match and two hundred sentences
 * read as fast as two. Free text ends where the words begin that the production goes on with.
 */
export class Grammar extends EmbeddedActionsParser {
  readonly #cutter: Cutter;
  readonly #lexer: Lexer;
  readonly #openings: Openings<Production>;
  readonly #tokens: ReadonlyMap<string, TokenType>;
  #fields: Fields = {};

  constructor({ sentences, subsystems }: Wording) {
    const cutter = new Cutter();
    const words = new Set(sentences.flatMap((sentence) => phrasesOf(afterOpening(sentence))));
    const phrases = [...words].sort((a, b) => b.length - a.length).map(phrase);
    const vocabulary = [cutter.token, ...phrases, Figure, Blank, Dot];
    super(vocabulary, { maxLookahead: 1, skipValidations });
    this.#cutter = cutter;
    this.#tokens = new Map(vocabulary.map((token) => [token.name, token]));
    const productions = sentences.map((sentence, at) => this.#learn(sentence, at));
    const wordings = new Set(productions.map(({ wording }) => wording));
    if (wordings.size < productions.length) throw new Error('Two sentences say the same.');
    this.performSelfAnalysis();
    this.#openings = new Openings(
      productions.map((production) => [opening(production.sentence.template), production]),
      subsystems,
    );
    this.#lexer = new Lexer(vocabulary, {
      positionTracking: 'onlyOffset',
      ensureOptimizations: true,
      recoveryEnabled: false,
      skipValidations,
    });
  }

  read(source: string): Reading | undefined {
    const productions = this.#openings.find(source);
    if (productions.length === 0) return undefined;
    const rest = source.slice(this.#openings.end);
    for (const production of productions) {
      const reading = productions.length === 1 || production.fits(rest) ? this.#parse(production, rest) : undefined;
      if (reading) return reading;
    }
    return undefined;
  }

  #parse({ sentence, rule, cuts }: Production, rest: string): Reading | undefined {
    this.#cutter.cuts = cuts;
    const { tokens, errors } = this.#lexer.tokenize(rest);
    if (errors.length > 0) return undefined;
    this.input = tokens;
    const fields = rule.call(this);
    const event = this.errors.length === 0 ? sentence.event(fields) : undefined;
    return event && { event, sentence };
  }

  #learn(sentence: Sentence, at: number): Production {
    const { parts } = afterOpening(sentence);
    const markers = parts.filter((part) => typeof part === 'string');
    const steps = this.#steps(parts);
    const rule = this.RULE(`sentence${at}`, () => {
      this.#fields = {};
      for (const step of steps) step();
      return this.#fields;
    });
    const finders = markers.map((marker) => finder(marker.trim()));
    const fits = (rest: string): boolean => finders.every(({ first }) => first(rest, 0) >= 0);
    return { sentence, wording: [opening(sentence.template), ...markers].join('…'), rule, cuts: cuts(parts), fits };
  }

  /** The calls of Chevrotain that a template stands for; each has its own number in the rule, as Chevrotain demands. */
  #steps(parts: readonly Part[], number = { next: 0 }): (() => void)[] {
    return parts.map((part) => {
      const at = number.next++;
      if (typeof part === 'string') return this.#consuming(at, part.trim());
      if (!('either' in part)) return this.#consuming(at, part.shape === 'Figure' ? 'Figure' : 'Value', part);
      const alternatives = part.either.map((template) => {
        const steps = this.#steps(template.parts, number);
        return {
          ALT: () => {
            for (const step of steps) step();
          },
        };
      });
      const choose = () => this.or(at, alternatives);
      return part.optional ? () => this.option(at, choose) : choose;
    });
  }

  #consuming(at: number, name: string, slot?: Slot): () => void {
    const token = this.#tokens.get(name);
    if (!token) throw new Error(`No token is named ${name}.`);
    return () => {
      const { image } = this.consume(at, token);
      if (slot && slot.field !== '_') this.#fields[slot.field] = this.ACTION(() => slot.read(trim(image)));
    };
  }
}
