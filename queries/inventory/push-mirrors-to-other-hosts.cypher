// ---
// id: push-mirrors-to-other-hosts
// title: Code that is mirrored to other hosts
// description: Push mirrors that copy a repository to a host other than this GitLab, whoever may read it there.
// params:
//   includeDisabled: { type: boolean, default: false, description: Mirrors that are switched off too. }
// returns:
//   path: { type: string, description: Full path of the project. }
//   visibility: { type: string, description: Visibility of the project here. }
//   urlScheme: { type: string, description: Scheme of the other repository’s address. }
//   urlHost: { type: string, description: 'Host that it goes to; `unknown` when it could not be read.' }
//   enabled: { type: boolean, description: Whether it is active; none when unknown. }
//   onlyProtectedBranches: { type: boolean, description: Whether only protected branches go there. }
//   branchRegex: { type: string, description: Pattern of the branches that go there; none means all. }
//   authMethod: { type: string, description: How this GitLab proves itself there. }
//   lastUpdateStatus: { type: string, description: How the last update ended. }
//   lastUpdateAt: { type: datetime, description: When it was last updated. }
//   key: { type: string, description: Key of the mirror. }
// needs: [projects, push-mirrors]
// ---
MATCH (p:GitLabProject)-[:HAS]->(m:GitLabMirror {direction: 'push'})
WITH p, m, split(split(m.key, '/')[0], ':')[0] AS own, coalesce(m.urlHost, 'unknown') AS host
WHERE split(host, ':')[0] <> toLower(own) AND ($includeDisabled OR coalesce(m.enabled, true))
RETURN
  coalesce(p.fullPath, p.key) AS path,
  p.visibility AS visibility,
  m.urlScheme AS urlScheme,
  host AS urlHost,
  m.enabled AS enabled,
  m.onlyProtectedBranches AS onlyProtectedBranches,
  m.branchRegex AS branchRegex,
  m.authMethod AS authMethod,
  m.lastUpdateStatus AS lastUpdateStatus,
  m.lastUpdateAt AS lastUpdateAt,
  m.key AS key
ORDER BY path, urlHost, key
