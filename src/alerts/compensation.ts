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

/** Cypher of what holds in a `place` (a group or project, or null): a list of `Compensation`s; what is not known does not hold. */
export const holdingIn = `
  CASE WHEN EXISTS { (:GitLabGroup {requireTwoFactorAuthentication: true})-[:HAS*0..]->(place) } THEN ['twoFactorRequired'] ELSE [] END +
  CASE WHEN EXISTS { MATCH (g:GitLabGroup)-[:HAS*0..]->(place) WHERE trim(g.ipRestrictionRanges) <> '' } THEN ['ipRestricted'] ELSE [] END +
  CASE WHEN EXISTS { MATCH (place)-[:HAS]->(r:GitLabApprovalRule) WHERE r.approvalsRequired > 0 AND r.ruleType IN ['regular', 'any_approver'] }
    THEN ['approvalsRequired'] ELSE [] END +
  CASE WHEN EXISTS { MATCH (place)-[:HAS]->(b:GitLabProtectedBranch) WHERE b.name = place.defaultBranch AND b.pushAccessLevels = [0]
    AND NOT EXISTS { (b)<-[:ALLOWED_TO_PUSH]-() } } THEN ['noDirectPushes'] ELSE [] END`;

/** Cypher of what holds for a thing `n` beside `holding`, which is what holds where it is. */
export const holdingFor = `
  CASE WHEN n:GitLabUser AND NOT 'twoFactorRequired' IN holding AND EXISTS { (n)-[:MEMBER_OF]->(:GitLabGroup {requireTwoFactorAuthentication: true}) }
    THEN ['twoFactorRequired'] ELSE [] END +
  CASE WHEN n.expiresAt IS NOT NULL THEN ['expires'] ELSE [] END`;
