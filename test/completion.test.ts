import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const tool = fileURLToPath(new URL('../bin/run.js', import.meta.url));
const has = (shell: string) => spawnSync(shell, ['-c', 'exit 0']).status === 0;
let home: string;
let functions: string;

beforeAll(() => {
  home = mkdtempSync(join(tmpdir(), 'smsdx-completion-'));
  functions = join(home, 'cache', 'smsdx', 'autocomplete', 'functions');
  const env = { ...process.env, HOME: home, XDG_CACHE_HOME: join(home, 'cache'), LOCALAPPDATA: join(home, 'cache') };
  for (const shell of ['bash', 'zsh', 'powershell']) {
    const { status, stdout } = spawnSync(process.execPath, [tool, 'autocomplete', shell], { encoding: 'utf8', env });
    expect(status).toBe(0);
    expect(stdout).toContain(`smsdx autocomplete script ${shell}`);
  }
}, 60_000);
afterAll(() => rmSync(home, { recursive: true }));

describe.skipIf(process.platform === 'win32')('completion', () => {
  test.skipIf(!has('bash'))('in bash offers commands and their flags', () => {
    const script = `source '${join(functions, 'bash', 'smsdx.bash')}'
      ask() { COMP_WORDS=("$@"); COMP_CWORD=$(( $# - 1 )); COMPREPLY=(); _smsdx_autocomplete; echo "\${COMPREPLY[*]}"; }
      ask smsdx di; ask smsdx diagnose --red; ask smsdx report --ti; ask smsdx un`;
    const { stdout } = spawnSync('bash', ['-c', script], { encoding: 'utf8' });
    expect(stdout.trim().split('\n')).toEqual(['diagnose', '--redact --redact-key', '--time-zone', 'unredact']);
  });

  test.skipIf(!has('zsh'))('in zsh is a function that zsh can read', () => {
    expect(spawnSync('zsh', ['-n', join(functions, 'zsh', '_smsdx')]).status).toBe(0);
  });

  test.each([
    ['zsh', '_smsdx'],
    ['powershell', 'smsdx.ps1'],
  ])('in %s knows the commands and flags', (shell, file) => {
    const text = readFileSync(join(functions, shell, file), 'utf8');
    for (const word of ['diagnose', 'timeline', 'report', 'parse', 'unredact', 'redact-key', 'time-zone', 'client-zone', 'watch'])
      expect(text).toContain(word);
  });
});
