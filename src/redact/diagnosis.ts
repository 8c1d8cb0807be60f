import type { Diagnosis } from '../failures/failure.js';
import { studyAll } from './learn.js';
import type { Redactor } from './redactor.js';

/** Fields that smsdx fills from its own words, numbers and times: no name can stand in them. */
const own = new Set(
  [
    'schemaVersion failure level verdict kind rule outcome waitingFor phase state role symbol refusal when began ended since title meaning',
    'failures basis day first last',
  ].flatMap((line) => line.split(' ')),
);
/** Fields that hold one name and nothing else. */
const names = new Set(['client', 'package', 'packages', 'program', 'advertisement', 'name', 'value']);

/** A diagnosis without names. The redactor has learned from it, and from whatever else it came from. */
export function redacted(diagnosis: Diagnosis, redactor: Redactor): Diagnosis {
  return rewritten(diagnosis, redactor) as Diagnosis;
}

/** What is said of a fleet, without names; the redactor has learned from all its clients. */
export function redactedFleet<T>(answer: T, redactor: Redactor): T {
  studyAll(redactor, answer);
  return rewritten(answer, redactor) as T;
}

function rewritten(value: unknown, redactor: Redactor): unknown {
  if (typeof value === 'string') return redactor.text(value);
  if (Array.isArray(value)) return value.map((each) => rewritten(each, redactor));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, each]) => {
      if (own.has(key)) return [key, each];
      return [key, names.has(key) ? named(each, redactor) : rewritten(each, redactor)];
    }),
  );
}

function named(value: unknown, redactor: Redactor): unknown {
  if (typeof value === 'string') return redactor.name(value);
  return Array.isArray(value) ? value.map((each) => named(each, redactor)) : rewritten(value, redactor);
}
