import { gap, type Item } from '../gap.js';
import { about } from '../statements.js';
import type { Fields } from './fields.js';

/** Bits of `RemoteClientFlags` (account model 1.7). */
const runLocal = 0x8;
const downloadLocal = 0x10;
const notWithoutLocal = 0x20;
const downloadRemote = 0x40;
const runRemote = 0x80;
/** Bits of `AdvertFlags`: as soon as possible, at logon, at logoff; also over a slow network. */
const assigned = 0x20 | 0x100 | 0x200 | 0x400;
const onSlowNet = 0x4000000;

/** SMS_Advertisement and SMS_DeploymentSummary: `Get-CMPackageDeployment`, `Get-CMDeployment`. */
export function* deploymentOf(fields: Fields, packageId: string, origin: string): Iterable<Item> {
  const id = fields.text('AdvertisementID', 'DeploymentID');
  const programName = fields.text('ProgramName');
  if (programName === undefined) {
    yield gap(fields.line, id ?? packageId, 'a deployment that names no program');
    return;
  }
  const names = { ...(id === undefined ? {} : { id }), packageId, programName };
  const flags = fields.bits('AdvertFlags');
  const mandatory = isMandatory(fields, flags);
  yield* about('advertisement', names, origin, {
    mandatory,
    start: fields.flag('PresentTimeEnabled') === false ? undefined : fields.moment('PresentTime', 'StartTime', 'AvailableDateTime'),
    expires: fields.flag('ExpirationTimeEnabled') === false ? undefined : fields.moment('ExpirationTime', 'ExpirationDateTime'),
    notMandatoryOverSlowLinks: mandatory && flags !== undefined ? (flags & onSlowNet) === 0 : undefined,
    ...networkOf(fields.bits('RemoteClientFlags')),
  });
  const collection = fields.text('CollectionName', 'TargetName') ?? fields.text('CollectionID', 'TargetCollectionID');
  if (collection !== undefined)
    yield { kind: 'advertisement', names, origin, remark: `unknown: target, the members of the collection ${collection}` };
}

function isMandatory(fields: Fields, flags: number | undefined): boolean | undefined {
  const schedule = fields.flag('AssignedScheduleEnabled');
  if (schedule || (flags !== undefined && (flags & assigned) !== 0)) return true;
  // OfferTypeID 0 and DeploymentIntent 1: required; 2: available.
  const offer = fields.number('OfferTypeID', 'OfferType');
  const intent = fields.number('DeploymentIntent');
  if (offer === 0 || intent === 1) return true;
  return offer === 2 || intent === 2 || schedule === false ? false : undefined;
}

function networkOf(flags: number | undefined): Record<string, unknown> {
  if (flags === undefined) return {};
  const slow = flags & runRemote ? 'run-from-dp' : flags & downloadRemote ? 'download-and-run' : undefined;
  return {
    fastNetwork: flags & runLocal ? 'run-from-dp' : flags & downloadLocal ? 'download-and-run' : undefined,
    slowNetwork: slow ?? (flags & notWithoutLocal ? 'do-not-run' : undefined),
  };
}
