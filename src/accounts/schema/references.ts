import { nearest } from '../../mistake.js';
import type { Model } from '../model.js';
import { domainKey, serverKey } from '../names.js';
import type { Place } from './canonical.js';
import type { Said } from './mistakes.js';

/** Names that point at nothing in the model: no mistakes, because everything is optional, but worth a look. */
export function strangers(model: Model): readonly Said[] {
  const packages = model.packages.map((one) => one.packageId);
  const servers = model.distributionPoints.map((one) => one.server);
  return [
    ...model.programs.flatMap((one, at) => stranger(one.packageId, packages, ['programs', at, 'packageId'], 'package')),
    ...model.advertisements.flatMap((one, at) => stranger(one.packageId, packages, ['advertisements', at, 'packageId'], 'package')),
    ...model.advertisements.flatMap((one, at) => program(model, one, at)),
    ...model.packages.flatMap((one, at) =>
      (one.distributionPoints ?? []).flatMap((server, place) =>
        stranger(server, servers, ['packages', at, 'distributionPoints', place], 'distribution point', serverKey),
      ),
    ),
    ...domains(model),
  ];
}

function domains(model: Model): readonly Said[] {
  const known = model.domains.map((one) => one.name);
  const check = (name: string | undefined, path: Place) => (name === undefined ? [] : stranger(name, known, path, 'domain', domainKey));
  return [
    ...model.clients.flatMap((one, at) => check(one.domain, ['clients', at, 'domain'])),
    ...model.distributionPoints.flatMap((one, at) => check(one.serverDomain, ['distributionPoints', at, 'serverDomain'])),
    ...model.shares.flatMap((one, at) => check(one.serverDomain, ['shares', at, 'serverDomain'])),
  ];
}

function program(model: Model, { packageId, programName }: Model['advertisements'][number], at: number): readonly Said[] {
  const names = model.programs.filter((one) => one.packageId.toLowerCase() === packageId.toLowerCase()).map((one) => one.name);
  return stranger(programName, names, ['advertisements', at, 'programName'], 'program');
}

/** Nothing is said where the model lists none of that kind at all. */
function stranger(
  name: string,
  known: readonly string[],
  path: Place,
  what: string,
  key: (text: string) => string = lower,
): readonly Said[] {
  if (known.length === 0 || known.some((one) => key(one) === key(name))) return [];
  const suggestion = nearest(name, known);
  return [
    { path, message: `the model has no ${what} ${name}${suggestion === undefined ? '' : `; did you mean ${suggestion}?`}`, suggestion },
  ];
}

function lower(text: string): string {
  return text.toLowerCase();
}
