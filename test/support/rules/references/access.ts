import {
  between,
  type Estate,
  isUnreadable,
  list,
  number,
  type References,
  text,
  value,
} from '../reference.js';
import { type Grant, given, type Highest, highest, isActive, isHuman, isOut, roles } from '../roles.js';
import { labelOf, type Node } from '../world.js';

/** People that may be active, each with the highest role. */
const people = (grants: readonly Grant[]) =>
  highest(grants).filter(({ user }) => isHuman(user) && !isOut(user));
/** Those that surely have the role. */
const certain = (some: readonly Highest[], level: number) =>
  some.filter(({ user, sure }) => sure >= level && isActive(user) === true);
const ownersOf = (estate: Estate, place: Node) =>
  people(roles(estate, place)).filter(({ possible }) => possible === 50);
const typeOf = (place: Node) => (labelOf(place) === 'GitLabGroup' ? 'group' : 'project');
const names = (some: readonly Highest[]) => some.map(({ user }) => text(user, 'username')).sort();

export const accessReferences: References = {
  'too-many-owners': function* (estate, { min, ratio }) {
    for (const place of estate.nodes('GitLabGroup', 'GitLabProject')) {
      const here = people(given(estate, place).filter(({ by, level }) => by !== 'ownership' && level === 50));
      if (here.length === 0) continue;
      const owners = ownersOf(estate, place);
      const members = people(roles(estate, place));
      const limitOf = (count: number) => Math.max(number(min), Math.ceil(number(ratio) * count));
      const limit = limitOf(members.length);
      const surelyTooMany = certain(owners, 50).length > limit;
      const possiblyTooMany = owners.length > limitOf(certain(members, 6).length);
      yield {
        fires: between(surelyTooMany, possiblyTooMany),
        sourceId: value(place, 'id'),
        sourceType: typeOf(place),
        path: value(place, 'fullPath'),
        owners: owners.length,
        members: members.length,
        limit,
        usernames: names(owners).slice(0, 20),
        sourceKey: value(place, 'key'),
      };
    }
  },

  'single-owner': function* (estate, { minOwners, criticalProjects }) {
    const groups = estate
      .nodes('GitLabGroup')
      .filter((group) => !text(group, 'fullPath').includes('/') && !isUnreadable(group, 'webUrl'));
    const projects = estate
      .nodes('GitLabProject')
      .filter((project) => list(criticalProjects).includes(text(project, 'fullPath')));
    for (const place of [...groups, ...projects]) {
      const owners = ownersOf(estate, place);
      const surely = certain(owners, 50);
      yield {
        fires: between(owners.length < number(minOwners), surely.length < number(minOwners)),
        sourceId: value(place, 'id'),
        sourceType: typeOf(place),
        path: value(place, 'fullPath'),
        owners: owners.length,
        usernames: names(owners),
        sourceKey: value(place, 'key'),
      };
    }
  },
};
