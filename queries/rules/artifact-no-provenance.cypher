// ---
// id: artifact-no-provenance
// title: 'Production artifact has no signature or provenance'
// description: >-
//   Images and packages that are deployed to a production environment, by its tier or by a name in `productionNames`, without a
//   signature and without a provenance attestation; the finding tells whether a bill of materials (SBOM) is there. What is
//   deployed where, and attestations, are not read yet: until they are, nothing is looked at and every answer is unknown.
// params:
//   productionNames: { type: string_list, default: [production, prod, live], description: Lower-case names of environments that are production whatever their tier. }
// returns:
//   fires: boolean
//   projectId: { type: int, description: 'GitLab''s id of the project.' }
//   artifact: { type: string, description: 'The image, or the name and version of the package.' }
//   path: { type: string, description: 'Full path of the project.' }
//   environments: { type: strings, description: 'Names of the production environments that it is deployed to, sorted.' }
//   hasSbom: { type: boolean, description: 'Whether it has a bill of materials.' }
//   artifactKey: { type: string, description: 'Key of the image or package.' }
//   projectKey: { type: string, description: 'Key of the project.' }
// alert:
//   severity: low
//   category: supply-chain
//   identity: [projectId, artifact]
//   asset: artifactKey
//   path: []
//   needs: [projects, environments, deployed-artifacts, attestations]
//   aiControlsApplyOnlyIf: 'project or identity is tagged as part of an AI system (EU AI Act: high-risk)'
//   evidence: '{artifact} is deployed to {environments} of {path} without signature or provenance (SBOM: {hasSbom}).'
//   calls: []
// remediation: 'Sign in the pipeline and publish SLSA Build provenance and an SBOM.'
// controls:
//   soc2: ['CC6.8', 'CC8.1']
//   iso27001_2022: ['A.5.21', 'A.8.30']
//   eu_ai_act: ['Art. 15(5)']
//   nist_800_53: ['SI-7', 'SR-4', 'CM-14']
//   cis_gitlab: ['2.4.1', '2.4.5', '4.1.1', '4.4.1']
//   owasp_cicd: ['CICD-SEC-9']
// ---
MATCH (x:GitLabContainerImage|GitLabPackage)-[:DEPLOYED_TO]->(e:GitLabEnvironment)<-[:HAS]-(p:GitLabProject)
WHERE
  coalesce(size(p._claims), 1) > 0 AND NOT coalesce(p.archived, false) AND
  coalesce(e.state, 'available') = 'available' AND
  (e.tier = 'production' OR toLower(e.name) IN $productionNames)
WITH p, x, e.name AS name
ORDER BY name
WITH p, x, collect(DISTINCT name) AS environments
RETURN
  CASE
    WHEN EXISTS { (a:GitLabAttestation)-[:ATTESTS]->(x) WHERE a.kind IN ['signature', 'provenance'] } THEN false
    WHEN x.attestationsRead THEN true
  END AS fires,
  p.id AS projectId,
  coalesce(x.reference, x.name + '@' + x.version) AS artifact,
  p.fullPath AS path,
  environments,
  EXISTS { (a:GitLabAttestation)-[:ATTESTS]->(x) WHERE a.kind = 'sbom' } AS hasSbom,
  x.key AS artifactKey,
  p.key AS projectKey
