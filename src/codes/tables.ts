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

/** Made when it is first asked for: a log shows codes of two or three origins. */
function lazily(data: { readonly codes: readonly Row[] }): PropertyDescriptor {
  let made: ReadonlyMap<number, Entry> | undefined;
  return { enumerable: true, get: () => (made ??= table(data)) };
}

/** What is known, by origin and by number (32 bits, unsigned). */
export const tables: Readonly<Record<Origin, ReadonlyMap<number, Entry>>> = Object.defineProperties({}, {
  win32: lazily(win32),
  msi: lazily(msi),
  'msi-message': lazily(msiMessage),
  net: lazily(net),
  http: lazily(http),
  winhttp: lazily(winhttp),
  bits: lazily(bits),
  hresult: lazily(hresult),
  ntstatus: lazily(ntstatus),
  configmgr: lazily(configmgr),
} satisfies Record<Origin, PropertyDescriptor>) as Record<Origin, ReadonlyMap<number, Entry>>;
