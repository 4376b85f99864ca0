// ---
// id: release-tags-open
// title: 'Release tags are unprotected or creatable by Developers'
// description: >-
//   Tags that releases of a project are made from, by the rule that fits them (`*` for those that none fits): open when no rule
//   fits, for then every Developer creates and moves them, or when one that does lets the role Developer create them, whatever the
//   others say (R19). High where a recent job on such a tag deployed to an environment, or ran on a protected tag with protected
//   variables in its reach (R30); else medium. Which jobs are meant for tags the configuration does not tell: tags without a
//   release are not looked at. Archived projects are left out (R36). Unknown where the project's rules on tags, or what one lets,
//   could not be read and no rule that was read lets Developers.
// returns:
//   fires: boolean
//   projectId: { type: int, description: 'GitLab''s id of the project.' }
//   tagPattern: { type: string, description: 'Name or pattern of the rule that fits the tags; `*` where none does.' }
//   path: { type: string, description: 'Full path of the project.' }
//   tags: { type: strings, description: 'Up to five of the tags, sorted.' }
//   tagCount: { type: int, description: 'How many tags of releases it is about.' }
//   rules: { type: strings, description: 'Names and patterns of the rules that let Developers create them, sorted.' }
//   severity: { type: string, description: '`high` or `medium`.' }
//   projectKey: { type: string, description: 'Key of the project.' }
// alert:
//   severity: high
//   category: branch-protection
//   identity: [projectId, tagPattern]
//   asset: projectKey
//   path: []
//   needs: [projects, releases, protected-tags]
//   evidence: 'Developers may create {tagCount} release tags of {path}, such as {tags} (rule: {tagPattern}).'
//   calls: ['POST /projects/{projectId}/protected_tags name=v* create_access_level=40']
// remediation: 'Protect the release pattern (for example v*) and let only Maintainers or a release bot create.'
// controls:
//   soc2: ['CC6.3', 'CC8.1']
//   iso27001_2022: ['A.8.4', 'A.8.32']
//   nist_800_53: ['CM-5', 'AC-6', 'SI-7']
//   owasp_cicd: ['CICD-SEC-1', 'CICD-SEC-9']
// ---
WITH
  COLLECT {
    MATCH (c:Connection)
    OPTIONAL MATCH (c)-[:RAN]->(run:SyncRun {id: c.lastRun})
    RETURN {
      claim: c.name + '|',
      nothing: run IS NULL OR EXISTS { (run)-[:COVERED]->(:SourceCoverage {source: 'protected-tags', state: 'unreadable'}) },
      lists: COLLECT { MATCH (run)-[:INCOMPLETE]->(s:SyncScope {source: 'protected-tags'}) RETURN s.target }
    }
  } AS readers,
  COLLECT {
    MATCH (home)-[:HAS]->(:GitLabVariable {protected: true})
    RETURN DISTINCT home.key
  } AS sharing
MATCH (p:GitLabProject)-[:HAS]->(release:GitLabRelease)
WHERE
  coalesce(size(p._claims), 1) > 0 AND NOT coalesce(p.archived, false) AND
  release.tagName IS NOT NULL
WITH readers, sharing, p, collect(DISTINCT release.tagName) AS tags
WITH
  sharing,
  p,
  tags,
  size(readers) > 0 AND all(
    reader IN readers
    WHERE
      reader.nothing OR
      p.key IN reader.lists OR
      none(claim IN coalesce(p._claims, []) WHERE claim STARTS WITH reader.claim)
  ) AS unread,
  [
    (p)-[:HAS]->(t:GitLabProtectedTag) |
    {name: t.name, lets: any(level IN CASE WHEN NOT 'createAccessLevels' IN coalesce(t.unreadable, []) THEN t.createAccessLevels END WHERE level > 0 AND level <= 30)}
  ] AS rules
UNWIND tags AS tag
WITH sharing, p, unread, tag, [t IN rules WHERE (t.name = tag OR t.name CONTAINS '*' AND tag =~ '\\Q' + replace(t.name, '*', '\\E.*\\Q') + '\\E')] AS fitting
WITH
  sharing,
  p,
  tag,
  fitting,
  CASE
    WHEN any(t IN fitting WHERE t.lets) THEN true
    WHEN unread THEN null
    ELSE size(fitting) = 0 OR any(t IN fitting WHERE t.lets)
  END AS open
UNWIND CASE WHEN size(fitting) = 0 THEN ['*'] ELSE [t IN fitting | t.name] END AS tagPattern
WITH sharing, p, tag, fitting, open, tagPattern
ORDER BY tag
WITH
  sharing,
  p,
  tagPattern,
  count(CASE WHEN open THEN 1 END) AS opened,
  count(CASE WHEN open IS NULL THEN 1 END) AS unsure,
  collect(CASE WHEN open THEN tag END) AS tags,
  collect([t IN fitting WHERE t.lets | t.name]) AS letting,
  max(size(fitting)) > 0 AS protected
WITH
  sharing,
  p,
  tagPattern,
  CASE WHEN opened > 0 THEN true WHEN unsure = 0 THEN false END AS open,
  tags,
  letting,
  protected
RETURN
  open AS fires,
  p.id AS projectId,
  tagPattern,
  p.fullPath AS path,
  tags[..5] AS tags,
  size(tags) AS tagCount,
  COLLECT { UNWIND letting AS some UNWIND some AS name RETURN DISTINCT name ORDER BY name } AS rules,
  CASE
    WHEN
      open AND (
        EXISTS {
          MATCH (p)-[:HAS]->(:GitLabPipeline)-[:HAS]->(run:GitLabJob)
          WHERE run.ref IN tags
          MATCH (p)-[:HAS]->(:GitLabCiConfig)-[:HAS]->(job:GitLabCiJob {name: run.name})
          WHERE job.environment IS NOT NULL
        } OR
        protected AND
          EXISTS { MATCH (p)-[:HAS]->(:GitLabPipeline)-[:HAS]->(run:GitLabJob) WHERE run.ref IN tags } AND
          EXISTS {
            MATCH (home:GitLabAccount|GitLabGroup|GitLabProject)((:GitLabAccount|GitLabGroup)-[:HAS]->(:GitLabGroup|GitLabProject))*(p)
            WHERE home.key IN sharing
          }
      )
      THEN 'high'
    ELSE 'medium'
  END AS severity,
  p.key AS projectKey
