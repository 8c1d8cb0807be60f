import { accessAccountChangeNotApplied } from './access-account-change-not-applied.js';
import { accessAccountWrongPrincipal } from './access-account-wrong-principal.js';
import { accessDeniedNonSmsShare } from './access-denied-non-sms-share.js';
import { accessDeniedUnattributed } from './access-denied-unattributed.js';
import { accountDisabled } from './account-disabled.js';
import { accountLocked } from './account-locked.js';
import { accountPolicyBlocksSmsAccount } from './account-policy-blocks-sms-account.js';
import { adminAccessAccountRemoved } from './admin-access-account-removed.js';
import { advertisementExpired } from './advertisement-expired.js';
import { agentException } from './agent-exception.js';
import { agentHang } from './agent-hang.js';
import { agentNotEnabled } from './agent-not-enabled.js';
import { agentServicePermissions } from './agent-service-permissions.js';
import { anonymousDpBlocked } from './anonymous-dp-blocked.js';
import { anotherProgramRunning } from './another-program-running.js';
import { cacheTooSmall } from './cache-too-small.js';
import { capInboxLocked } from './cap-inbox-locked.js';
import { capUnreachable } from './cap-unreachable.js';
import { clientComponentBroken } from './client-component-broken.js';
import { clientConnectionAccountLockedOut } from './client-connection-account-locked-out.js';
import { clientConnectionAccountPasswordChanged } from './client-connection-account-password-changed.js';
import { clientIdentityInvalid } from './client-identity-invalid.js';
import { clientOrphaned } from './client-orphaned.js';
import { clientVersionSkew } from './client-version-skew.js';
import { commandLineInvalid } from './command-line-invalid.js';
import { computerAccountRejected } from './computer-account-rejected.js';
import { connectionReusedUnexpectedAccount } from './connection-reused-unexpected-account.js';
import { contentDownloadBlockedPolicy } from './content-download-blocked-policy.js';
import { contentNotFound } from './content-not-found.js';
import { contentNotOnDp } from './content-not-on-dp.js';
import { countdownOrMonitorBlocked } from './countdown-or-monitor-blocked.js';
import { credentialsNotStored } from './credentials-not-stored.js';
import { dcReplicationDelay } from './dc-replication-delay.js';
import { dcUnavailable } from './dc-unavailable.js';
import { dependencyFailed } from './dependency-failed.js';
import { diskSpace } from './disk-space.js';
import { dpConnectionDropped } from './dp-connection-dropped.js';
import { dpConnectionLimit } from './dp-connection-limit.js';
import { dpNotOnNtfs } from './dp-not-on-ntfs.js';
import { dpUnreachable } from './dp-unreachable.js';
import { dpWebServerMisconfigured } from './dp-web-server-misconfigured.js';
import { driveLetterConflict } from './drive-letter-conflict.js';
import { duplicateOrUnscheduled } from './duplicate-or-unscheduled.js';
import { eventTriggerMissed } from './event-trigger-missed.js';
import { executionContextFailed } from './execution-context-failed.js';
import { existingConnectionConflict } from './existing-connection-conflict.js';
import { exitCodeFailure } from './exit-code-failure.js';
import type { FailureClass } from './failure.js';
import { failureUnexplained } from './failure-unexplained.js';
import { groupListIncomplete } from './group-list-incomplete.js';
import { guestFallbackLost } from './guest-fallback-lost.js';
import { hashMismatch } from './hash-mismatch.js';
import { installerNeedsInteraction } from './installer-needs-interaction.js';
import { internetClientCannotRun } from './internet-client-cannot-run.js';
import { localVersionRunInstead } from './local-version-run-instead.js';
import { loggingOrAntivirusLoad } from './logging-or-antivirus-load.js';
import { logonAsServiceOverridden } from './logon-as-service-overridden.js';
import { logonRestriction } from './logon-restriction.js';
import { mappedDriveNotInContext } from './mapped-drive-not-in-context.js';
import { modelLogMismatch } from './model-log-mismatch.js';
import { mpUnreachable } from './mp-unreachable.js';
import { msiSourceUnavailable } from './msi-source-unavailable.js';
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
import { perUserMsiUnderSystem } from './per-user-msi-under-system.js';
import { perUserOfferShared } from './per-user-offer-shared.js';
import { platformNotSupported } from './platform-not-supported.js';
import { policyMissing } from './policy-missing.js';
import { privilegeMissing } from './privilege-missing.js';
import { programCancelled } from './program-cancelled.js';
import { programDisabled } from './program-disabled.js';
import { programNotFound } from './program-not-found.js';
import { rebootFailed } from './reboot-failed.js';
import { rebootPending } from './reboot-pending.js';
import { restrictedGroupPolicy } from './restricted-group-policy.js';
import { serverCertificateInvalid } from './server-certificate-invalid.js';
import { serviceAccountLockedOut } from './service-account-locked-out.js';
import { serviceWindowBlocked } from './service-window-blocked.js';
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
import { stalePackageLookup } from './stale-package-lookup.js';
import { staleToken } from './stale-token.js';
import { statusMissing } from './status-missing.js';
import { timeLimitExceeded } from './time-limit-exceeded.js';
import { tokenAccountLockedOut } from './token-account-locked-out.js';
import { tokenAccountNoNetwork } from './token-account-no-network.js';
import { trustBroken } from './trust-broken.js';
import { unassignedNotStarted } from './unassigned-not-started.js';
import { userContextCacheWriteDenied } from './user-context-cache-write-denied.js';
import { userLoggedOnBlocks } from './user-logged-on-blocks.js';
import { userNotLoggedOn } from './user-not-logged-on.js';
import { verifyCycleInterrupted } from './verify-cycle-interrupted.js';
import { workingDirectoryInvalid } from './working-directory-invalid.js';

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
  accountPolicyBlocksSmsAccount,
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
  capInboxLocked,
  dpUnreachable,
  capUnreachable,
  slowLink,
  offerFileDamaged,
  contentNotOnDp,
  userContextCacheWriteDenied,
  contentNotFound,
  cacheTooSmall,
  diskSpace,
  localVersionRunInstead,
  contentDownloadBlockedPolicy,
  dpWebServerMisconfigured,
  serverCertificateInvalid,
  clientIdentityInvalid,
  internetClientCannotRun,
  mpUnreachable,
  userNotLoggedOn,
  userLoggedOnBlocks,
  unassignedNotStarted,
  perUserMsiUnderSystem,
  msiSourceUnavailable,
  installerNeedsInteraction,
  programNotFound,
  commandLineInvalid,
  workingDirectoryInvalid,
  rebootFailed,
  rebootPending,
  timeLimitExceeded,
  serviceWindowBlocked,
  platformNotSupported,
  advertisementExpired,
  programDisabled,
  dependencyFailed,
  anotherProgramRunning,
  policyMissing,
  executionContextFailed,
  countdownOrMonitorBlocked,
  duplicateOrUnscheduled,
  statusMissing,
  perUserOfferShared,
  verifyCycleInterrupted,
  clientVersionSkew,
  agentServicePermissions,
  agentNotEnabled,
  clientComponentBroken,
  agentException,
  agentHang,
  eventTriggerMissed,
  groupListIncomplete,
  stalePackageLookup,
  loggingOrAntivirusLoad,
  programCancelled,
  modelLogMismatch,
  exitCodeFailure,
  accessDeniedUnattributed,
  failureUnexplained,
];
