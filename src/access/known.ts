import type { InstanceKnowledge } from './instance.js';
import type { Place, Pool, ProjectPlace } from './places.js';
import type { Unread } from './unread.js';
import type { UnreadList } from './verdict.js';

const lists = (...some: readonly (UnreadList | undefined)[]) => some.filter((one) => one !== undefined);

/** The branch rules that count: of the group only from Premium on (R19). */
function branchRulesOf(
  place: ProjectPlace,
  { tier }: InstanceKnowledge,
  unread: Unread,
): ProjectPlace['branchRules'] {
  const { branchRules, ownBranchRules, top, key } = place;
  const own = branchRules.rules.filter((rule) => ownBranchRules.has(rule.key));
  const ofProject = [unread.of('branch-rules', key), unread.of('branch-rules-rest', key)];
  if (top === null || tier === 'free') return { rules: own, unread: lists(...ofProject), uncertain: false };
  const all = lists(...ofProject, unread.of('group-branch-rules', top));
  const isSure = tier !== null || own.length === branchRules.rules.length;
  return { rules: isSure ? branchRules.rules : own, unread: all, uncertain: !isSure };
}

function withUnread<Rule>(pool: Pool<Rule>, unread: readonly UnreadList[]): Pool<Rule> {
  return { ...pool, unread };
}

/** A place with the rules that count on this GitLab, and the lists of rules that were not read. */
export function inInstance(place: Place, instance: InstanceKnowledge, unread: Unread): Place {
  if (place.kind !== 'project') return place;
  return {
    ...place,
    branchRules: branchRulesOf(place, instance, unread),
    tagRules: withUnread(place.tagRules, lists(unread.of('protected-tags', place.key))),
    environmentRules: withUnread(
      place.environmentRules,
      lists(
        unread.of('project-protected-environments', place.key),
        ...place.above.map((group) => unread.of('group-protected-environments', group)),
      ),
    ),
  };
}
