import type { CodeMeaning } from '../codes/index.js';
import { painter } from './colour.js';
import { type Cell, type Column, grid } from './grid.js';
import { plain, plainJson } from './plain.js';
import type { View } from './report.js';

/** A value as it was asked for or found, and everything it can mean. */
export interface CodeAnswer {
  readonly text: string;
  readonly readings: readonly CodeMeaning[];
}

const families: Readonly<Record<CodeMeaning['family'], string>> = {
  win32: 'Win32 error',
  msi: 'Windows Installer code',
  'msi-message': 'message inside a Windows Installer log',
  net: 'NET error',
  http: 'HTTP status',
  winhttp: 'WinHTTP error',
  bits: 'BITS error',
  hresult: 'HRESULT',
  ntstatus: 'NTSTATUS',
  configmgr: 'Configuration Manager',
  exit: 'exit code',
};

const columns: readonly Column[] = [
  { title: 'Code', share: 12 },
  { title: 'Read as', share: 14 },
  { title: 'Meaning', share: 34 },
  { title: 'Points to', share: 20 },
];

/** A row for each reading; the value stands only in the first row of its readings. */
function rowsOf({ text, readings }: CodeAnswer): Cell[][] {
  return readings.map(({ value, family, symbol, meaning, failures, win32 }, at) => {
    const number = win32 !== undefined && value.startsWith('0x') ? [`Win32 ${win32}`] : [];
    const code = at > 0 ? [] : [plain(text), ...(text.endsWith(value) ? [] : [`= ${value}`]), ...number];
    return [code, [families[family]], [symbol, meaning], failures.slice(0, 4)];
  });
}

/** What codes mean, as a table. */
export function codeTable(answers: readonly CodeAnswer[], { width, colour }: Pick<View, 'width' | 'colour'>): string {
  return `${grid(columns, answers.flatMap(rowsOf), Math.min(Math.max(width, 60), 140), painter(colour))}\n`;
}

/** What codes mean, for programs. */
export function codeJson(answers: readonly CodeAnswer[]): string {
  return `${plainJson(JSON.stringify(answers, undefined, 2))}\n`;
}
