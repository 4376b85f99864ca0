import type { InstanceKnowledge } from './instance.js';
import type { Place, Pool, ProjectPlace } from './places.js';
import type { Unread } from './unread.js';
import type { UnreadList } from './verdict.js';

const lists = (...some: readonly (UnreadList | undefined)[]) => some.filter((one) => one !== undefined);

/** The branch rules that count: of the group only from Premium on (R19). */
function branchRulesOf(place: ProjectPlace, isPremium: boolean, unread: Unread): ProjectPlace['branchRules'] {
  const { branchRules, ownBranchRules, top, key } = place;
  const ofProject = [unread.of('branch-rules', key), unread.of('branch-rules-rest', key)];
  if (top === null || !isPremium)
    return {
      rules: branchRules.rules.filter((rule) => ownBranchRules.has(rule.key)),
      unread: lists(...ofProject),
    };
  return {
    rules: branchRules.rules,
    unread: lists(...ofProject, unread.of('group-branch-rules', top), unread.above(top)),
  };
}

function withUnread<Rule>(pool: Pool<Rule>, unread: readonly UnreadList[]): Pool<Rule> {
  return { ...pool, unread };
}

/** A place with the rules that count on this GitLab, and the lists of rules that were not read. */
export function inInstance(place: Place, instance: InstanceKnowledge, unread: Unread): Place {
  if (place.kind !== 'project') return place;
  const { tier } = instance;
  const here = {
    ...place,
    branchRules: branchRulesOf(place, tier !== null && tier !== 'free', unread),
    unreadKeys: unread.of('project-deploy-keys', place.key),
    tagRules: withUnread(place.tagRules, lists(unread.of('protected-tags', place.key))),
    environmentRules: withUnread(
      place.environmentRules,
      lists(
        unread.of('project-protected-environments', place.key),
        ...place.above.flatMap((group) => [
          unread.of('group-protected-environments', group),
          unread.above(group),
        ]),
      ),
    ),
  };
  if (tier !== null) return here;
  const branchRules = branchRulesOf(place, true, unread);
  const { rules, unread: hidden } = here.branchRules;
  const isSame = branchRules.rules.length === rules.length && branchRules.unread.length === hidden.length;
  return isSame ? here : { ...here, ifPremium: { ...here, branchRules } };
}

/** What a place may be: one project for each tier that would make a difference (R19). */
export function waysOf<P extends Place>(place: P): readonly P[] {
  return place.kind === 'project' && place.ifPremium !== undefined ? [place, place.ifPremium as P] : [place];
}

/** Why nothing can be said where the ways of a place lead to different answers. */
export const tierUnknown = 'whether rules of the group count could not be read';
