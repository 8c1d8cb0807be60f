import fc from 'fast-check';
import { expect, test } from 'vitest';
import { code, win32Of } from '../grammars/numbers.js';

test.each([
  ['0x525', 1317, 'win32'],
  ['0x80070043', 0x80070043, 'hresult'],
  ['0X80070005', 0x80070005, 'hresult'],
  ['80070005', 0x80070005, 'hresult'],
  ['8007000e', 0x8007000e, 'hresult'],
  ['2147942405', 0x80070005, 'hresult'],
  ['-2147023648', 0x800704e0, 'hresult'],
  ['1314', 1314, 'win32'],
  ['(5)', 5, 'win32'],
  ['(#2147942405)', 0x80070005, 'hresult'],
  ['(#0x5)', 5, 'win32'],
  ['0x35', 53, 'win32'],
  ['2226', 2226, 'net'],
  ['12029', 12029, 'winhttp'],
  ['0x2efd', 12029, 'winhttp'],
  ['0xe0040013', 0xe0040013, 'apm'],
  ['0xffffffff80070005', 0x80070005, 'hresult'],
])('%s is %i of the %s family', (text, value, family) => {
  expect(code(text)).toEqual({ text, value, family });
});

test('the family that a sentence gives counts more than the value', () => {
  expect(code('1603', 'exit')).toEqual({ text: '1603', value: 1603, family: 'exit' });
  expect(code('401', 'http').family).toBe('http');
});

test('a Win32 error and its HRESULT are one cause; exit codes, Net errors and others are not Win32 errors', () => {
  expect(win32Of(code('5'))).toBe(5);
  expect(win32Of(code('0x80070005'))).toBe(5);
  expect(win32Of(code('-2147024891'))).toBe(5);
  expect(win32Of(code('-2147024891', 'exit'))).toBe(5);
  expect(win32Of(code('5', 'exit'))).toBeUndefined();
  expect(win32Of(code('2226'))).toBeUndefined();
  expect(win32Of(code('0x80004005'))).toBeUndefined();
});

test('every form of a number has the same value', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 0xffffffff }), (value) => {
      const hex = value.toString(16);
      for (const form of [`0x${hex}`, `0X${hex.toUpperCase()}`, `(#0x${hex})`, `${value | 0}`, `(#${value})`]) {
        if (!/^\D*\d{8}\D*$/.test(form)) expect(code(form).value, form).toBe(value);
      }
      if (/^8|^[89a-f].*[a-f]/.test(hex) && hex.length === 8) expect(code(hex).value).toBe(value);
    }),
  );
});
