// ---
// id: unsigned-commits-allowed
// title: 'Unsigned commits are accepted'
// description: >-
//   Projects that accept unsigned commits. The push rule of the project itself decides; where it has none, that of a group above
//   counts as well, although GitLab copies it only into projects made later. Archived and empty projects are left out (R36).
//   Unknown where the push rules of the project, or of the groups where they decide, could not be read, and on GitLab Free, which
//   has none.
// returns:
//   fires: boolean
//   projectId: { type: int, description: 'GitLab''s id of the project.' }
//   path: { type: string, description: 'Full path of the project.' }
//   hasPushRule: { type: boolean, description: 'Whether the project has a push rule of its own.' }
//   projectKey: { type: string, description: 'Key of the project.' }
// alert:
//   severity: low
//   category: branch-protection
//   identity: [projectId]
//   asset: projectKey
//   path: []
//   needs: [projects, branch-rules, project-push-rules, group-push-rules]
//   tier: premium
//   evidence: '{path} accepts unsigned commits (push rule of its own: {hasPushRule}).'
//   calls: ['PUT /projects/{projectId}/push_rule reject_unsigned_commits=true']
// remediation: 'Enable Reject unsigned commits.'
// controls:
//   soc2: ['CC8.1']
//   iso27001_2022: ['A.8.4', 'A.8.28']
//   nist_800_53: ['SI-7', 'AU-10', 'CM-14']
//   cis_gitlab: ['1.1.12']
//   owasp_cicd: ['CICD-SEC-9']
// ---
WITH
  COLLECT {
    MATCH (c:Connection)
    OPTIONAL MATCH (c)-[:RAN]->(run:SyncRun {id: c.lastRun})
    RETURN {
      claim: c.name + '|',
      nothing: run IS NULL OR EXISTS { (run)-[:COVERED]->(:SourceCoverage {source: 'group-push-rules', state: 'unreadable'}) },
      lists: COLLECT { MATCH (run)-[:INCOMPLETE]->(s:SyncScope {source: 'group-push-rules'}) RETURN s.target }
    }
  } AS readers,
  COLLECT {
    MATCH (g:GitLabGroup)-[:HAS]->(r:GitLabPushRule {rejectUnsignedCommits: true})
    WHERE NOT 'rejectUnsignedCommits' IN coalesce(r.unreadable, [])
    RETURN g.key
  } AS signing
WITH
  signing,
  COLLECT {
    MATCH (g:GitLabGroup)
    WHERE
      EXISTS { (g)-[:HAS]->(r:GitLabPushRule) WHERE 'rejectUnsignedCommits' IN coalesce(r.unreadable, []) } OR
      size(readers) > 0 AND all(
        reader IN readers
        WHERE
          reader.nothing OR
          g.key IN reader.lists OR
          none(claim IN coalesce(g._claims, []) WHERE claim STARTS WITH reader.claim)
      )
    RETURN g.key
  } AS hidden
MATCH (p:GitLabProject)
WHERE
  coalesce(size(p._claims), 1) > 0 AND NOT coalesce(p.archived, false) AND
  NOT coalesce(p.emptyRepo, false)
WITH
  p,
  hidden,
  signing,
  head([(p)-[:HAS]->(r:GitLabPushRule) | r]) AS own,
  COLLECT {
    MATCH (g:GitLabGroup)((:GitLabGroup)-[:HAS]->(:GitLabGroup))*(:GitLabGroup)-[:HAS]->(p)
    RETURN g.key
  } AS above,
  EXISTS { (:GitLabAccount {tier: 'free'})((:GitLabAccount|GitLabGroup)-[:HAS]->(:GitLabGroup|GitLabProject))*(p) } AS free
RETURN
  CASE
    WHEN free THEN null
    WHEN own IS NOT NULL THEN NOT CASE WHEN NOT 'rejectUnsignedCommits' IN coalesce(own.unreadable, []) THEN own.rejectUnsignedCommits END
    // Without one that was read, only this tells that there is none.
    WHEN CASE WHEN NOT 'hasPushRule' IN coalesce(p.unreadable, []) THEN p.hasPushRule END = false THEN
      CASE
        WHEN any(key IN above WHERE key IN signing) THEN false
        WHEN NOT any(key IN above WHERE key IN hidden) THEN true
      END
  END AS fires,
  p.id AS projectId,
  p.fullPath AS path,
  own IS NOT NULL AS hasPushRule,
  p.key AS projectKey
