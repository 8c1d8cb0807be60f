import { accessAccountChangeNotApplied } from './access-account-change-not-applied.js';
import { accessAccountWrongPrincipal } from './access-account-wrong-principal.js';
import { accessDeniedNonSmsShare } from './access-denied-non-sms-share.js';
import { accountDisabled } from './account-disabled.js';
import { accountLocked } from './account-locked.js';
import { adminAccessAccountRemoved } from './admin-access-account-removed.js';
import { anonymousDpBlocked } from './anonymous-dp-blocked.js';
import { cacheTooSmall } from './cache-too-small.js';
import { capUnreachable } from './cap-unreachable.js';
import { clientConnectionAccountLockedOut } from './client-connection-account-locked-out.js';
import { clientConnectionAccountPasswordChanged } from './client-connection-account-password-changed.js';
import { clientOrphaned } from './client-orphaned.js';
import { computerAccountRejected } from './computer-account-rejected.js';
import { connectionReusedUnexpectedAccount } from './connection-reused-unexpected-account.js';
import { contentDownloadBlockedPolicy } from './content-download-blocked-policy.js';
import { contentNotFound } from './content-not-found.js';
import { contentNotOnDp } from './content-not-on-dp.js';
import { credentialsNotStored } from './credentials-not-stored.js';
import { dcReplicationDelay } from './dc-replication-delay.js';
import { dcUnavailable } from './dc-unavailable.js';
import { diskSpace } from './disk-space.js';
import { dpConnectionDropped } from './dp-connection-dropped.js';
import { dpConnectionLimit } from './dp-connection-limit.js';
import { dpNotOnNtfs } from './dp-not-on-ntfs.js';
import { dpUnreachable } from './dp-unreachable.js';
import { driveLetterConflict } from './drive-letter-conflict.js';
import { existingConnectionConflict } from './existing-connection-conflict.js';
import { exitCodeFailure } from './exit-code-failure.js';
import type { FailureClass } from './failure.js';
import { guestFallbackLost } from './guest-fallback-lost.js';
import { hashMismatch } from './hash-mismatch.js';
import { internetClientCannotRun } from './internet-client-cannot-run.js';
import { localVersionRunInstead } from './local-version-run-instead.js';
import { logonAsServiceOverridden } from './logon-as-service-overridden.js';
import { logonRestriction } from './logon-restriction.js';
import { mappedDriveNotInContext } from './mapped-drive-not-in-context.js';
import { mpUnreachable } from './mp-unreachable.js';
import { naaLogonFailure } from './naa-logon-failure.js';
import { naaNoRights } from './naa-no-rights.js';
import { naaNotConfigured } from './naa-not-configured.js';
import { netwareProviderAccessDenied } from './netware-provider-access-denied.js';
import { networkLogonRightMissing } from './network-logon-right-missing.js';
import { noDriveLetterFree } from './no-drive-letter-free.js';
import { nullSessionRefused } from './null-session-refused.js';
import { offerFileDamaged } from './offer-file-damaged.js';
import { packageAccessContextMismatch } from './package-access-context-mismatch.js';
import { packageAccessExplicitDeny } from './package-access-explicit-deny.js';
import { packageAccessLevelTooLow } from './package-access-level-too-low.js';
import { packageAccessNotCovered } from './package-access-not-covered.js';
import { passwordExpired } from './password-expired.js';
import { privilegeMissing } from './privilege-missing.js';
import { restrictedGroupPolicy } from './restricted-group-policy.js';
import { serviceAccountLockedOut } from './service-account-locked-out.js';
import { sharePermissionTooLow } from './share-permission-too-low.js';
import { slowLink } from './slow-link.js';
import { softwareInstallationAccountElevationFailed } from './software-installation-account-elevation-failed.js';
import { softwareInstallationAccountLookupLockedToken } from './software-installation-account-lookup-locked-token.js';
import { softwareInstallationAccountNoRights } from './software-installation-account-no-rights.js';
import { softwareInstallationAccountNotConfigured } from './software-installation-account-not-configured.js';
import { softwareInstallationAccountNotFound } from './software-installation-account-not-found.js';
import { softwareInstallationAccountStandingAdmin } from './software-installation-account-standing-admin.js';
import { softwareInstallationAccountUnsupportedClient } from './software-installation-account-unsupported-client.js';
import { softwareInstallationAccountUntrustedDomain } from './software-installation-account-untrusted-domain.js';
import { staleToken } from './stale-token.js';
import { tokenAccountLockedOut } from './token-account-locked-out.js';
import { tokenAccountNoNetwork } from './token-account-no-network.js';
import { trustBroken } from './trust-broken.js';
import { userLoggedOnBlocks } from './user-logged-on-blocks.js';
import { userNotLoggedOn } from './user-not-logged-on.js';

/** All failure classes, cause before consequence: where several fit a run equally well, the first one is the finding. */
export const failures: readonly FailureClass[] = [
  existingConnectionConflict,
  tokenAccountLockedOut,
  serviceAccountLockedOut,
  clientConnectionAccountLockedOut,
  clientConnectionAccountPasswordChanged,
  restrictedGroupPolicy,
  softwareInstallationAccountUnsupportedClient,
  softwareInstallationAccountNotConfigured,
  softwareInstallationAccountElevationFailed,
  softwareInstallationAccountLookupLockedToken,
  softwareInstallationAccountNotFound,
  softwareInstallationAccountUntrustedDomain,
  dpConnectionLimit,
  packageAccessExplicitDeny,
  packageAccessLevelTooLow,
  accessAccountChangeNotApplied,
  staleToken,
  accessAccountWrongPrincipal,
  sharePermissionTooLow,
  softwareInstallationAccountNoRights,
  softwareInstallationAccountStandingAdmin,
  nullSessionRefused,
  naaNotConfigured,
  guestFallbackLost,
  naaLogonFailure,
  naaNoRights,
  computerAccountRejected,
  tokenAccountNoNetwork,
  mappedDriveNotInContext,
  packageAccessContextMismatch,
  packageAccessNotCovered,
  accessDeniedNonSmsShare,
  anonymousDpBlocked,
  dpNotOnNtfs,
  connectionReusedUnexpectedAccount,
  noDriveLetterFree,
  driveLetterConflict,
  dpConnectionDropped,
  clientOrphaned,
  netwareProviderAccessDenied,
  privilegeMissing,
  logonAsServiceOverridden,
  dcReplicationDelay,
  accountDisabled,
  accountLocked,
  passwordExpired,
  logonRestriction,
  networkLogonRightMissing,
  trustBroken,
  dcUnavailable,
  credentialsNotStored,
  adminAccessAccountRemoved,
  hashMismatch,
  dpUnreachable,
  capUnreachable,
  slowLink,
  offerFileDamaged,
  contentNotOnDp,
  contentNotFound,
  cacheTooSmall,
  diskSpace,
  localVersionRunInstead,
  contentDownloadBlockedPolicy,
  internetClientCannotRun,
  mpUnreachable,
  userNotLoggedOn,
  userLoggedOnBlocks,
  exitCodeFailure,
];
