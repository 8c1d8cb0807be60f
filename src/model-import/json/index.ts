import { gap, type Item, packageIdShape, type Source } from '../gap.js';
import { accessAccountsOf, shareAccessOf } from './access.js';
import { deploymentOf } from './deployments.js';
import type { Fields } from './fields.js';
import { objectsOf } from './objects.js';
import { packageOf } from './packages.js';
import { programOf } from './programs.js';
import { distributionPointOf, packageOnServer } from './servers.js';
import { accountOf, componentOf, isComponent, siteOf } from './site.js';

/** Reads the JSON of ConfigMgr cmdlets, of WMI classes of the site, and of `Get-SmbShareAccess`. What an object is, its properties tell. */
export function* readJson(text: string, source: Source): Iterable<Item> {
  const objects = objectsOf(text);
  if (typeof objects === 'string') {
    yield gap(1, text.slice(0, 80), objects);
    return;
  }
  if (objects.length === 0) yield gap(1, text.slice(0, 80), 'it holds no object');
  const access = objects.filter(isAccessAccount);
  const shares = objects.filter(isShareAccess);
  yield* accessAccountsOf(access, source);
  yield* shareAccessOf(shares, source);
  for (const fields of objects) if (!isAccessAccount(fields) && !isShareAccess(fields)) yield* readObject(fields, source);
}

const isAccessAccount = (fields: Fields): boolean => fields.has('PackageID', 'UserName') && fields.has('Access');
const isShareAccess = (fields: Fields): boolean => fields.has('AccountName', 'AccessControlType', 'AccessRight');

/** The most telling properties first: nearly everything has a PackageID, deployments and programs have a ProgramName. */
function* readObject(fields: Fields, { file }: Source): Iterable<Item> {
  const origin = `${file}:${fields.line}`;
  const id = fields.text('PackageID', 'PackageId')?.toUpperCase();
  const program = fields.text('ProgramName');
  if (id !== undefined && packageIdShape.test(id)) {
    if (fields.has('CI_ID'))
      yield gap(fields.line, fields.text('LocalizedDisplayName', 'Name') ?? id, 'an application; the model holds packages and programs');
    else if (fields.text('AdvertisementID', 'DeploymentID') !== undefined) yield* deploymentOf(fields, id, origin);
    else if (program !== undefined) yield* programOf(fields, id, program, origin);
    else if (fields.text('ServerNALPath') !== undefined) yield* packageOnServer(fields, id, origin);
    else {
      yield* packageOf(fields, id, origin);
      // A task sequence is a package with one program.
      if (fields.number('PackageType') === 4) yield* programOf(fields, id, '*', origin);
    }
  } else yield* readServerOrSite(fields, origin);
}

function* readServerOrSite(fields: Fields, origin: string): Iterable<Item> {
  const role = fields.text('RoleName');
  const user = fields.text('UserName');
  const code = fields.text('SiteCode');
  if (isComponent(fields)) yield* componentOf(fields, origin);
  else if (role !== undefined && !/^SMS Distribution Point$/i.test(role))
    yield gap(fields.line, role, 'a role of a site system that the model does not have');
  else if (role !== undefined || fields.text('NALPath') !== undefined) yield* distributionPointOf(fields, origin);
  else if (user !== undefined) yield* accountOf(fields, user, origin);
  else if (code !== undefined && /^[A-Z0-9]{3}$/i.test(code) && fields.has('ServerName')) yield* siteOf(code.toUpperCase(), origin);
  else
    yield gap(
      fields.line,
      fields.text('SmsProviderObjectPath', 'ObjectClassName', 'Name', 'PackageID') ?? 'an object',
      'an object of a kind that is not known',
    );
}
