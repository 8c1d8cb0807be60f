import type { DistributionPoint } from '../accounts/model.js';
import type { LoggedEvent, Run } from '../runs/run.js';
import { lines, newest, pathsOf, succeeded } from './evidence.js';
import type { Facts, FailureClass } from './failure.js';
import { uncPathsIn } from './named-paths.js';

/** C10 (Q213106). */
export const dpNotOnNtfs: FailureClass = {
  id: 'dp-not-on-ntfs',
  section: 'C10',
  title: 'The distribution point keeps the package on a file system without permissions',
  level: 'warning',
  clients: ['9x', 'legacy', 'ccm'],
  successes: 'by model',
  find(run, facts) {
    const used = usedPoint(run, facts);
    if (!used) return undefined;
    const { point, event, path } = used;
    const pack = facts.package?.packageId ?? run.packageId ?? 'the package';
    return {
      verdict: 'confirmed',
      // It lets everybody in, so it is no reason for this failure.
      level: 'note',
      seen: lines(event, newest(run, 'program-exited', 'execution-completed', 'error-handled')),
      because: [
        { rule: 'R51', text: `${point.server} keeps ${pack} on ${point.fileSystem}, which knows no permissions of folders.` },
        {
          rule: 'R51',
          text: succeeded(run)
            ? `So the access accounts of ${pack} have no effect there: whoever opens the share reads everything.`
            : `So the access accounts of ${pack} have no effect there, and a refusal can only come from the share or the server.`,
        },
      ],
      process: facts.process.account,
      resource: { kind: 'distribution-point', path },
      fix: [`Move the package share of ${point.server} to an NTFS volume and distribute ${pack} there again.`],
    };
  },
};

interface Used {
  readonly point: DistributionPoint;
  readonly event: LoggedEvent;
  readonly path: string;
}

/** A distribution point of the run, as the model knows it, without NTFS. */
function usedPoint(run: Run, facts: Facts): Used | undefined {
  if (!facts.model.distributionPoints.some(isPlain)) return undefined;
  for (const event of run.events) {
    for (const path of [...pathsOf(event), ...uncPathsIn(event.commandLine)]) {
      const place = facts.resource(path);
      if (place?.dp && isPlain(place.dp)) return { point: place.dp, event, path };
    }
  }
  return undefined;
}

/** Without permissions of its own; NetWare volumes have others. */
function isPlain({ fileSystem, kind }: DistributionPoint): boolean {
  return fileSystem !== undefined && !/ntfs|refs/i.test(fileSystem) && kind !== 'netware-volume';
}
