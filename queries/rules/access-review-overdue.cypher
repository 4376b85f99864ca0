// ---
// id: access-review-overdue
// title: 'Privileged access has not been reviewed in its period'
// description: >-
//   Memberships of active accounts in groups and projects, deploy keys that may push, and deploy tokens that may write, whose
//   last review (or else the day on which they were given) is older than the period. The shorter period is for roles from
//   Maintainer on, for external people from Developer on, and for bots, service accounts, keys and tokens that may write; the
//   longer one for other roles. Members of invited groups are reviewed with the membership that they have. No source reads
//   reviews yet: until one does, what was given longer ago than the shorter period is unknown, and other roles are left out.
//   Unknown too is access of which neither a review nor the day is known, or whose period depends on what could not be read.
// params:
//   privilegedDays: { type: int, default: 90, min: 1, max: 3650, description: Days that a review lasts for privileged access. }
//   otherDays: { type: int, default: 365, min: 1, max: 3650, description: Days that it lasts for other roles. }
//   asOf: { type: string, format: datetime, description: The time that counts as now. }
// returns:
//   fires: boolean
//   subjectId: { type: int, description: 'GitLab''s id of the user, deploy key or deploy token.' }
//   resourceId: { type: int, description: 'GitLab''s id of the group or project.' }
//   role: { type: string, description: 'The role, `deploy key that may push`, or `deploy token that may write`.' }
//   subject: { type: string, description: 'Username, or title or name of the key or token.' }
//   resourceType: { type: string, description: '`group` or `project`.' }
//   path: { type: string, description: Full path of the group or project. }
//   givenAt: { type: string, description: 'When the access was given, where that is known.' }
//   reviewedAt: { type: string, description: When it was last reviewed; none means never. }
//   privileged: { type: boolean, description: Whether the shorter period counts. }
//   subjectKey: { type: string, description: 'Key of the user, deploy key or deploy token.' }
//   resourceKey: { type: string, description: Key of the group or project. }
// alert:
//   severity: medium
//   category: governance
//   identity: [subjectId, resourceId, role]
//   asset: resourceKey
//   path: [subjectKey, resourceKey]
//   needs: [members, deploy-keys, deploy-tokens, users-external, access-reviews]
//   evidence: 'The access of {subject} to the {resourceType} {path} ({role}, given {givenAt}) was last reviewed {reviewedAt}.'
//   calls: ['DELETE /{resourceType}s/{resourceId}/members/{subjectId}']
// remediation: 'Start a review campaign; the reviewer is the resource owner, never the subject.'
// controls:
//   soc2: ['CC6.2', 'CC6.3', 'CC4.1']
//   iso27001_2022: ['A.5.18', 'A.8.2']
//   gdpr: ['Art. 32(1)(d)']
//   nist_800_53: ['AC-2', 'AC-6(7)']
//   cis_gitlab: ['1.3.1']
//   owasp_cicd: ['CICD-SEC-2']
// ---
WITH
  EXISTS { (:AccessReviewItem) } AS reviewed,
  coalesce(datetime($asOf), datetime()) - duration({days: $privilegedDays}) AS sincePrivileged,
  coalesce(datetime($asOf), datetime()) - duration({days: $otherDays}) AS sinceOther
CALL () {
  MATCH (s:GitLabUser)-[m:MEMBER_OF]->(r:GitLabGroup|GitLabProject)
  WHERE coalesce(m.state, 'active') = 'active' AND m.accessLevel > 5 AND coalesce(s.state, 'active') = 'active'
  RETURN
    s,
    r,
    CASE m.accessLevel
      WHEN 5 THEN 'Minimal Access'
      WHEN 10 THEN 'Guest'
      WHEN 15 THEN 'Planner'
      WHEN 20 THEN 'Reporter'
      WHEN 25 THEN 'Security Manager'
      WHEN 30 THEN 'Developer'
      WHEN 40 THEN 'Maintainer'
      WHEN 50 THEN 'Owner'
      ELSE toString(m.accessLevel)
    END AS role,
    s.username AS subject,
    CASE WHEN NOT 'createdAt' IN coalesce(m.unreadable, []) THEN m.createdAt END AS givenAt,
    s.state = 'active' AS active,
    CASE
      WHEN m.accessLevel >= 40 THEN true
      WHEN m.accessLevel < 30 THEN false
      WHEN coalesce(s.bot, false) OR coalesce(s.userType, 'HUMAN') <> 'HUMAN' THEN true
      WHEN s.key STARTS WITH 'gitlab.com/' THEN false
      WHEN NOT 'external' IN coalesce(s.unreadable, []) THEN s.external
    END AS privileged
  UNION ALL
  MATCH (s:GitLabDeployKey)-[m:GRANTS {canPush: true}]->(r:GitLabProject)
  RETURN
    s,
    r,
    'deploy key that may push' AS role,
    s.title AS subject,
    CASE WHEN NOT 'createdAt' IN coalesce(s.unreadable, []) THEN s.createdAt END AS givenAt,
    true AS active,
    true AS privileged
  UNION ALL
  MATCH (s:GitLabDeployToken)-[m:GRANTS]->(r:GitLabGroup|GitLabProject)
  WHERE any(scope IN s.scopes WHERE scope STARTS WITH 'write_') AND NOT coalesce(s.revoked, false) AND NOT coalesce(s.expired, false)
  RETURN s, r, 'deploy token that may write' AS role, s.name AS subject, null AS givenAt, true AS active, true AS privileged
}
WITH *
WHERE reviewed OR coalesce(privileged, true)
CALL (s, r, reviewed) {
  MATCH (one:AccessReviewItem)
  WHERE reviewed AND one.subjectKey = s.key AND one.resourceKey = r.key AND one.decision <> 'revoke'
  RETURN toString(max(datetime(one.decidedAt))) AS reviewedAt
}
WITH
  *,
  CASE
    WHEN reviewedAt IS NULL THEN datetime(givenAt)
    WHEN givenAt IS NULL OR datetime(reviewedAt) > datetime(givenAt) THEN datetime(reviewedAt)
    ELSE datetime(givenAt)
  END AS last
RETURN
  active AND
    CASE
      WHEN privileged THEN last < sincePrivileged
      WHEN NOT privileged THEN last < sinceOther
      WHEN last < sincePrivileged AND last < sinceOther THEN true
      WHEN last >= sincePrivileged AND last >= sinceOther THEN false
    END AND
    CASE WHEN reviewed THEN true END AS fires,
  s.id AS subjectId,
  r.id AS resourceId,
  role,
  subject,
  CASE WHEN r:GitLabGroup THEN 'group' ELSE 'project' END AS resourceType,
  r.fullPath AS path,
  givenAt,
  reviewedAt,
  privileged,
  s.key AS subjectKey,
  r.key AS resourceKey
