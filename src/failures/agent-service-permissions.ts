import { win32Of } from '../../grammars/numbers.js';
import { type Logged, lines, of, succeeded } from './evidence.js';
import type { FailureClass } from './failure.js';

const denied = 5;
const starting = ['service-launch-failed', 'client-component-failed', 'client-install-failed'] as const;

/** Account model, section 9 (Q264630). A 5 from the service control manager is about services of this machine, never about a share. */
export const agentServicePermissions: FailureClass = {
  id: 'agent-service-permissions',
  section: '9',
  title: 'The account that starts the services of the client may not do so',
  level: 'error',
  clients: ['legacy', 'ccm'],
  signs: { kinds: starting },
  find(run) {
    const seen = of(run, ...starting).filter(isDenied);
    const first = seen[0];
    if (succeeded(run) || !first) return undefined;
    const installing = seen.every(({ kind }) => kind === 'client-install-failed');
    return {
      verdict: first.unconfirmed || installing ? 'probable' : 'confirmed',
      // While the client is being installed nothing is distributed yet.
      ...(installing ? { level: 'note' as const } : {}),
      seen: lines(...seen.slice(0, 4)),
      because: [
        { rule: 'R65', text: `Windows refused to open, register or start a service of the client (${first.code?.text}).` },
        {
          rule: 'R65',
          text: 'That needs administrative rights on this machine and permissions on the service itself; no share is involved.',
        },
      ],
      ...(first.path === undefined ? {} : { resource: { kind: 'local', path: first.path } }),
      code: first.code,
      fix: [
        installing
          ? 'Install the client with an account that is a local administrator, or by remote installation from the site server.'
          : 'Give the account of the client service Full Control of the services of the client again (policy "System Services", or the permissions of the service), then restart it.',
      ],
    };
  },
};

type Seen = Logged<(typeof starting)[number]>;

function isDenied(event: Seen): boolean {
  if (event.code === undefined || win32Of(event.code) !== denied) return false;
  if (event.kind === 'service-launch-failed') return true;
  return event.kind === 'client-component-failed' ? /registered/.test(event.reason) : /services/.test(event.reason);
}
