import type { NameKind } from './marks.js';

/** Names that every Windows, every SMS site or every package has: they identify nobody. Lower case. */
const everywhere = new Set(
  [
    'system, local service, network service, localsystem, local system, everyone, users, administrators, administrator, guest, guests',
    'authenticated users, anonymous logon, domain users, domain computers, domain admins, power users, interactive, network, creator owner',
    'nt, nt authority, authority, builtin, nt service, workgroup, localhost, local, root, unknown, none, null, default, public, all users',
    'smsclitoknacct&, smsclitoknlocalacct&, smsclisvcacct&, smsccmbootacct&, smsinternalcligrp, smsclitokn, smsclient, smsserver',
    'ipc$, admin$, print$, netlogon, sysvol, smslogon, sms_site, sms_ccm, sms_dp$, smssig$, nocm_smsb_dp$, ccm, sms, smsdp, bin, logs',
    'i386, i386$, x86, x64, amd64, ia64, windows, winnt, system32, syswow64, temp, cache, ccmcache, program files, program files (x86)',
    'setup, install, installer, installation, uninstall, update, upgrade, remove, repair, run, program, programs, all, script, autorun',
    'microsoft, software, hklm, hkcu, hkey_local_machine, hkey_current_user, registry, cim, cimv2, dms, policy, machine, siteserver, asn',
    'client, server, account, accounts, user, computer, domain, site, package, group, execmgr, smsapm32, cas, sms20, sms 2.0',
  ].flatMap((line) => line.split(', ')),
);

/** Shares that SMS makes: `SMSPKGD$`, `SMSPKG`, `SMS_DP_SMSPKGD$`, `D$`. */
const shares = /^(?:(?:sms_dp_|nocm_)?smspkg[a-z]?\$?|[a-z]\$|sms_[a-z_]{2,20}\$?)$/i;

/** Kinds of which nearly every one is somebody's, whatever it is made of. */
const numbers: ReadonlySet<NameKind> = new Set<NameKind>(['address', 'guid', 'sid', 'secret']);

/** Whether a name says nothing about whose it is. */
export function isOrdinary(name: string, kind: NameKind): boolean {
  const text = name.trim().toLowerCase();
  if (numbers.has(kind)) return text === '' || text === '127.0.0.1' || text === '0.0.0.0' || text === '::1';
  if (text.length < 2 || /^[\d\W_]+$/.test(text)) return true;
  return everywhere.has(text) || shares.test(text) || text.split(/[\s_\\-]+/).every((word) => everywhere.has(word) || /^\d*$/.test(word));
}

/** SIDs of accounts that every Windows has. */
export const isOrdinarySid = (sid: string): boolean => /^S-1-(?:[0-4]-\d+|5-(?:\d|1\d|20)|5-32-\d+|16-\d+)$/i.test(sid);
