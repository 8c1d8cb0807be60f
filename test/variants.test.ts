import { describe, expect, test } from 'vitest';
import type { Finding } from '../src/failures/failure.js';
import { diagnoseTexts } from './reading.js';
import { contentAccounts, installationAccount, shares } from './variants/accounts.js';
import { connections, healthy, packageAccess, programs } from './variants/content.js';
import type { Variant } from './variants/rows.js';

/** Sentences that cannot be read: what was to be filled in is not there, or a reader is left with a placeholder. */
const nonsense = /\bundefined\b|\bnull\b|\bNaN\b|\[object|\b(?:the the|a the|an the|the a|of of|is is)\b| {2}|\.\.(?!\.)|\(\)|''/;

function sentences({ because, fix, missing, considered }: Finding): string[] {
  return [
    ...because.map(({ text }) => text),
    ...fix,
    ...missing.map(({ fact, decides }) => `${fact}: ${decides}`),
    ...considered.map(({ whyNot }) => whyNot),
  ];
}

async function check({ logs, model, expected, account, resource, code, missing }: Variant): Promise<void> {
  const { findings } = await diagnoseTexts(logs, model);
  const [first] = findings.filter(({ level }) => level !== 'note');
  expect(first ? `${first.failure} ${first.verdict}` : 'healthy').toBe(expected);
  if (!first) return;
  expect(first).toMatchObject({
    ...(account ? { account } : {}),
    ...(resource ? { resource: { path: resource } } : {}),
    ...(code ? { code: { value: code } } : {}),
  });
  if (missing) expect(first.missing.map(({ fact }) => fact).join('\n')).toMatch(missing);
  if (first.verdict === 'undetermined') expect(first.missing).not.toHaveLength(0);
  expect(first.seen).not.toHaveLength(0);
  for (const sentence of sentences(first)) expect(sentence).not.toMatch(nonsense);
}

describe.each([
  ['shares outside packages', shares],
  ['accounts for content', contentAccounts],
  ['the software installation account', installationAccount],
  ['package access', packageAccess],
  ['connections', connections],
  ['programs', programs],
  ['healthy', healthy],
])('other cases of %s', (_, variants) => {
  test.each(variants.map((variant) => [variant.name, variant] as const))('%s', (_name, variant) => check(variant));
});
