// ---
// id: collector-coverage-gap
// title: 'Facts a rule needs could not be collected'
// description: >-
//   Rules that could not tell when they last ran, because a list that they need was not read or a fact is missing of more than a fifth of what they
//   looked at. It tells of the run before where it runs before another rule. A rule that never ran, or failed, is unknown.
// params:
//   nullRatio: { type: float, default: 0.2, min: 0, max: 1, description: The share of things of which a fact may be missing. }
// returns:
//   fires: boolean
//   ruleId: { type: string, description: Id of the rule. }
//   fact: { type: string, description: 'The list that was not read, or `facts` of single things.' }
//   reason: { type: string, description: Why. }
//   missing: { type: int, description: Of how many things the facts are missing. }
//   checked: { type: int, description: How many things the rule looked at. }
// alert:
//   severity: info
//   category: logging
//   identity: [ruleId, fact, reason]
//   asset: ruleId
//   needs: [projects]
//   volatile: [missing, checked]
//   evidence: 'The rule {ruleId} could not tell: {fact}, {reason}'
//   calls: []
// remediation: 'Add the scope or Owner role, or accept the tier limit as an exception.'
// controls:
//   soc2: ['CC7.2', 'CC4.1']
//   iso27001_2022: ['A.5.36', 'A.8.16']
//   gdpr: ['Art. 5(2)']
//   nist_800_53: ['CA-7', 'AU-6']
//   owasp_cicd: ['CICD-SEC-10']
// ---
MATCH (r:RuleResult)
WHERE r.at IS NOT NULL AND r.rule <> 'collector-coverage-gap'
CALL (r) {
  UNWIND
    CASE WHEN size(coalesce(r.missing, [])) > 0 THEN r.missing ELSE [null] END AS entry
  WITH DISTINCT r, entry
  RETURN
    CASE WHEN r.state = 'FAILED' THEN null ELSE entry IS NOT NULL END AS fires,
    coalesce(split(entry, '|')[0], 'lists') AS fact,
    coalesce(split(entry, '|')[1], r.reason) AS reason
  UNION ALL
  WITH r WHERE r.state <> 'FAILED' AND r.checked > 0 AND r.unknown > $nullRatio * r.checked
  RETURN true AS fires, 'facts' AS fact, 'no token could read them.' AS reason
}
RETURN
  fires,
  r.rule AS ruleId,
  fact,
  reason,
  r.unknown AS missing,
  r.checked AS checked
