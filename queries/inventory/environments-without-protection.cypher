// ---
// id: environments-without-protection
// title: Environments that nothing protects
// description: >-
//   Environments of a tier (production unless asked otherwise) without a rule of their project or of a group above: every Developer
//   may deploy to them (R33). Environments whose rules could not be read are left out.
// params:
//   tier: { type: string, default: production, description: Tier of the environments. }
//   includeStopped: { type: boolean, default: false, description: Stopped environments too. }
// returns:
//   project: { type: string, description: Full path of the project. }
//   environment: { type: string, description: Name of the environment. }
//   tier: { type: string, description: Its tier. }
//   state: { type: string, description: Its state. }
//   externalHost: { type: string, description: Host under which it is reached. }
//   visibility: { type: string, description: Visibility of the project. }
//   environmentKey: { type: string, description: Key of the environment. }
//   key: { type: string, description: Key of the project. }
// remediation: Protect the environment, or its tier in a group above.
// needs: [projects, environments]
// ---
MATCH (p:GitLabProject)-[:HAS]->(e:GitLabEnvironment)
WHERE
  e.tier = $tier
  AND ($includeStopped OR coalesce(e.state, '') <> 'stopped')
  AND coalesce(p.archived, false) = false
  // Only then its rules were shown.
  AND p.hasProtectedEnvironments IS NOT NULL
  AND NOT EXISTS { (:GitLabProtectedEnvironment)-[:PROTECTS]->(e) }
RETURN
  coalesce(p.fullPath, p.key) AS project,
  e.name AS environment,
  e.tier AS tier,
  e.state AS state,
  e.externalHost AS externalHost,
  p.visibility AS visibility,
  e.key AS environmentKey,
  p.key AS key
ORDER BY project, environment, environmentKey
