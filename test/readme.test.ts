import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));
/** A block of the README that shows a command line, after a blank one what it prints: `$ smsdx diagnose < execmgr.log`. */
const demo = /(```console\n\$ smsdx ([^\n<]*?)(?: < ([^\n]+))?\n\n)[\s\S]*?```/g;

function printed(args: string, input: string | undefined): string {
  const text = input === undefined ? '' : readFileSync(`${root}/${input}`);
  const run = spawnSync(process.execPath, ['bin/run.js', ...args.split(' ')], { cwd: root, input: text, encoding: 'utf8' });
  expect(run.stderr).toBe('');
  return run.stdout;
}

test('the README shows what the tool really prints', async () => {
  const readme = readFileSync(`${root}/README.md`, 'utf8');
  const fresh = readme.replace(demo, (_, head: string, args: string, input?: string) => `${head}${printed(args, input)}\`\`\``);
  expect(fresh).toMatch(demo);
  await expect(fresh).toMatchFileSnapshot('../README.md');
});

test('the README names every flag of diagnose', () => {
  const readme = readFileSync(`${root}/README.md`, 'utf8');
  for (const [, flag] of printed('diagnose --help', undefined).matchAll(/^ +(?:-\w, )?--([\w-]+)/gm)) expect(readme).toContain(`--${flag}`);
});
