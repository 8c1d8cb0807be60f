import { createToken, EmbeddedActionsParser, type IToken, Lexer } from 'chevrotain';
import type { Line } from './line.js';

/** A piece of a row, and at which character it begins. */
export interface Cell {
  readonly text: string;
  readonly at: number;
}

const Rule = createToken({ name: 'Rule', pattern: /[-=\u2500]{3,}(?!\S)/ });
/** Two blanks end a cell. So does one where a path follows: `net share` leaves one beside a long name. */
const Cell = createToken({ name: 'Cell', pattern: /\S+(?: (?! |[A-Za-z]:\\|\\\\)\S+)*/ });
const Gap = createToken({ name: 'Gap', pattern: /[ \t]+/ });
const vocabulary = [Rule, Cell, Gap];

/** Rows of tables whose columns are as wide as their contents, and the lines that rule them off. */
class RowGrammar extends EmbeddedActionsParser {
  constructor() {
    super(vocabulary);
    this.performSelfAnalysis();
  }

  /** `----------` or `==========  ==== =====`: where the columns begin. */
  rule = this.RULE('rule', (): IToken[] => {
    const rules: IToken[] = [];
    this.OPTION(() => this.CONSUME(Gap));
    this.AT_LEAST_ONE_SEP({ SEP: Gap, DEF: () => rules.push(this.CONSUME(Rule)) });
    return rules;
  });

  cells = this.RULE('cells', (): IToken[] => {
    const cells: IToken[] = [];
    this.OPTION(() => this.CONSUME(Gap));
    this.AT_LEAST_ONE_SEP({
      SEP: Gap,
      DEF: () => cells.push(this.OR([{ ALT: () => this.CONSUME(Cell) }, { ALT: () => this.CONSUME(Rule) }])),
    });
    return cells;
  });
}

const lexer = new Lexer(vocabulary, { positionTracking: 'onlyOffset' });
const grammar = new RowGrammar();

function parse(rule: 'rule' | 'cells', text: string): readonly Cell[] | undefined {
  const { tokens, errors } = lexer.tokenize(text);
  if (errors.length > 0) return undefined;
  grammar.input = tokens;
  const found = grammar[rule]();
  return grammar.errors.length > 0 ? undefined : found.map(({ image, startOffset }) => ({ text: image, at: startOffset }));
}

/** The cells of a row, separated by two blanks or more; empty for an empty line. */
export const cells = ({ text }: Line): readonly Cell[] => (text.trim() === '' ? [] : (parse('cells', text) ?? []));

/** Where the columns begin that a line of dashes rules off; undefined for any other line. */
export function ruledColumns({ text }: Line): readonly number[] | undefined {
  return /^[\s\-=\u2500]+$/.test(text) ? parse('rule', text)?.map(({ at }) => at) : undefined;
}

/** The cells of a line under ruled columns; a text that runs over a border is left whole in the column where it begins. */
export function cut({ text }: Line, columns: readonly number[]): readonly string[] {
  return columns.map((from, at) => text.slice(from, columns[at + 1]).trim());
}

/** Does the text fit the columns: is there a blank before each of them? */
export function fits({ text }: Line, columns: readonly number[]): boolean {
  return columns.every((at) => at === 0 || at > text.length || text.charAt(at - 1) === ' ');
}
