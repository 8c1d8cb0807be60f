import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Plugin, rolldown } from 'rolldown';

/** Brings its code compiled for WebAssembly along as a file. */
const unbundled = [/^libarchive-wasm/];

/** `const name = require("…");` as the TypeScript compiler writes it, with or without a helper around it. */
const requirement = /^const (\w+) = ((?:__import(?:Default|Star)\()?require\("[^"]+"\)\)?);$/gm;

/**
 * oclif loads whatever any of its parts may ever need, twenty libraries and modules of Node, before it looks at the command line.
 * Here each of its modules is loaded when it is first asked for something.
 */
const lazyOclif: Plugin = {
  name: 'lazy oclif',
  transform: {
    filter: { id: /[\\/]@oclif[\\/]core[\\/]lib[\\/].*\.js$/ },
    handler(code) {
      const names = [...code.matchAll(requirement)].map(([, name = '']) => name);
      const declared = code.replace(requirement, 'let $1$$loaded; const $1$$ = () => ($1$$loaded ??= $2);');
      return names.reduce((text, name) => text.replace(new RegExp(`\\b${name}\\b(?!\\$)`, 'g'), () => `(${name}$())`), declared);
    },
  },
};

/** oclif tells what it does to who asks with `DEBUG=*`. Nobody asks; the library for it looks at the terminal, which Node loads for it. */
const silent: Plugin = {
  name: 'silent',
  load: { filter: { id: /[\\/]node_modules[\\/]debug[\\/]src[\\/]index\.js$/ }, handler: () => 'module.exports = () => () => {};' },
};

/** V8 keeps a text in half the memory where all of it is ASCII, and makes it in a fraction of the time. */
const ascii: Plugin = {
  name: 'ascii',
  generateBundle(_, files) {
    for (const file of Object.values(files)) {
      if (file.type !== 'chunk') continue;
      if (/String\.raw`[^`]*[^\x00-\x7f]/.test(file.code)) throw new Error(`${file.fileName}: a raw template is not ASCII.`);
      file.code = file.code.replace(/[^\x00-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
    }
  },
};

/** Bundles modules with all that they need, what several of them need once: to find hundreds of files takes longer than to read a log. */
export async function bundle(input: Readonly<Record<string, string>>, folder: string): Promise<void> {
  const built = await rolldown({
    input: { ...input },
    platform: 'node',
    external: unbundled,
    plugins: [lazyOclif, silent, ascii],
    transform: { define: { CHECKED_GRAMMARS: 'true' } },
  });
  await built.write({
    dir: folder,
    // Node loads all that its own modules could ever need for who imports them, and no more than is asked for for who requires them.
    format: 'cjs',
    exports: 'named',
    // One folder for all: modules find each other by `import.meta.url`.
    chunkFileNames: '[name]-[hash].js',
    // Names stay, so that the stack of a bug can be read.
    minify: { compress: false, mangle: false, codegen: { removeWhitespace: true } },
    comments: { legal: true },
  });
  await built.close();
  writeFileSync(join(folder, 'package.json'), '{ "type": "commonjs" }\n');
}
