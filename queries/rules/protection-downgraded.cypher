// ---
// id: protection-downgraded
// title: 'A protection was weakened since the baseline'
// description: >-
//   What guards code, secrets and merges and is weaker now than when it was first changed since the baseline that was last accepted (without one: since
//   the first sync): flags that were turned the weak way, and protected branches, protected tags, protected environments and approval
//   rules that are gone while their project is not. What was weakened and restored between two syncs is not seen. A flag that can no longer
//   be read is unknown.
// returns:
//   fires: boolean
//   objectId: { type: string, description: 'GitLab''s id of what guards, the last part of its key.' }
//   property: { type: string, description: 'The fact that is weaker, or `removed`.' }
//   kind: { type: string, description: Kind of what guards. }
//   before: { type: string, description: What was before. }
//   after: { type: string, description: What is now. }
//   path: { type: string, description: Full path of the group or project. }
//   changedAt: { type: string, description: When a sync found the change. }
//   objectKey: { type: string, description: Key of what guards. }
// alert:
//   severity: high
//   category: drift
//   identity: [objectId, property]
//   asset: objectKey
//   needs: [projects, groups, branch-rules, protected-tags, approval-rules, project-approval-settings, project-protected-environments]
//   evidence: 'In {path} {property} of a {kind} was {before} and is {after} since {changedAt}.'
//   calls: []
//   aiControlsApplyOnlyIf: 'project or identity is tagged as part of an AI system (EU AI Act: high-risk)'
// remediation: 'Restore the previous value shown in the evidence; review changes merged in the window.'
// controls:
//   soc2: ['CC7.1', 'CC7.2', 'CC8.1']
//   iso27001_2022: ['A.8.9', 'A.8.16', 'A.8.32']
//   gdpr: ['Art. 32(1)(d)']
//   eu_ai_act: ['Art. 15(5)']
//   nist_800_53: ['CM-3', 'CM-3(1)', 'CM-6(1)', 'SI-7(7)']
//   cis_gitlab: ['1.1.19']
//   owasp_cicd: ['CICD-SEC-1', 'CICD-SEC-10']
// ---
OPTIONAL MATCH (b:Baseline {name: 'estate'})
WITH coalesce(b.at, '') AS since
CALL (since) {
  UNWIND [
    ['protected_branch', 'allowForcePush', true],
    ['protected_branch', 'codeOwnerApprovalRequired', false],
    ['project', 'onlyAllowMergeIfPipelineSucceeds', false],
    ['project', 'onlyAllowMergeIfAllDiscussionsAreResolved', false],
    ['project', 'onlyAllowMergeIfAllStatusChecksPassed', false],
    ['project', 'allowMergeOnSkippedPipeline', true],
    ['project', 'resetApprovalsOnPush', false],
    ['project', 'disableOverridingApproversPerMergeRequest', false],
    ['project', 'mergeRequestsAuthorApproval', true],
    ['project', 'mergeRequestsDisableCommittersApproval', false],
    ['project', 'secretPushProtectionEnabled', false],
    ['project', 'inboundJobTokenScopeEnabled', false],
    ['project', 'ciPushRepositoryForJobTokenAllowed', true],
    ['group', 'requireTwoFactorAuthentication', false],
    ['group', 'shareWithGroupLock', false],
    ['group', 'preventForkingOutsideGroup', false],
    ['push_rule', 'rejectUnsignedCommits', false],
    ['push_rule', 'preventSecrets', false],
    ['variable', 'protected', false],
    ['variable', 'masked', false],
    ['runner', 'locked', false],
    ['runner', 'runUntagged', true]
  ] AS weak
  WITH since, weak[0] AS kind, weak[1] AS property, weak[2] AS weakValue
  MATCH (c:Change {type: kind})
  WHERE c.at > since AND c.operation = 'updated' AND property IN c.properties
  WITH kind, property, weakValue, c ORDER BY c.at, c.id
  WITH kind, property, weakValue, c.key AS objectKey, head(collect(c)) AS first
  MATCH (n:GitLabEntity {key: objectKey})
  WITH
    kind, property, weakValue, n, first,
    CASE WHEN NOT property IN coalesce(n.unreadable, []) THEN n[property] END AS now,
    CASE
      WHEN first.before CONTAINS '"' + property + '":true' THEN true
      WHEN first.before CONTAINS '"' + property + '":false' THEN false
    END AS then
  RETURN
    now = weakValue AND then <> weakValue AS fires,
    n.key AS objectKey,
    property,
    kind,
    toString(then) AS before,
    toString(now) AS after,
    coalesce(n.fullPath, head(COLLECT { MATCH (home:GitLabGroup|GitLabProject)-[:HAS]->(n) RETURN home.fullPath })) AS path,
    first.at AS changedAt
  UNION ALL
  MATCH (c:Change)
  WHERE
    c.at > since AND
    c.operation = 'deleted' AND
    c.subject = 'relationship' AND
    c.type = 'HAS' AND
    any(kind IN ['/protected_branch/', '/protected_tag/', '/protected_environment/', '/approval_rule/'] WHERE c.key CONTAINS kind)
  WITH c.key AS objectKey, c.fromKey AS homeKey, max(c.at) AS changedAt
  MATCH (home:GitLabGroup|GitLabProject {key: homeKey})
  WHERE NOT EXISTS { (:GitLabEntity {key: objectKey}) }
  RETURN
    true AS fires,
    objectKey,
    'removed' AS property,
    head([kind IN ['protected_branch', 'protected_tag', 'protected_environment', 'approval_rule'] WHERE objectKey CONTAINS '/' + kind + '/']) AS kind,
    'there' AS before,
    'gone' AS after,
    home.fullPath AS path,
    changedAt
}
RETURN
  fires,
  last(split(objectKey, '/')) AS objectId,
  property,
  kind,
  before,
  after,
  path,
  changedAt,
  objectKey
