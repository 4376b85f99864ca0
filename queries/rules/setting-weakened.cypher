// ---
// id: setting-weakened
// title: 'A setting was weakened'
// description: >-
//   Settings, limits and grants that are weaker than they were, by the order that each property has: fewer approvals, lower roles that may push, tag or
//   deploy, later or no expiry, more scopes, checks and locks that were switched off. What is weakened is measured by what it was before, and it ends
//   when it is as strong again, when a person resolves the alert, or when a baseline is accepted. Flags, visibility and roles of which other rules on drift
//   tell are left to those. Weakenings of any of them that were restored before a sync saw them are told too, from GitLab's audit events, and
//   stay until a person resolves them. A value that can no longer be read is unknown.
// returns:
//   fires: boolean
//   objectId: { type: string, description: 'GitLab''s id of what is weaker, the last part of its key.' }
//   fromId: { type: string, description: 'Of a relationship, the id of the user, group or key that it is of.' }
//   kind: { type: string, description: 'Kind of the thing; of a relationship its type and the kind of what it reaches.' }
//   property: { type: string, description: The fact that is weaker. }
//   occasion: { type: string, description: 'Of what was restored, the audit event or change that tells of it.' }
//   before: { type: string, description: What was before. }
//   after: { type: string, description: What it was weakened to. }
//   state: { type: string, description: '`standing`, or `restored` when it is as strong as before again.' }
//   path: { type: string, description: Full path of the group or project. }
//   changedAt: { type: string, description: 'When a sync found the change; of what was restored, when it happened.' }
//   severity: { type: string, description: That of the property. }
//   auditEvent: { type: string, description: 'Key of the audit event that tells of it, where that is what tells.' }
//   objectKey: { type: string, description: Key of the thing. }
//   fromKey: { type: string, description: 'Of a relationship, the key of its other end.' }
//   assetKey: { type: string, description: Key of what the alert is about. }
// alert:
//   severity: medium
//   category: drift
//   identity: [objectId, fromId, kind, property, occasion]
//   asset: assetKey
//   needs: [projects, groups]
//   evidence: 'In {path} {property} of a {kind} went from {before} to {after} at {changedAt}; that is {state}.'
//   calls: []
//   aiControlsApplyOnlyIf: 'project or identity is tagged as part of an AI system (EU AI Act: high-risk)'
// remediation: 'Restore the previous value shown in the evidence, or resolve the alert to accept the new one; review what happened while it was weaker.'
// controls:
//   soc2: ['CC7.1', 'CC7.2', 'CC8.1']
//   iso27001_2022: ['A.8.9', 'A.8.16', 'A.8.32']
//   gdpr: ['Art. 32(1)(d)']
//   eu_ai_act: ['Art. 15(5)']
//   nist_800_53: ['CM-3', 'CM-3(1)', 'CM-6(1)']
//   cis_gitlab: ['1.1.19']
//   owasp_cicd: ['CICD-SEC-1', 'CICD-SEC-10']
// ---
MATCH (w:Weakening)
WHERE w.toldBy IS NULL OR w.state = 'RESTORED'
OPTIONAL MATCH (n:GitLabEntity {key: w.key})
RETURN
  CASE w.state WHEN 'UNKNOWN' THEN null ELSE true END AS fires,
  w.objectId AS objectId,
  w.fromId AS fromId,
  w.kind AS kind,
  w.property AS property,
  w.occasion AS occasion,
  w.before AS before,
  w.after AS after,
  toLower(w.state) AS state,
  coalesce(n.fullPath, head(COLLECT { MATCH (home:GitLabGroup|GitLabProject)-[:HAS]->(n) RETURN home.fullPath })) AS path,
  w.changedAt AS changedAt,
  w.severity AS severity,
  w.auditEvent AS auditEvent,
  w.key AS objectKey,
  w.fromKey AS fromKey,
  w.assetKey AS assetKey
