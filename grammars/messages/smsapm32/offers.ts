import { any, anyWord, closing, integer, packageName, path, program, say, sentence } from '../../template.js';

/** Offers, packages, distribution points and the link to them. APM writes no advertisement id, and package ids only inside paths. */
export const offers = [
  sentence('routine', 'Q235205', say`CAPScheduleData :: SetChangableData(${any}, ${any})`),
  sentence(
    'offer-received',
    'Q268500, Q302674',
    say`For program ${program} in package ${packageName} compiling all offers in order to get its schedule time and attributes`,
  ),
  sentence('routine', 'Q293187', say`The constructed file path is ${path}`),
  sentence('routine', 'Q293187', say`IsCurrent(${path}) = ${anyWord}`),
  sentence('policy-missing', 'Q293187', say`Failed to get package object`),
  sentence('routine', 'Q261264', say`Removing file ${closing('path')}`),

  sentence('link-tested', 'Q235777', say`Remote Name is ${path}`),
  sentence('link-measured', 'Q235777', say`Calculated Speed = ${integer('bitsPerSecond')} bps`),
  sentence('link-slow', 'Q235777', say`Slow link detected`, { assumed: false }),
  // Q246974: the client access point cannot be reached, and the link is called slow.
  sentence('link-slow', 'Q246974', say`ERROR: Unable to connect to CAP to test network speed - assuming network is slow`, {
    assumed: true,
    link: 'client-access-point',
  }),
  sentence('link-skipped', 'Q235777, Q246974', say`Not scheduling job because it's not mandatory over a slow link`),
  // Q302535: also written when no distribution point can be reached at all.
  sentence('link-slow', 'Q302535', say`Access to all distribution points is through slow links`, {
    assumed: true,
    link: 'distribution-points',
  }),
  sentence('link-slow', 'Q302535', say`The network is too slow. Use the next schedule time`, {
    assumed: true,
    link: 'distribution-points',
  }),

  sentence('content-location-refused', 'Q302535', say`The Distribution Point path was not added to the program location list`),
  sentence('routine', 'Q302535', say`Completed enumeration`),
  sentence(
    'content-locations-counted',
    'Q302535',
    say`Successfully populated the program location list with ${integer('reachable')} distribution points from a total available number of ${integer('available')}`,
  ),
  sentence('content-unavailable', 'Q302535', say`Failed to set up program. Program location list is not populated`),
];
