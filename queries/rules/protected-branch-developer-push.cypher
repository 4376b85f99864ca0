// ---
// id: protected-branch-developer-push
// title: 'Developers may push directly to a protected branch'
// description: >-
//   Every name or pattern that a rule of a project, or of the top-level group that it is in, protects, and whether Developers may
//   push directly to what fits it. All rules that fit the pattern count and any grant is enough, whatever the others say (R19,
//   R20): the role Developer, or a group that is invited to the project with at least Developer (R22) and of whose direct members
//   with Developer or more most are Developers. Archived projects are left out (R36). Unknown where no rule that was read lets
//   Developers push, and a rule, the members of a group that one names, or whether its invitation is void (R7), could not be read.
// returns:
//   fires: boolean
//   projectId: { type: int, description: 'GitLab''s id of the project.' }
//   branchPattern: { type: string, description: 'Name or pattern of the protected branches.' }
//   path: { type: string, description: 'Full path of the project.' }
//   rules: { type: strings, description: 'Names and patterns of the rules that let Developers push, sorted.' }
//   projectKey: { type: string, description: 'Key of the project.' }
// alert:
//   severity: high
//   category: branch-protection
//   identity: [projectId, branchPattern]
//   asset: projectKey
//   path: []
//   needs: [projects, branch-rules, branch-rules-rest, members]
//   aiControlsApplyOnlyIf: 'project or identity is tagged as part of an AI system (EU AI Act: high-risk)'
//   evidence: 'Developers may push to {branchPattern} in {path} without a merge request, by the rule {rules}.'
//   calls:
//     - 'DELETE /projects/{projectId}/protected_branches/{branchPattern}'
//     - 'POST /projects/{projectId}/protected_branches name={branchPattern} push_access_level=0 merge_access_level=40'
// remediation: 'Set Allowed to push to No one and merge through merge requests.'
// controls:
//   soc2: ['CC8.1', 'CC6.3']
//   iso27001_2022: ['A.5.3', 'A.8.4', 'A.8.32']
//   eu_ai_act: ['Art. 15(5)']
//   nist_800_53: ['CM-5', 'AC-3', 'AC-6']
//   cis_gitlab: ['1.1.15']
//   owasp_cicd: ['CICD-SEC-1']
// ---
CALL () {
  MATCH (p:GitLabProject)-[:HAS]->(r:GitLabProtectedBranch)
  RETURN p, r
  UNION
  MATCH (p:GitLabProject)-[:HAS]->(:GitLabBranch)<-[:PROTECTS]-(r:GitLabProtectedBranch)
  RETURN p, r
  UNION
  // Rules of a group hold in all projects below it, from Premium on.
  MATCH (r:GitLabProtectedBranch)<-[:HAS]-(g:GitLabGroup)
  WHERE NOT EXISTS { (:GitLabAccount {tier: 'free'})-[:HAS]->(g) }
  MATCH (g)((:GitLabGroup)-[:HAS]->(:GitLabGroup))*(:GitLabGroup)-[:HAS]->(p:GitLabProject)
  RETURN p, r
  UNION
  MATCH (p:GitLabProject)
  WHERE NOT EXISTS { (p)-[:HAS]->(:GitLabBranch {default: true}) }
  RETURN p, null AS r
}
WITH p, r
WHERE
  coalesce(size(p._claims), 1) > 0 AND NOT coalesce(p.archived, false) AND
  NOT coalesce(p.emptyRepo, false) AND
  (r IS NOT NULL OR p.defaultBranch IS NOT NULL)
WITH
  p,
  r,
  COLLECT {
    MATCH (r)<-[:ALLOWED_TO_PUSH]-(g:GitLabGroup)-[share:INVITED_TO]->(p)
    WHERE share.accessLevel >= 30 AND NOT EXISTS { (:GitLabGroup {shareWithGroupLock: true})-[:HAS]->(p) }
    RETURN
      CASE
        WHEN coalesce(size(g._claims), 1) > 0 THEN
          2 * COUNT {
            (u:GitLabUser)-[m:MEMBER_OF]->(g:GitLabGroup)
            WHERE m.accessLevel >= 30 AND m.accessLevel < 40 AND coalesce(m.state, 'active') = 'active' AND coalesce(u.state, 'active') = 'active'
          } > COUNT {
            (u:GitLabUser)-[m:MEMBER_OF]->(g:GitLabGroup)
            WHERE m.accessLevel >= 30 AND coalesce(m.state, 'active') = 'active' AND coalesce(u.state, 'active') = 'active'
          }
      END AND
      // Whether the invitation is void (R7).
      CASE WHEN NOT EXISTS { MATCH (namespace:GitLabGroup)-[:HAS]->(p) WHERE namespace.shareWithGroupLock IS NULL } THEN true END
  } AS groups
ORDER BY r.name
WITH
  p,
  // Without a row of its own for an unread list every rule was read.
  count(r) = count(*) AS known,
  collect(
    CASE
      WHEN r IS NOT NULL THEN
        {
          name: r.name,
          lets:
            any(level IN CASE WHEN NOT 'pushAccessLevels' IN coalesce(r.unreadable, []) THEN r.pushAccessLevels END WHERE level > 0 AND level <= 30) OR
            any(mostly IN groups WHERE mostly)
        }
    END
  ) AS rules
UNWIND CASE WHEN known THEN [] ELSE [p.defaultBranch] END + [r IN rules | r.name] AS branchPattern
WITH DISTINCT p, known, rules, branchPattern
WHERE branchPattern IS NOT NULL
WITH p, known, branchPattern, [r IN rules WHERE (r.name = branchPattern OR r.name CONTAINS '*' AND branchPattern =~ '\\Q' + replace(r.name, '*', '\\E.*\\Q') + '\\E')] AS fitting
RETURN
  any(r IN fitting WHERE r.lets) OR CASE WHEN known THEN false END AS fires,
  p.id AS projectId,
  branchPattern,
  p.fullPath AS path,
  COLLECT { UNWIND fitting AS r WITH r WHERE r.lets RETURN DISTINCT r.name AS name ORDER BY name } AS rules,
  p.key AS projectKey
