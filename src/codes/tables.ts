import bits from './bits.json' with { type: 'json' };
import configmgr from './configmgr.json' with { type: 'json' };
import hresult from './hresult.json' with { type: 'json' };
import http from './http.json' with { type: 'json' };
import msi from './msi.json' with { type: 'json' };
import msiMessage from './msi-message.json' with { type: 'json' };
import net from './net.json' with { type: 'json' };
import ntstatus from './ntstatus.json' with { type: 'json' };
import win32 from './win32.json' with { type: 'json' };
import winhttp from './winhttp.json' with { type: 'json' };

/** One number of one family, as its data file gives it. */
export interface Entry {
  readonly symbol?: string | undefined;
  readonly meaning: string;
  /** Ids of the failure classes that the number points to, likeliest first. */
  readonly failures: readonly string[];
  /** Key of the sources of the data file: `Q186551`, `L-MSI`. */
  readonly source: string;
}

interface Row {
  readonly value: number | string;
  readonly symbol?: string;
  readonly meaning: string;
  readonly failures?: readonly string[];
  readonly source: string;
}

function table({ codes }: { readonly codes: readonly Row[] }): ReadonlyMap<number, Entry> {
  return new Map(
    codes.map(({ value, symbol, meaning, failures = [], source }) => [Number(value), { symbol, meaning, failures, source }] as const),
  );
}

/** Who gave a number its meaning. `msi` is an exit code of Windows Installer, `msi-message` a number inside its log. */
export type Origin = 'win32' | 'msi' | 'msi-message' | 'net' | 'http' | 'winhttp' | 'bits' | 'hresult' | 'ntstatus' | 'configmgr';

/** What is known, by origin and by number (32 bits, unsigned). */
export const tables: Readonly<Record<Origin, ReadonlyMap<number, Entry>>> = {
  win32: table(win32),
  msi: table(msi),
  'msi-message': table(msiMessage),
  net: table(net),
  http: table(http),
  winhttp: table(winhttp),
  bits: table(bits),
  hresult: table(hresult),
  ntstatus: table(ntstatus),
  configmgr: table(configmgr),
};
