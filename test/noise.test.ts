import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type LogSink, readPiece } from '../grammars/envelopes/log.js';
import { Pieces } from '../src/records/pieces.js';
import { LogReader } from '../src/records.js';

const interest = { openers: ['Execution is complete', 'Raising event', 'Nothing happened'], routine: ['Nothing happened'] };

const snippets = fc.constantFrom(
  '<![LOG[Execution is complete for program A]LOG]!><time="08:00:01.000+60" date="1-2-2019" component="execmgr" context="" type="1" thread="7" file="a.cpp:1">\r\n',
  '<![LOG[refused 0x80070005\nand more]LOG]!><time="08:00:02.0000000" date="01-02-2019" component="x" context="" type="3" thread="7" file="">\n',
  '<![LOG[Nothing happened]LOG]!><time="08:00:01.000+60" date="1-2-2019" component="execmgr" context="" type="1" thread="7" file="a.cpp:1">\r\n',
  'SCHED DATA  : Nothing happened~  $$<APM><Tue May 16 13:17:10.804 2000><thread=1512 (0x5E8)>\r\n',
  '<![LOG[broken]LOG]!><time="08:00:02" date="x">\n',
  '<![LOG[cut off ',
  ']LOG]!>',
  ']LOG]!><time="',
  'SCHED DATA  : Raising event~  $$<APM><Tue May 16 13:17:10.804 2000><thread=1512 (0x5E8)>\r\n',
  'text  $$<',
  '<$$X> <thread=',
  'message\tComponent\t4/29/2016 2:52:25 PM\t4840 (0x12E8)\r\n',
  '1/16/2001 2:27:39 PM\tmessage\tCliEx32.dll\t42 (0x2A)\n',
  'Raising event:\ninstance of X\n{\n',
  '};\n',
  'TSManager    failed:\n',
  'a bare line\n',
  '\n',
  '\0\0\0',
  ' '.repeat(3000),
  '='.repeat(500),
  'grüße\n',
  '\x01\x02\x03\n',
);
const bytes = fc.oneof(
  fc.array(snippets, { maxLength: 40 }).map((parts) => Buffer.from(parts.join(''), 'latin1')),
  fc.array(snippets, { maxLength: 20 }).map((parts) => Buffer.from(parts.join(''), 'utf8')),
  fc.array(snippets, { maxLength: 20 }).map((parts) => Buffer.from(`\ufeff${parts.join('')}`, 'utf16le')),
  fc.uint8Array({ maxLength: 3000 }).map((random) => Buffer.from(random)),
  fc
    .tuple(fc.array(snippets, { maxLength: 10 }), fc.uint8Array({ maxLength: 50 }))
    .map(([parts, random]) => Buffer.concat([Buffer.from(parts.join('')), random])),
);
/** Whole, or cut at both ends. */
const log = fc.tuple(bytes, fc.nat(60), fc.nat(60)).map(([all, start, end]) => all.subarray(start, Math.max(start, all.length - end)));

function read(chunks: Iterable<Uint8Array>) {
  const reader = new LogReader('x.log', interest);
  const kept = [...chunks].flatMap((chunk) => reader.push(chunk));
  kept.push(...reader.end());
  return { kept, records: reader.records, routine: reader.routine, bytes: reader.bytes, unread: reader.unread };
}

function* cut(all: Uint8Array, sizes: readonly number[]): Iterable<Uint8Array> {
  let at = 0;
  for (let turn = 0; at < all.length; turn++) {
    const size = sizes[turn % sizes.length] ?? 1;
    yield all.slice(at, at + size);
    at += size;
  }
}

describe('noise', () => {
  test('never breaks the reader, and the same bytes give the same records however they arrive', () => {
    fc.assert(
      fc.property(log, fc.array(fc.integer({ min: 1, max: 700 }), { minLength: 1, maxLength: 5 }), (all, sizes) => {
        const whole = read([all]);
        expect(read(cut(all, sizes))).toEqual(whole);
        expect(whole.bytes).toBe(all.length);
      }),
      { numRuns: 400 },
    );
  });

  test('is read alike across pieces: a log of many pieces gives what its parts give', () => {
    fc.assert(
      fc.property(fc.array(snippets, { minLength: 1, maxLength: 12 }), fc.integer({ min: 1000, max: 200_000 }), (parts, size) => {
        const part = `${parts.join('')}\n`;
        const all = Buffer.from(part.repeat(Math.ceil(300_000 / part.length)), 'latin1');
        expect(read(cut(all, [size]))).toEqual(read([all]));
      }),
      { numRuns: 15 },
    );
  });

  test('is accounted for to the last byte: every byte stands in a record, a line or a stretch that is reported', () => {
    fc.assert(
      fc.property(log, (all) => {
        const pieces = new Pieces();
        let total = 0;
        for (const piece of [...pieces.push(all), ...pieces.end()]) total += piece.bytes.length;
        expect(total).toBe(all.length);
        expect(covered(all.toString('latin1'))).toBe(all.length);
      }),
      { numRuns: 400 },
    );
  });

  test('of one character costs no more than other text', () => {
    const started = performance.now();
    for (const text of [
      ' ',
      '=',
      '<',
      '$',
      '\t',
      '(',
      '\\',
      '{\n',
      '<![LOG[',
      ']LOG]!><time="',
      '1/1/2001 1:11:11 ',
      '$$<',
      'NAL[1] ',
      ': ',
      '~ ',
    ]) {
      expect(() => read([Buffer.from(text.repeat(Math.ceil(900_000 / text.length)))])).not.toThrow();
    }
    expect(performance.now() - started).toBeLessThan(60_000);
  });
});

/** Bytes of a piece that the sink was told of, in order and without a gap. */
function covered(piece: string): number {
  let at = 0;
  const told = (start: number, end: number) => {
    expect(start).toBe(at);
    at = end;
  };
  const sink: LogSink = {
    weigh: () => 'telling',
    holdsCode: () => true,
    noise: () => expect.unreachable('everything matters here'),
    routine: () => expect.unreachable('everything matters here'),
    ccm: (start, close) =>
      told(
        start,
        piece.indexOf('>', close + ']LOG]!>'.length) + 1 + (/^\r?\n/.exec(piece.slice(piece.indexOf('>', close + 7) + 1))?.[0].length ?? 0),
      ),
    legacy: (start, _, end) => told(start, end),
    viewed: (start, _, end) => told(start, end),
    stamped: (start, end) => told(start, end),
    plain: told,
    blank: told,
    unread: told,
  };
  readPiece(piece, sink);
  return at;
}
