import type { Level } from '../failures/failure.js';

/** SGR sequences: start and end. The only control characters that a report prints. */
const styles = {
  bold: ['\x1b[1m', '\x1b[22m'],
  dim: ['\x1b[2m', '\x1b[22m'],
  red: ['\x1b[31m', '\x1b[39m'],
  yellow: ['\x1b[33m', '\x1b[39m'],
  cyan: ['\x1b[36m', '\x1b[39m'],
} as const;

export type Style = keyof typeof styles;

export type Paint = (style: Style, text: string) => string;

/** Paints where colour is wanted; elsewhere the text stays as it is. */
export function painter(colour: boolean): Paint {
  return (style, text) => (colour && text !== '' ? styles[style].join(text) : text);
}

export const levelStyles: Readonly<Record<Level, Style>> = { error: 'red', warning: 'yellow', note: 'cyan' };
