import {
  and,
  between,
  type Estate,
  flag,
  has,
  list,
  not,
  number,
  or,
  type References,
  type Row,
  type Truth,
  text,
  value,
} from '../reference.js';
import { given, type Highest, highest, isActive, isHuman } from '../roles.js';
import { labelOf, type Node } from '../world.js';

/** People with a role that is given in a group itself. */
function* peopleOfGroups(estate: Estate): Generator<Highest & { readonly group: Node }> {
  for (const group of estate.nodes('GitLabGroup'))
    for (const one of highest(given(estate, group))) if (isHuman(one.user)) yield { ...one, group };
}

const withoutMfa = ({ group, user, possible }: Highest & { readonly group: Node }): Row => ({
  fires: and(isActive(user), not(flag(user, 'twoFactorEnabled'))),
  groupId: value(group, 'id'),
  userId: value(user, 'id'),
  username: value(user, 'username'),
  path: value(group, 'fullPath'),
  accessLevel: possible,
  userKey: value(user, 'key'),
  groupKey: value(group, 'key'),
});

/** Whether the account is marked as external; GitLab.com has no such mark. */
function isMarkedExternal(user: Node): Truth {
  return text(user, 'key').startsWith('gitlab.com/') ? false : flag(user, 'external');
}

/** Whether the confirmed address is of a domain that is none of the company's. */
function isForeign(user: Node, domains: readonly string[]): Truth {
  if (domains.length === 0) return false;
  const address = has(user, 'email') === true ? text(user, 'email') : null;
  const foreign = address === null ? null : !domains.includes(domainOf(address));
  return and(foreign, has(user, 'confirmedAt'));
}
const domainOf = (address: string) => address.slice(address.lastIndexOf('@') + 1).toLowerCase();

export const identityReferences: References = {
  'admin-without-mfa': function* (estate, { minAccessLevel }) {
    for (const one of peopleOfGroups(estate))
      if (one.possible >= number(minAccessLevel)) yield withoutMfa(one);
  },

  'member-without-mfa': function* (estate) {
    const all = [...peopleOfGroups(estate)];
    for (const one of all) {
      const isElevated = all.some(({ user, possible }) => user === one.user && possible >= 40);
      if (one.possible >= 10 && !isElevated) yield withoutMfa(one);
    }
  },

  'external-member-elevated-access': function* (estate, { minAccessLevel, corporateDomains, exceptions }) {
    for (const place of estate.nodes('GitLabGroup', 'GitLabProject')) {
      const grants = given(estate, place).filter(
        ({ by, level }) => by !== 'ownership' && level >= number(minAccessLevel),
      );
      for (const { user, possible, sure } of highest(grants)) {
        if (!isHuman(user)) continue;
        const marked = isMarkedExternal(user);
        const isAccepted = list(exceptions).some((name) =>
          [value(user, 'username'), value(user, 'key')].includes(name),
        );
        yield {
          fires: and(
            isActive(user),
            !isAccepted,
            or(marked, isForeign(user, list(corporateDomains))),
            between(sure > 0, true),
          ),
          sourceId: value(place, 'id'),
          userId: value(user, 'id'),
          username: value(user, 'username'),
          sourceType: labelOf(place) === 'GitLabGroup' ? 'group' : 'project',
          path: value(place, 'fullPath'),
          accessLevel: possible,
          reason: marked === true ? 'external account' : domainOf(text(user, 'email')),
          userKey: value(user, 'key'),
          sourceKey: value(place, 'key'),
        };
      }
    }
  },
};
