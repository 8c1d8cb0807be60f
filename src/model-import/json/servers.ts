import { uncPath } from '../../accounts/paths.js';
import { gap, type Item } from '../gap.js';
import { about } from '../statements.js';
import type { Fields } from './fields.js';

/** The name of a server in any form: `DP1.corp.example`, `\\DP1.corp.example`, `["Display=\\DP1\"]MSWNET:["SMS_SITE=S01"]\\DP1\`. */
export function serverOf(text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  const path = uncPath(`${text.replace(/\\+$/, '')}\\x`);
  const name = path?.server ?? text.replace(/^\\+|\\+$/g, '');
  return /^[\p{L}\p{N}_.-]{1,255}$/u.test(name) ? name : undefined;
}

/** SMS_SCI_SysResUse and SMS_DistributionPointInfo: `Get-CMDistributionPoint`, `Get-CMDistributionPointInfo`. */
export function* distributionPointOf(fields: Fields, origin: string): Iterable<Item> {
  const server = serverOf(fields.text('NetworkOSPath', 'ServerName', 'Name', 'NALPath'));
  if (server === undefined) {
    yield gap(fields.line, fields.text('NALPath', 'Name') ?? '', 'a distribution point without the name of its server');
    return;
  }
  const props = propsOf(fields);
  const communication = fields.number('Communication');
  const pull = fields.flag('IsPullDP') ?? yes(props.get('ispulldp'));
  const anonymous = fields.flag('IsAnonymousEnabled', 'AnonymousEnabled', 'AllowAnonymous') ?? yes(props.get('isanonymousenabled'));
  yield* about('distributionPoint', { server }, origin, {
    kind: pull ? 'pull' : undefined,
    // 0: HTTP, also where enhanced HTTP is on, which is a property of the site; then nothing is said.
    protocol: communication === 1 ? 'https' : undefined,
    anonymous,
  });
}

/** Embedded properties: `Props: [{ PropertyName, Value, Value1, Value2 }]`. */
function propsOf(fields: Fields): ReadonlyMap<string, number> {
  const props = fields
    .list('Props')
    .flatMap((item) => (typeof item === 'object' && item !== null ? [item as Record<string, unknown>] : []));
  return new Map(
    props.flatMap(({ PropertyName: name, Value: value }) =>
      typeof name === 'string' && typeof value === 'number' ? [[name.replace(/\s+/g, '').toLowerCase(), value] as const] : [],
    ),
  );
}

const yes = (value: number | undefined): boolean | undefined => (value === undefined ? undefined : value !== 0);

/** SMS_DistributionPoint: a package on a distribution point. One object tells of one server, not of all that hold the package. */
export function* packageOnServer(fields: Fields, packageId: string, origin: string): Iterable<Item> {
  const server = serverOf(fields.text('ServerNALPath', 'ServerName'));
  if (server === undefined) {
    yield gap(fields.line, packageId, 'a distribution point of a package without the name of its server');
    return;
  }
  yield { kind: 'distributionPoint', names: { server }, origin };
  yield { kind: 'package', names: { packageId }, origin, field: 'distributionPoints', value: [server], add: true };
}
