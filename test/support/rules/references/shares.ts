import { isMentioned, isNonHuman } from '../facts-a.js';
import {
  and,
  between,
  type Estate,
  has,
  isUnreadable,
  list,
  not,
  number,
  or,
  type References,
  type Truth,
  text,
  value,
} from '../reference.js';
import { given, highest, isActive, isOut, roles } from '../roles.js';
import { labelOf, type Node } from '../world.js';

const typeOf = (place: Node) => (labelOf(place) === 'GitLabGroup' ? 'group' : 'project');
const topOf = (place: Node) => {
  const path = value(place, 'fullPath');
  return path === null ? null : String(path).split('/')[0];
};

/** Whether all groups above are in the graph: the topmost one's path tells. */
function isWholeChainVisible(estate: Estate, place: Node): boolean {
  if (value(place, 'namespaceKind') === 'user') return true;
  const groups = [...estate.above(place, 'GitLabGroup')];
  const top = groups.at(-1) ?? (labelOf(place) === 'GitLabGroup' ? place : undefined);
  return top !== undefined && !text(top, 'fullPath').includes('/');
}

export const shareReferences: References = {
  'broad-group-share': function* (estate, { minAccessLevel, maxMembers, approvedGroups }) {
    for (const target of estate.nodes('GitLabGroup', 'GitLabProject'))
      for (const share of estate.into(target, 'INVITED_TO', 'GitLabGroup')) {
        if (Number(value(share, 'accessLevel')) < number(minAccessLevel)) continue;
        const invited = share.from;
        const members = highest(roles(estate, invited)).filter(({ user }) => !isOut(user));
        const sure = members.filter(({ user }) => isActive(user) === true);
        const homes = [invited, ...estate.above(invited, 'GitLabGroup')];
        const guests = homes.flatMap((home) =>
          estate.into(home, 'INVITED_TO', 'GitLabGroup').map(({ from }) => from),
        );
        const areAllRead = [...homes, ...guests].every(
          (group) => !isMentioned(group) && !isUnreadable(group, 'webUrl'),
        );
        const [top, invitedTop] = [topOf(target), topOf(invited)];
        const outside = top === null || invitedTop === null ? null : top !== invitedTop;
        yield {
          fires: and(
            !list(approvedGroups).includes(text(invited, 'fullPath')),
            or(
              outside,
              between(sure.length > number(maxMembers), members.length > number(maxMembers) || !areAllRead),
            ),
          ),
          targetId: value(target, 'id'),
          invitedGroupId: value(invited, 'id'),
          targetType: typeOf(target),
          path: value(target, 'fullPath'),
          invitedPath: value(invited, 'fullPath'),
          accessLevel: value(share, 'accessLevel'),
          expiresAt: value(share, 'expiresAt'),
          members: sure.length,
          outside,
          invitedKey: value(invited, 'key'),
          targetKey: value(target, 'key'),
        };
      }
  },

  'direct-grant-exceeds-inherited': function* (estate, { minAccessLevel }) {
    for (const place of estate.nodes('GitLabGroup', 'GitLabProject')) {
      if (labelOf(place) === 'GitLabGroup' && !text(place, 'fullPath').includes('/')) continue;
      for (const member of estate.into(place, 'MEMBER_OF', 'GitLabUser')) {
        const level = Number(value(member, 'accessLevel'));
        const isOwner = estate.out(member.from, 'OWNS').some(({ to }) => to === place);
        if ((value(member, 'state') ?? 'active') !== 'active' || level < number(minAccessLevel) || isOwner)
          continue;
        const inherited = estate
          .above(place, 'GitLabGroup')
          .flatMap((group) => given(estate, group))
          .filter(({ user }) => user === member.from)
          .map((grant) => grant.level);
        const inheritedLevel = Math.max(0, ...inherited);
        yield {
          fires: and(
            not(has(member, 'expiresAt')),
            level > inheritedLevel,
            isWholeChainVisible(estate, place) || null,
          ),
          sourceId: value(place, 'id'),
          userId: value(member.from, 'id'),
          username: value(member.from, 'username'),
          sourceType: typeOf(place),
          path: value(place, 'fullPath'),
          accessLevel: level,
          inheritedLevel,
          userKey: value(member.from, 'key'),
          sourceKey: value(place, 'key'),
        };
      }
    }
  },

  'non-human-owner': function* (estate, { exceptions }) {
    for (const group of estate.nodes('GitLabGroup'))
      for (const { user, possible } of highest(given(estate, group))) {
        const nonHuman = isNonHuman(user);
        if (nonHuman === false) continue;
        const isTop = !text(group, 'fullPath').includes('/');
        const isAccepted = list(exceptions).some((one) =>
          [text(user, 'username'), text(user, 'key')].includes(one),
        );
        const isMuch: Truth = possible === 50 || (isTop && possible >= 40);
        yield {
          fires: and(nonHuman, isActive(user), !isAccepted, isMuch),
          sourceId: value(group, 'id'),
          userId: value(user, 'id'),
          username: value(user, 'username'),
          userType: value(user, 'userType') ?? 'BOT',
          path: value(group, 'fullPath'),
          accessLevel: possible,
          userKey: value(user, 'key'),
          groupKey: value(group, 'key'),
        };
      }
  },
};
