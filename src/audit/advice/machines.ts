import type { Model } from '../../accounts/model.js';
import type { Advice } from './advice.js';

/** Servers and clients whose settings work against SMS. */
export function onMachines(model: Model): readonly Advice[] {
  return [
    ...model.distributionPoints.flatMap(({ server, fileSystem }, at): Advice[] =>
      fileSystem !== undefined && !/ntfs/i.test(fileSystem)
        ? [
            {
              rule: 'R51',
              text: `${server} holds packages on ${fileSystem}: there is no security per package, everybody may read.`,
              fix: 'Convert the drive to NTFS.',
              path: ['distributionPoints', at, 'fileSystem'],
            },
          ]
        : [],
    ),
    ...model.clients.flatMap(({ name, localPolicies }, at): Advice[] => {
      const path = ['clients', at, 'localPolicies'];
      const who = name ?? 'a client';
      return [
        ...(localPolicies?.restrictedGroups
          ? [
              {
                rule: 'R65',
                text: `Restricted Groups rewrites the local Administrators of ${who}: the SMS accounts fall out of it at every refresh.`,
                fix: 'Add the SMS accounts to the policy.',
                path,
              },
            ]
          : []),
        ...(localPolicies?.userRightsOverriddenByDomain
          ? [
              {
                rule: 'R65',
                text: `User rights of ${who} come from the domain: the client service may not log on as a service.`,
                fix: 'Grant the right in the policy.',
                path,
              },
            ]
          : []),
      ];
    }),
  ];
}
