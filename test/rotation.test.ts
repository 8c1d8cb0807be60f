import { expect, test } from 'vitest';
import { diagnose } from '../src/diagnose.js';
import { ccm } from './failures/lines.js';

const messages = [
  'Policy is updated for Program: Setup, Package: S0100012, Advert: S0120012',
  'Command line = "\\\\FILES\\tools\\setup.exe" /q, Working Directory = \\\\FILES\\tools\\',
  'Created Process for the passed command line',
  'Program exit code 17',
  'Looking for MIF file to get program status',
];

test.each(['execmgr.lo_', 'execmgr-20090314-100003.log', 'EXECMGR-20090314-100003.LOG'])(
  'a run that began in %s and ended without its name in the log after it is one run',
  async (older) => {
    const lines = ccm('execmgr', ...messages).split(/(?<=\n)/);
    const part = (file: string, text: string) => ({
      file,
      chunks: async function* () {
        yield new TextEncoder().encode(text);
      },
    });
    const parts = [part(older, lines.slice(0, 3).join('')), part('execmgr.log', lines.slice(3).join(''))];
    const { runs, findings } = await diagnose({ logs: [{ log: 'execmgr', parts }] }, undefined);
    expect(runs).toMatchObject([{ program: 'Setup', package: 'S0100012', outcome: 'failed', exitCode: 17 }]);
    expect(findings).toMatchObject([{ failure: 'exit-code-failure', program: 'Setup' }]);
  },
);
