/** Who may know whom. Each line reads: files under the first may only reach the second (themselves included). */
const layers = [
  ['^grammars/', '^grammars/'],
  ['^src/record\\.ts', '^$'],
  ['^src/records', '^(grammars/(envelopes|openers|index)|src/record)'],
  ['^src/clock', '^src/record'],
  ['^src/events', '^(grammars/|src/(record|runs/run))'],
  ['^src/runs/', '^(grammars/event|src/(runs/|record|clock))'],
  ['^src/codes/', '^(src/codes/|grammars/(event|numbers))'],
  ['^src/accounts/', '^(src/accounts/|src/mistake)'],
  ['^src/failures/', '^(grammars/(event|numbers|commandline|nal-path)|src/(failures|accounts|runs|codes)/|src/(record|clock))'],
  ['^src/audit/', '^(grammars/commandline|src/(audit|accounts|failures)/|src/mistake)'],
  [
    '^src/reports/',
    '^(grammars/event|src/(reports/|store/(fleet|compare)|failures/failure|accounts/(answer|model|rules)|audit/|codes/|record\\.|runs/run|clock-offset))',
  ],
  ['^grammars/exports/', '^grammars/exports/'],
  ['^src/model-import/', '^(grammars/exports/|src/(model-import|accounts)/|src/mistake)'],
  ['^src/model-init/', '^(grammars/(event|evidence)|src/(model-init|accounts|failures|runs|sources)/|src/diagnose)'],
  ['^src/redact/', '^(grammars/event|src/(redact/|failures/failure|accounts/model|record\\.|runs/run))'],
  ['^src/sources/', '^src/(sources/|mistake)'],
  ['^src/archives/', '^src/(archives/|sources/index)'],
  ['^src/store/', '^src/(store/|failures/failure|mistake)'],
  ['^src/queue/', '^src/(queue/|scan/|archives/limits|store/|mistake)'],
  ['^src/scan/', '^src/(scan/|diagnose|sources/|archives/|store/|accounts/|audit/change|failures/(failure|facts)|runs/run|mistake)'],
];

/** Every library has one home. */
const homes = {
  chevrotain: '^grammars/',
  '@oclif/core': '^(src/(commands/|main|presentation)|bin/)',
  'cli-table3': '^src/reports/',
  yaml: '^src/(accounts/|scan/baseline)',
  zod: '^src/(accounts/|reports/|scan/baseline)',
  'date-fns': '^src/(clock|period)',
  'iconv-lite': '^src/model-import/decode',
  'd3-scale': '^src/reports/html/',
  '@noble/hashes': '^src/(reports/|redact/)',
  kysely: '^src/(store|queue)/',
  yauzl: '^src/archives/',
  'tar-stream': '^src/archives/',
  'libarchive-wasm': '^src/archives/',
  'xz-decompress': '^src/archives/',
  'cli-progress': '^src/scan/',
  'hyparquet-writer': '^src/store/',
  pg: '^src/store/postgres/',
  'pg-cursor': '^src/store/postgres/',
  'pg-boss': '^src/queue/',
};

export default {
  forbidden: [
    ...layers.map(([from, to]) => ({
      name: `${from} knows too much`,
      severity: 'error',
      from: { path: from },
      to: { path: '^(src|grammars)', pathNot: [to, from].filter((path) => path !== '^$') },
    })),
    ...Object.entries(homes).map(([library, home]) => ({
      name: `${library} lives in ${home}`,
      severity: 'error',
      from: { pathNot: [home, '^test/', 'node_modules'] },
      to: { path: `node_modules/${library}/` },
    })),
    { name: 'no cycles', severity: 'error', from: {}, to: { circular: true } },
    { name: 'commands are the top', severity: 'error', from: { pathNot: '^src/commands' }, to: { path: '^src/commands' } },
    {
      name: 'pure core: no I/O',
      severity: 'error',
      from: {
        path: '^(grammars|src/(record|records|events|runs|accounts|failures|audit|model-import|reports|codes|clock))',
        pathNot: '^src/accounts/load',
      },
      to: { dependencyTypes: ['core'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    parser: 'swc',
    enhancedResolveOptions: { extensions: ['.ts', '.js', '.json'], exportsFields: ['exports'], conditionNames: ['import', 'node'] },
  },
};
