// ---
// id: mirror-untrusted-remote
// title: 'Repository mirrors from or to an unapproved remote'
// description: >-
//   Mirrors of projects that are switched on: pull mirrors from a host that is not approved and whose changes start
//   pipelines, and push mirrors of private and internal projects to such a host. The host of this GitLab is approved, and so
//   are hosts below those on the list. While the list is empty no other host can be judged and the answer is unknown; so it
//   is where a fact that decides could not be read. GitLab has one pull mirror for each project and gives it no number here.
// params:
//   approvedHosts: { type: string_list, default: [], description: Hosts that may be mirrored from and to; hosts below them count too. }
// returns:
//   fires: boolean
//   projectId: { type: int, description: GitLab’s id of the project. }
//   mirrorId: { type: int, description: GitLab’s id of the push mirror; none for the pull mirror. }
//   direction: { type: string, description: '`push` or `pull`.' }
//   path: { type: string, description: Full path of the project. }
//   visibility: { type: string, description: Visibility of the project. }
//   host: { type: string, description: Host of the other repository. }
//   triggersPipelines: { type: boolean, description: Whether what a pull mirror brings starts pipelines. }
//   call: { type: string, description: What ends it. }
//   mirrorKey: { type: string, description: Key of the mirror. }
//   projectKey: { type: string, description: Key of the project. }
// alert:
//   severity: high
//   category: webhooks-integrations
//   identity: [projectId, mirrorId]
//   asset: mirrorKey
//   path: [mirrorKey, projectKey]
//   needs: [projects, push-mirrors, pull-mirrors]
//   evidence: 'The {direction} mirror of {path} ({visibility}) has {host} at its other end, which is not approved.'
//   calls: ['{call}']
// remediation: 'Remove the mirror or approve the remote; turn off triggered builds.'
// controls:
//   soc2: ['CC6.7', 'CC9.2']
//   iso27001_2022: ['A.5.14', 'A.5.21', 'A.8.12']
//   gdpr: ['Art. 32(1)(b)']
//   nist_800_53: ['AC-4', 'AC-20', 'SR-3']
//   cis_gitlab: ['1.2.5']
//   owasp_cicd: ['CICD-SEC-3', 'CICD-SEC-8']
// ---
MATCH (p:GitLabProject)-[:HAS]->(m:GitLabMirror)
WITH p, m, split(CASE WHEN NOT 'urlHost' IN coalesce(m.unreadable, []) THEN m.urlHost END, ':')[0] AS host, split(split(m.key, '/')[0], ':')[0] AS own
WITH
  *,
  CASE
    WHEN host = toLower(own) THEN false
    WHEN size($approvedHosts) > 0 THEN none(one IN $approvedHosts WHERE host = toLower(one) OR host ENDS WITH '.' + toLower(one))
  END AS isForeign
RETURN
  isForeign AND
    CASE WHEN NOT 'enabled' IN coalesce(m.unreadable, []) THEN m.enabled END AND
    CASE
      WHEN m.direction = 'pull' THEN CASE WHEN NOT 'triggersPipelines' IN coalesce(m.unreadable, []) THEN m.triggersPipelines END
      ELSE CASE WHEN NOT 'visibility' IN coalesce(p.unreadable, []) THEN p.visibility END IN ['private', 'internal']
    END AS fires,
  p.id AS projectId,
  CASE WHEN m.direction = 'push' THEN toInteger(last(split(m.key, '/'))) END AS mirrorId,
  m.direction AS direction,
  p.fullPath AS path,
  p.visibility AS visibility,
  m.urlHost AS host,
  m.triggersPipelines AS triggersPipelines,
  CASE
    WHEN m.direction = 'push' THEN 'DELETE /projects/' + p.id + '/remote_mirrors/' + last(split(m.key, '/'))
    ELSE 'PUT /projects/' + p.id + '/mirror/pull enabled=false mirror_trigger_builds=false'
  END AS call,
  m.key AS mirrorKey,
  p.key AS projectKey
