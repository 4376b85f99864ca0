/** What may hold around a thing and lower the risk of alerts about it, as the graph tells it. */
export const compensations = {
  twoFactorRequired: {
    text: 'two-factor authentication is required',
    categories: ['access', 'identity'],
  },
  ipRestricted: {
    text: 'only some networks may use the group',
    categories: ['access', 'identity', 'non-human-identity', 'secrets'],
  },
  approvalsRequired: {
    text: 'merge requests need approvals',
    categories: ['branch-protection', 'pipeline', 'supply-chain'],
  },
  noDirectPushes: { text: 'nobody pushes to the default branch', categories: ['code-review'] },
  expires: { text: 'it expires', categories: ['non-human-identity', 'drift'] },
} as const satisfies Readonly<
  Record<string, { readonly text: string; readonly categories: readonly string[] }>
>;

/** The name of a compensating control. */
export type Compensation = keyof typeof compensations;

/** What compensates a rule of a category, in words, of what holds. */
export function compensating(category: string, holding: readonly Compensation[]): string[] {
  return holding
    .map((name) => compensations[name])
    .filter(({ categories }) => (categories as readonly string[]).includes(category))
    .map(({ text }) => text);
}

/** What a group requires of all in it, asked of those from the place upward: below one group may be thousands of places. */
const heldAbove = `
  COLLECT {
    MATCH (place) ((:GitLabGroup|GitLabProject)<-[:HAS]-(:GitLabGroup))* (g:GitLabGroup)
    WHERE g.requireTwoFactorAuthentication OR trim(g.ipRestrictionRanges) <> ''
    UNWIND CASE WHEN g.requireTwoFactorAuthentication THEN ['twoFactorRequired'] ELSE [] END +
      CASE WHEN trim(g.ipRestrictionRanges) <> '' THEN ['ipRestricted'] ELSE [] END AS holds
    RETURN DISTINCT holds ORDER BY holds DESC
  }`;

/** What guards the code of the place itself, in one look at what it has. */
const heldHere = `
  COLLECT {
    MATCH (place)-[:HAS]->(guard:GitLabApprovalRule|GitLabProtectedBranch)
    WITH place, guard
    WHERE guard:GitLabApprovalRule AND guard.approvalsRequired > 0 AND guard.ruleType IN ['regular', 'any_approver']
      OR guard:GitLabProtectedBranch AND guard.name = place.defaultBranch AND guard.pushAccessLevels = [0]
        AND NOT EXISTS { (guard)<-[:ALLOWED_TO_PUSH]-() }
    RETURN DISTINCT CASE WHEN guard:GitLabApprovalRule THEN 'approvalsRequired' ELSE 'noDirectPushes' END AS holds ORDER BY holds
  }`;

/**
 * Cypher of what holds in a `place` (a group or project, or null): a list of `Compensation`s, in one order; what is not known does not
 * hold.
 */
export const holdingIn = `${heldAbove} + ${heldHere}`;

/** Cypher of what holds for a thing `n` beside `holding`, which is what holds where it is. */
export const holdingFor = `
  CASE WHEN n:GitLabUser AND NOT 'twoFactorRequired' IN holding AND EXISTS { (n)-[:MEMBER_OF]->(:GitLabGroup {requireTwoFactorAuthentication: true}) }
    THEN ['twoFactorRequired'] ELSE [] END +
  CASE WHEN n.expiresAt IS NOT NULL THEN ['expires'] ELSE [] END`;
