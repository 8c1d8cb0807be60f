import { createToken, EmbeddedActionsParser, Lexer } from 'chevrotain';
import type { Line } from './line.js';

/** `Name : value`, as lists of PowerShell and `whoami /fo list` have it. */
export interface Property {
  readonly name: string;
  readonly value: string;
}

const Name = createToken({ name: 'Name', pattern: /[^\s:][^:\\/]{0,60}(?=:)/ });
const Colon = createToken({ name: 'Colon', pattern: /:[ \t]*/, push_mode: 'value' });
const Value = createToken({ name: 'Value', pattern: /\S.*/ });
const vocabulary = { defaultMode: 'name', modes: { name: [Name, Colon], value: [Value] } };

class PropertyGrammar extends EmbeddedActionsParser {
  constructor() {
    super(vocabulary);
    this.performSelfAnalysis();
  }

  property = this.RULE('property', (): Property => {
    const name = this.CONSUME(Name).image;
    this.CONSUME(Colon);
    const value = this.OPTION(() => this.CONSUME(Value).image) ?? '';
    return { name: this.ACTION(() => name.trim()), value: this.ACTION(() => value.trim()) };
  });
}

const lexer = new Lexer(vocabulary, { positionTracking: 'onlyOffset' });
const grammar = new PropertyGrammar();

/** Reads a property; any other line gives undefined. */
export function property({ text }: Line): Property | undefined {
  const { tokens, errors } = lexer.tokenize(text);
  if (errors.length > 0) return undefined;
  grammar.input = tokens;
  const found = grammar.property();
  return grammar.errors.length > 0 ? undefined : found;
}
