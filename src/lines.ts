import { Recoder } from './records/encoding.js';

/** A line that is longer is handed out in parts. */
const longest = 65_536;

/** Lines of a stream of text in UTF-16 or any encoding that holds ASCII; other characters are not decoded. */
export async function* lines(chunks: AsyncIterable<Uint8Array>): AsyncIterable<string> {
  const recoder = new Recoder();
  let rest = '';
  const cut = (bytes: Uint8Array): string[] => {
    const whole = (rest + Buffer.from(bytes).toString('latin1')).split(/\r?\n/);
    rest = whole.pop() ?? '';
    return whole;
  };
  for await (const chunk of chunks) {
    yield* cut(recoder.push(chunk));
    if (rest.length < longest) continue;
    yield rest;
    rest = '';
  }
  yield* cut(recoder.end());
  yield rest;
}
