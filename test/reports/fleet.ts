import type { Finding } from '../../src/failures/failure.js';
import type { FleetAnswer } from '../../src/reports/fleet.js';
import { fleetDetails } from '../../src/store/affected.js';
import { rowsOf } from '../../src/store/rows.js';
import { openStore, type Store } from '../../src/store/store.js';
import { fleet } from '../../src/store/summary.js';
import { chained, diagnosis } from './diagnosis.js';

/** A store of so many clients, of which every third is healthy. `text` stands wherever a log can reach. */
export async function storeOf(path: string, clients: number, text = ''): Promise<Store> {
  const store = await openStore(path);
  for (let at = 0; at < clients; at++) {
    const client = `${text}PIER-${String(at).padStart(5, '0')}`;
    const findings = at % 3 === 2 ? [] : [{ ...found(at), client, ...(text === '' ? {} : planted(text)) }];
    await store.keep(
      rowsOf(
        { source: `/fleet/${client}`, container: null, kind: 'folder', fingerprint: client },
        {
          diagnosis: { ...diagnosis, client, findings, coverage: { ...diagnosis.coverage, unread: [] } },
          name: client,
          unread: at === 0 ? [{ file: `${text}old.zip`, place: 0, reason: 'cut short' }] : [],
          changesOf: ({ fix }) => fix.slice(0, 1).map((change) => ({ change, basis: 'advice' })),
        },
      ),
    );
  }
  return store;
}

function found(at: number): Finding {
  const { since: _since, times: _times, ...base } = (at % 6 === 0 ? chained[1] : chained[0]) as Finding;
  return { ...base, package: `HBR000${40 + (at % 5)}`, when: `2021-09-${String(1 + (at % 20)).padStart(2, '0')}T06:12:44.031Z` };
}

function planted(text: string): Partial<Finding> {
  return {
    package: text,
    program: text,
    account: { process: text, network: `CORP\\${text}` },
    resource: { kind: 'distribution-point', path: `\\\\${text}\\SMSPKGD$` },
    seen: [{ file: text, line: 1, message: text }],
    fix: [text],
  };
}

/** All that a report of a store is made of. */
export async function answerOf(store: Store): Promise<FleetAnswer> {
  return { fleet: await fleet(store), details: await fleetDetails(store) };
}
