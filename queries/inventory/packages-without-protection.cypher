// ---
// id: packages-without-protection
// title: Packages and container repositories without protection
// description: Packages (of the latest hundred of each project) and container repositories that no protection rule covers; every Developer may publish, and for some types overwrite, them.
// returns:
//   project: { type: string, description: Full path of the project. }
//   visibility: { type: string, description: Visibility of the project. }
//   kind: { type: string, description: '`package` or `container`.' }
//   name: { type: string, description: 'Name of the package, or path of the repository.' }
//   packageType: { type: string, description: Type of the package; none for containers. }
//   versions: { type: int, description: Known versions of the package; one for containers. }
//   protected: { type: string, description: '`no`, or `unknown` when GitLab did not tell.' }
//   projectKey: { type: string, description: Key of the project. }
// remediation: Add a protection rule for the package or repository, with Maintainer as the least role to push.
// needs: [packages, container-repositories]
// ---
MATCH (p:GitLabProject)-[:HAS]->(x:GitLabPackage|GitLabContainerRepository)
WHERE NOT coalesce(x.protectionRuleExists, false) AND coalesce(x.status, 'DEFAULT') <> 'PENDING_DESTRUCTION'
WITH
  p,
  CASE WHEN x:GitLabPackage THEN 'package' ELSE 'container' END AS kind,
  CASE WHEN x:GitLabPackage THEN x.name ELSE x.path END AS name,
  CASE WHEN x:GitLabPackage THEN x.packageType END AS packageType,
  CASE WHEN x.protectionRuleExists IS NULL THEN 'unknown' ELSE 'no' END AS protected,
  count(*) AS versions
RETURN
  coalesce(p.fullPath, p.key) AS project,
  p.visibility AS visibility,
  kind,
  name,
  packageType,
  versions,
  protected,
  p.key AS projectKey
ORDER BY project, kind, name, packageType, protected, projectKey
