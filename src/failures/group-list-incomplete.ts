import { directory } from '../accounts/directory.js';
import { memberships } from '../accounts/membership.js';
import { accountKey } from '../accounts/names.js';
import { lines, of } from './evidence.js';
import type { Facts, FailureClass } from './failure.js';

/** What stands where a group should: normal as the end of the list. */
const nobody = '(null)';

/** Account model, section 9 (Q226114). */
export const groupListIncomplete: FailureClass = {
  id: 'group-list-incomplete',
  section: '9',
  title: 'The client does not see the groups of its user, so it misses their advertisements',
  level: 'warning',
  clients: ['9x', 'legacy'],
  signs: { kinds: ['group-seen'] },
  find(run, facts) {
    const all = of(run, 'group-seen');
    const ends = all.filter(({ group }) => group === nobody);
    const first = ends[0];
    if (!first || facts.family === 'ccm' || ends.length < all.length) return undefined;
    const known = groupsOf(facts);
    const user = facts.client.interactiveUser ?? 'the user';
    if (known?.length === 0) return { whyNot: `by the model ${user} is in no group` };
    const sure = known !== undefined;
    return {
      verdict: sure ? 'confirmed' : ends.length > 1 ? 'probable' : 'undetermined',
      ...(sure || ends.length > 1 ? {} : { level: 'note' as const }),
      seen: lines(first, ends.at(-1)),
      because: [
        {
          rule: 'R71',
          text: 'The client asked for the groups of its user and got an empty list: "(null)", which else only ends the list, was all.',
        },
        {
          rule: 'R71',
          text: 'Advertisements to groups do not reach this user; Windows 9x clients of SMS 2.0 lose the list of a user with more than ten groups (Q226114).',
        },
        ...(sure ? [{ rule: 'R71', text: `By the model ${user} is in ${known.join(', ')}.` }] : []),
      ],
      missing: sure ? [] : [{ fact: `the groups of ${user}`, decides: 'group-list-incomplete' }],
      fix: [
        'Bring the client to the service pack with the fix of Q226114.',
        `Until then advertise to ${user} directly, or to the computer.`,
      ],
    };
  },
};

/** Names of the groups of the interactive user, by the model; undefined where it does not say. */
function groupsOf({ client, model }: Facts): readonly string[] | undefined {
  if (!client.interactiveUser) return undefined;
  const key = accountKey(client.interactiveUser);
  const listed = directory(model).accounts.get(key)?.groups;
  const { through, byDefault } = memberships(key, model);
  const found = [...through.keys()].filter((group) => !byDefault.has(group));
  return listed !== undefined || found.length > 0 ? found : undefined;
}
