import type { EventKind } from '../../grammars/event.js';
import { after, newest, succeeded } from './evidence.js';
import type { FailureClass } from './failure.js';
import { shown, told, verdictOf } from './told.js';

const says: Readonly<Record<number, string>> = {
  12037: 'its date is not valid',
  12038: 'it is for another name',
  12045: 'the client does not trust the authority that issued it',
  12057: 'the client cannot ask whether it was revoked',
  12157: 'no common security protocol was found',
  12169: 'it is not valid',
  12170: 'it was revoked',
  12175: 'the client does not accept it',
  12179: 'it is not meant for a server',
};
/** ERROR_WINHTTP_SECURE_FAILURE and its kin, as numbers of their own and as HRESULT. */
const winhttp = Object.keys(says).map(Number);
/** CERT_E_EXPIRED, CERT_E_UNTRUSTEDROOT, CERT_E_CN_NO_MATCH, CRYPT_E_REVOKED, CRYPT_E_NO_REVOCATION_CHECK, CRYPT_E_REVOCATION_OFFLINE, SEC_E_UNTRUSTED_ROOT, SEC_E_CERT_EXPIRED. */
const chain = [0x800b0101, 0x800b0109, 0x800b010f, 0x80092010, 0x80092012, 0x80092013, 0x80090325, 0x80090328];
const telling = { win32: winhttp, values: [...chain, ...winhttp] };
const well: ReadonlySet<EventKind> = new Set<EventKind>(['download-completed', 'content-available', 'hash-verified']);

/** Account model, section 9 (WinHTTP error messages; DataTransferService.log of a cloud distribution point). */
export const serverCertificateInvalid: FailureClass = {
  id: 'server-certificate-invalid',
  section: '9',
  title: 'The client does not accept the certificate of the server',
  level: 'error',
  clients: ['ccm'],
  signs: telling,
  find(run, facts) {
    if (succeeded(run)) return undefined;
    const seen = told(run, telling);
    if (!seen || (facts.family !== undefined && facts.family !== 'ccm')) return undefined;
    if (after(run, seen.event).some(({ kind }) => well.has(kind))) return { whyNot: 'the content arrived afterwards' };
    const path = seen.event.path ?? run.events.findLast(({ path: each }) => each !== undefined && /^https:/i.test(each))?.path;
    const server = path === undefined ? undefined : /^https?:\/\/([^/:]+)/i.exec(path)?.[1];
    const why = says[(seen.code?.value ?? 0) & 0xffff] ?? 'its chain is not valid';
    return {
      verdict: verdictOf(seen),
      seen: shown(run, seen.event, newest(run, 'download-failed', 'transfer-retried')),
      because: [
        { rule: 'R37a', text: `${server ?? 'The server'} showed a certificate that the client refused: ${why} (${seen.code?.text}).` },
        { rule: 'R71', text: 'The client broke off before it showed any account or certificate of its own.' },
      ],
      process: facts.process.account,
      ...(path === undefined ? {} : { resource: { kind: 'web', path } }),
      code: seen.code,
      fix: [
        `Open ${path ?? 'the address'} on the client and look at the certificate: name${server === undefined ? '' : ` ${server}`}, dates, issuing authority, list of revoked certificates.`,
        'Put the issuing authority into the trusted authorities of the computer (not of a user), or renew the certificate of the server. Check the clock of the client.',
      ],
    };
  },
};
