import { z } from 'zod';
import { momentOf } from '../moment.js';

// Every scalar of the file arrives as the text that was typed, so that package ids such as 00100012 keep their zeros; the schema says
// what it is.

const flags: Readonly<Record<string, boolean>> = { true: true, yes: true, on: true, false: false, no: false, off: false };
const nothing = new Set(['null', '~', 'none', 'nobody']);

function flagOf(value: unknown): unknown {
  return typeof value === 'string' ? (flags[value.toLowerCase()] ?? value) : value;
}

function numberOf(value: unknown): unknown {
  return typeof value === 'string' && /^-?\d+(\.\d+)?$/.test(value) ? Number(value) : value;
}

/** `Full Control`, `full_control` and `full-control` are one word. */
export function slug(value: unknown): unknown {
  return typeof value === 'string'
    ? value
        .trim()
        .toLowerCase()
        .replace(/[\s_]+/g, '-')
    : value;
}

export function text(description: string) {
  return z.string().optional().describe(description);
}

export function required(description: string) {
  return z.string().describe(description);
}

export function texts(description: string) {
  return z.array(z.string()).optional().describe(description);
}

export function flag(description: string) {
  return z.preprocess(flagOf, z.boolean().optional()).optional().describe(description);
}

export function requiredFlag(description: string) {
  return z.preprocess(flagOf, z.boolean()).describe(description);
}

export function number(description: string) {
  return z.preprocess(numberOf, z.number().optional()).optional().describe(description);
}

/** Text, or `null` for: known to be nothing. */
export function textOrNothing(description: string) {
  const read = (value: unknown) => (typeof value === 'string' && nothing.has(value.toLowerCase()) ? null : value);
  return z.preprocess(read, z.string().nullable().optional()).optional().describe(description);
}

export function moment(description: string) {
  return z
    .string()
    .refine((value) => !Number.isNaN(momentOf(value)), { error: 'is not a time such as 2003-05-14T10:30:00Z' })
    .optional()
    .describe(`${description} ISO 8601; without a zone it is UTC.`);
}

/** One of the words, in any case and with blanks, or a short form of one. */
export function word<const Words extends readonly [string, ...string[]]>(
  words: Words,
  description: string,
  short: Record<string, Words[number]> = {},
) {
  return z
    .preprocess((value) => shortened(slug(value), short), z.enum(words).optional())
    .optional()
    .describe(description);
}

export function requiredWord<const Words extends readonly [string, ...string[]]>(
  words: Words,
  description: string,
  short: Record<string, Words[number]> = {},
) {
  return z.preprocess((value) => shortened(slug(value), short), z.enum(words)).describe(description);
}

function shortened(value: unknown, short: Record<string, string>): unknown {
  return typeof value === 'string' ? (short[value] ?? value) : value;
}
