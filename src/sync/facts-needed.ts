import { sources } from '../gitlab/sources/index.js';

/** The sources that tell the facts which saved queries name in `needs`. */
const sourcesOf: Readonly<Record<string, readonly string[]>> = {
  members: ['group-members', 'project-members'],
  'group-shares': ['group-details'],
  'project-shares': ['projects'],
  'users-external': ['users', 'user-details'],
  'users-2fa': ['users', 'user-details'],
  'deploy-keys': ['deploy-keys', 'project-deploy-keys', 'deploy-key-owners'],
  'deploy-tokens': ['group-deploy-tokens', 'project-deploy-tokens'],
  tokens: ['user-access-tokens', 'group-access-tokens', 'project-access-tokens', 'own-access-tokens'],
  runners: ['runners', 'group-runners', 'personal-project-runners'],
  'merge-requests': ['merge-requests', 'merge-requests-rest'],
  // Accepted by people and kept here: nothing of GitLab tells it.
  'nhi-baselines': [],
  approvals: ['merge-requests', 'merge-requests-rest'],
};

const known = new Set(sources.map(({ id }) => id));

/** The sources that tell a fact; undefined for one that nothing here reads. */
export function sourcesTelling(need: string): readonly string[] | undefined {
  return sourcesOf[need] ?? (known.has(need) ? [need] : undefined);
}

/**
 * The ids of the sources that these facts come from; undefined, which means all, when a fact is not known or none is
 * named: an answer must not seem complete because its author forgot to say what it rests on.
 */
export function sourcesNeeded(needs: readonly string[]): readonly string[] | undefined {
  if (needs.length === 0) return undefined;
  const found = needs.map(sourcesTelling);
  return found.every((ids) => ids !== undefined) ? [...new Set(found.flat())] : undefined;
}
