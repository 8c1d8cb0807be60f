import { directory } from '../accounts/directory.js';
import { memberships } from '../accounts/membership.js';
import { accountKey } from '../accounts/names.js';
import type { Run } from '../runs/run.js';
import { lines, newest, of } from './evidence.js';
import type { Facts, FailureClass } from './failure.js';
import { programText } from './run-account.js';
import { subjectOf } from './told.js';

const running = ['program-started', 'program-starting', 'program-exited', 'program-succeeded'] as const;

/** G25 (Q235820). Only a model knows whom the advertisement targets. */
export const perUserOfferShared: FailureClass = {
  id: 'per-user-offer-shared',
  section: 'G25',
  title: 'Somebody whom the advertisement does not target got the program',
  level: 'warning',
  clients: ['9x', 'legacy', 'ccm'],
  successes: 'by model',
  signs: { kinds: running },
  find(run, facts) {
    const ran = newest(run, ...running);
    if (!ran || facts.program?.everyUser !== false) return undefined;
    const user = userOf(run, facts);
    if (user === undefined || targets(user, facts)) return undefined;
    const target = facts.advertisement?.target?.join(', ');
    if (target === undefined) return undefined;
    return {
      verdict: run.runAs === user ? 'confirmed' : 'probable',
      seen: lines(ran, newest(run, 'execution-completed', 'program-exited')),
      because: [
        { rule: 'R23a', text: `${subjectOf(run)} runs once for the first user who logs on, not once for every user (model).` },
        { rule: 'R23a', text: `${user} was that user, and the advertisement targets ${target}: whoever comes first gets it.` },
      ],
      process: { kind: 'logged-on-user', name: user },
      fix: [`Set ${programText(run)} to run once for every user who logs on: then only those whom the advertisement targets get it.`],
    };
  },
};

/** The user in whose session it ran: as the client says, else as the model says where it runs as the logged-on user. */
function userOf(run: Run, { process, client }: Facts): string | undefined {
  if (run.runAs !== undefined) return process.account?.kind === 'logged-on-user' ? run.runAs : undefined;
  const named = of(run, 'run-unscheduled').findLast(({ user }) => user?.includes('\\'))?.user;
  if (named !== undefined) return named;
  return process.account?.kind === 'logged-on-user' ? (client.interactiveUser ?? undefined) : undefined;
}

/** Directly, or through a group that the model knows; a group without a list of members may hold anybody. */
function targets(user: string, { advertisement, model }: Facts): boolean {
  const key = accountKey(user);
  const { through } = memberships(key, model);
  const { groups } = directory(model);
  return (advertisement?.target ?? []).some((principal) => {
    const target = accountKey(principal);
    return target === key || through.has(target) || !isKnown(target, groups, model);
  });
}

function isKnown(target: string, groups: ReturnType<typeof directory>['groups'], model: Facts['model']): boolean {
  const group = groups.get(target);
  return group ? group.members !== undefined : model.accounts.some(({ name }) => accountKey(name) === target);
}
