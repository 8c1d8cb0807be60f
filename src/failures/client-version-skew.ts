import { lines, of } from './evidence.js';
import type { FailureClass } from './failure.js';

const versions = /version/;

/** Account model, section 9 (Q236596, Q322967, Q264630). */
export const clientVersionSkew: FailureClass = {
  id: 'client-version-skew',
  section: '9',
  title: 'Client, logon point and client access point have different service packs',
  level: 'error',
  clients: ['9x', 'legacy'],
  signs: { kinds: ['client-component-failed'] },
  find(run) {
    const skewed = of(run, 'client-component-failed').filter(({ reason }) => versions.test(reason));
    const first = skewed[0];
    if (!first) return undefined;
    const names = [...new Set(skewed.flatMap(({ path, component }) => path?.split('\\').at(-1) ?? component ?? []))];
    return {
      verdict: 'confirmed',
      seen: lines(...skewed.slice(0, 5)),
      because: [
        { rule: 'R71', text: `Components of the client stay as they are: ${first.reason}.` },
        {
          rule: 'R71',
          text: `${names.join(', ')}: the files on the client access point are of another version than the offer of the client asks for, so they are skipped.`,
        },
      ],
      ...(first.path === undefined ? {} : { resource: { kind: 'client-access-point', path: first.path } }),
      fix: [
        'Bring site, logon points and client access points to the same service pack: the site first, then the logon points.',
        'Then wait until the client access points have the new client files (inbox clicomp.box), and let the client check its components again.',
      ],
    };
  },
};
