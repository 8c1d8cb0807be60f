import type { Code } from '../../grammars/event.js';
import { hex, structure } from './structure.js';
import { type Entry, type Origin, tables } from './tables.js';

/** What a number means in the place where it stood. */
export interface CodeMeaning {
  /** Canonical: decimal for small numbers (`5`, `1603`), eight hex digits for the rest (`0x80070005`). */
  readonly value: string;
  /** The family that the meaning was taken from. */
  readonly family: Origin | 'exit';
  readonly symbol?: string;
  /** In plain words; of an unknown code its structure, never a guess. */
  readonly meaning: string;
  /** Ids of the failure classes it points to, likeliest first. */
  readonly failures: readonly string[];
  /** The Win32 error in it, where it is one. */
  readonly win32?: number;
  readonly source?: string;
  readonly known: boolean;
}

/** Numbers of these families are all decimal in print and small. */
const smallest = 0x10000;

function known(value: string, family: Origin, entry: Entry): CodeMeaning {
  const { symbol, meaning, failures, source } = entry;
  return { value, family, ...(symbol ? { symbol } : {}), meaning, failures, source, known: true };
}

function unknown(value: string, family: Origin, because: string): CodeMeaning {
  return { value, family, meaning: `no meaning known: ${because}`, failures: [], known: false };
}

/** The first of these families that knows the number. */
function first(value: number, origins: readonly Origin[], printed = String(value)): CodeMeaning | undefined {
  for (const origin of origins) {
    const entry = tables[origin].get(value);
    if (entry) return known(printed, origin, entry);
  }
  return undefined;
}

/** Windows Installer, NET and WinHTTP errors have their own ranges within the Win32 numbers, so they answer where Win32 has no entry. */
function win32(value: number, printed?: string): CodeMeaning | undefined {
  const found = first(value, ['win32', 'msi', 'net', 'winhttp'], printed);
  return found && { ...found, win32: value };
}

function wide(value: number): CodeMeaning {
  const printed = hex(value);
  const own = first(value, ['configmgr', 'hresult', 'bits', 'ntstatus'], printed);
  if (own) return own;
  const number = value & 0xffff;
  if (value >>> 16 === 0x8007) {
    return win32(number, printed) ?? { ...unknown(printed, 'win32', `Win32 error ${number} as an HRESULT`), win32: number };
  }
  const status = value >>> 16 === 0x8019 ? tables.http.get(number) : undefined;
  if (status) return known(printed, 'http', { ...status, meaning: `HTTP status ${number}: ${status.meaning}` });
  return unknown(printed, value >>> 28 === 0xc ? 'ntstatus' : 'hresult', structure(value));
}

/** A number that a system call returned, whatever its printed form. */
function system(value: number): CodeMeaning {
  if (value >= smallest) return wide(value);
  return win32(value) ?? { ...unknown(String(value), 'win32', `Win32 error ${value}`), win32: value };
}

/** 0x80000000 and above that is no HRESULT or NTSTATUS we know is more likely a negative number of the program itself: -1. */
function wideExit(value: number): CodeMeaning {
  if (value >= 0xffff0000) return ownExit(String(value | 0));
  const { meaning, ...rest } = wide(value);
  return { ...rest, meaning: `the program ended with ${rest.value}: ${meaning}` };
}

function ownExit(printed: string, possibly?: Entry): CodeMeaning {
  const hint = possibly ? `; as a Win32 error ${printed} would be: ${possibly.meaning}` : '';
  return {
    value: printed,
    family: 'exit',
    meaning: `the program ended with ${printed}; only its maker says what that means${hint}`,
    failures: ['exit-code-failure', ...(possibly?.failures ?? [])],
    known: false,
  };
}

/** The exit code of a program: Windows Installer's numbers are its own, every other small number belongs to the program. */
function exit(value: number): CodeMeaning {
  if (value === 0)
    return { value: '0', family: 'exit', meaning: 'the program ended with 0, success by convention', failures: [], known: true };
  if (value >= smallest) return wideExit(value);
  const installer = value >= 1600 ? first(value, ['msi']) : undefined;
  return installer ?? ownExit(String(value), tables.win32.get(value));
}

/** Codes that were explained before: a log prints the same few again and again. */
const explained = new Map<string, CodeMeaning>();
const mostExplained = 1_000;

/** What a code means, chosen by the family that its sentence gives it: 1722 is not one thing. */
export function explain(code: Code): CodeMeaning {
  const key = `${code.family} ${code.value}`;
  const before = explained.get(key);
  if (before) return before;
  if (explained.size >= mostExplained) explained.clear();
  const meaning = meaningOf(code);
  explained.set(key, meaning);
  return meaning;
}

function meaningOf({ value, family }: Code): CodeMeaning {
  if (family === 'exit') return exit(value);
  if (value >= smallest) return wide(value);
  if (family === 'http') return first(value, ['http']) ?? unknown(String(value), 'http', `HTTP status ${value}`);
  return first(value, family === 'net' || family === 'winhttp' ? [family] : []) ?? system(value);
}

/** What one family says about a number, or nothing. */
export function reading(value: number, origin: Origin): CodeMeaning | undefined {
  return origin === 'win32' ? win32(value) : first(value, [origin]);
}
