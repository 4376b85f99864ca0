import type { Question } from './cut.js';
import { decide } from './decide.js';
import type { Place } from './places.js';
import type { Entries } from './protection.js';
import { subjectOf } from './subjects.js';
import { isOfRules, type UnreadList } from './unread.js';

const nobodyIn: Entries = { levels: [], people: new Set(), groups: new Set(), keys: new Set() };

/** The place as it would be with one more rule for every branch and tag. */
function withRule(place: Place, entries: Entries): Place {
  if (place.kind !== 'project') return place;
  const rule = { key: 'unread', name: '*' };
  return {
    ...place,
    branchRules: [...place.branchRules, { ...rule, push: entries, merge: entries, allowForcePush: true }],
    tagRules: [...place.tagRules, { ...rule, create: entries }],
  };
}

/** The highest role that a list of members could hold. */
const owner = {
  via: 'membership' as const,
  level: 50,
  memberLevel: 50,
  shareLevels: [],
  memberRoleId: null,
  shareRoleId: null,
  expiresAt: null,
};

/**
 * The lists that were not read and whose content could turn the answer round: members and invitations that would give a
 * role, rules that would name the person, or a rule that would let nobody. None when the answer stands whatever they hold.
 */
export function doubtsAbout(question: Question, unread: readonly UnreadList[]): readonly UnreadList[] {
  const { action, person, place, ref, grants, abilities } = question;
  const ofRules = unread.filter(
    (list) => isOfRules(list) && (list.source === 'protected-tags') === (action === 'CREATE_TAG'),
  );
  const ofRoles = unread.filter((list) => !isOfRules(list));
  const roles = [
    ...grants,
    ...(ofRoles.length > 0 ? [{ ...owner, steps: [person.key, place.key, place.key] }] : []),
  ];
  const decideWith = (own: typeof roles, there: Place) =>
    decide(action, subjectOf(person, own, abilities), there, ref).decision;
  if (decideWith([...grants], place) === 'ALLOWED') {
    return ofRules.length > 0 && decideWith([...grants], withRule(place, nobodyIn)) !== 'ALLOWED'
      ? ofRules
      : [];
  }
  const named = withRule(place, { ...nobodyIn, people: new Set([person.key]) });
  if (ofRoles.length > 0 && decideWith(roles, place) === 'ALLOWED') return ofRoles;
  if (ofRules.length > 0 && decideWith(roles, named) === 'ALLOWED') return [...ofRoles, ...ofRules];
  return [];
}
