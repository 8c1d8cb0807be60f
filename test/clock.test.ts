import { describe, expect, test } from 'vitest';
import { compare, instant, iso } from '../src/clock.js';

const noon = Date.UTC(2018, 6, 1, 12);

describe('the clock of a client', () => {
  test.each([
    ['US Eastern summer', { local: noon, bias: 240 }, '2018-07-01T16:00:00.000Z'],
    ['India', { local: noon, bias: -330 }, '2018-07-01T06:30:00.000Z'],
    ['a zone by name', { local: noon, zone: 'Pacific Daylight Time' }, '2018-07-01T19:00:00.000Z'],
    ['a standard zone by name in summer', { local: noon, zone: 'Pacific Standard Time' }, '2018-07-01T20:00:00.000Z'],
    ['a zone of Europe', { local: noon, zone: 'W. Europe Daylight Time' }, '2018-07-01T10:00:00.000Z'],
    ['no zone', { local: noon }, '2018-07-01T12:00:00.000'],
    ['a zone nobody knows', { local: noon, zone: 'Middle Earth Standard Time' }, '2018-07-01T12:00:00.000'],
  ])('with %s', (_, time, expected) => {
    expect(iso(time)).toBe(expected);
  });

  test('gives no instant where no zone is known', () => {
    expect(instant({ local: noon })).toBeUndefined();
  });

  test('orders by UTC where both have a zone, else by local time', () => {
    const delhi = { local: noon, bias: -330 };
    const newYork = { local: noon - 1, bias: 240 };
    expect(compare(delhi, newYork)).toBeLessThan(0);
    expect(compare(delhi, { local: noon - 1 })).toBeGreaterThan(0);
  });

  test('a date that does not exist is no crash', () => {
    expect(iso({ local: Number.NaN })).toBe('unknown');
  });
});
