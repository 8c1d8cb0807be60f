import type { Diagnosis } from './failures/failure.js';
import { Mistake } from './mistake.js';
import type { Output } from './output.js';
import type { Format, View } from './reports/index.js';
import { newsLine, newsText, Told } from './reports/news.js';
import { type ClientSource, sources } from './sources/index.js';
import { changes } from './watching.js';

export interface Screen {
  readonly format: Format;
  readonly view: View;
  readonly output: Output;
}

/** Diagnoses live logs and prints what is new until Ctrl-C. Says whether anything was found. */
export async function watch(
  logs: readonly string[],
  diagnosed: (client: ClientSource) => Promise<Diagnosis>,
  screen: Screen,
): Promise<boolean> {
  const { format, view, output } = screen;
  if (format !== 'table' && format !== 'ndjson')
    throw new Mistake(`--watch cannot print ${format}.`, ['Use --format table or --format ndjson.']);
  const stop = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop.abort());
  const told = new Told();
  let count = 0;
  let isFirst = true;
  for await (const paths of changes(logs, stop.signal)) {
    try {
      for await (const client of sources(paths)) {
        for (const news of told.news(await diagnosed(client))) {
          if (news[0] === 'new') count++;
          await output.write([format === 'table' ? newsText(news, count, view) : newsLine(news)]);
        }
      }
    } catch (error) {
      // A log that is renamed while it is opened is there again at the next look; one that was never there is a mistake.
      if (isFirst || !(error instanceof Mistake)) throw error;
    }
    if (isFirst)
      process.stderr.write(`Watching ${logs.join(', ')}: ${count === 0 ? 'no finding' : 'the findings'} so far. Ctrl-C ends it.\n`);
    isFirst = false;
  }
  return count > 0;
}
