// ---
// id: coverage
// title: What the last syncs could not read
// description: >-
//   For each connection: every list that its last sync with a result did not read whole, every kind of list that the token is known
//   not to read, and the last sync itself when it had no result. What is listed here is unknown in every other answer.
// params:
//   connection: { type: string, description: Only this connection. }
// returns:
//   connection: { type: string, description: Name of the connection. }
//   source: { type: string, description: What was being read; none when the whole sync had no result. }
//   target: { type: string, description: 'Key of the thing whose list it is; none when of all.' }
//   status: { type: string, description: '`denied`, `failed`, `unreadable` for a whole kind of list, or how a sync without result ended.' }
//   reason: { type: string, description: Why it was not complete. }
//   runStatus: { type: string, description: 'How the run ended, such as `partial`.' }
//   startedAt: { type: datetime, description: When the run started. }
//   finishedAt: { type: datetime, description: When the run ended. }
//   run: { type: string, description: Id of the run. }
// remediation: Give the token the scope or role that the reason names, or sync again after a failure.
// ---
CALL () {
  MATCH (r:SyncRun)
  WHERE r.status IN ['complete', 'partial'] AND r.connection = coalesce($connection, r.connection)
  WITH r.connection AS name, max(r.startedAt) AS latest
  MATCH (r:SyncRun {connection: name, startedAt: latest})
  CALL (r) {
    MATCH (r)-[:INCOMPLETE]->(s:SyncScope)
    RETURN s.source AS source, s.target AS target, s.status AS status, s.reason AS reason
    UNION ALL
    MATCH (r)-[:COVERED]->(s:SourceCoverage {state: 'unreadable'})
    RETURN s.source AS source, null AS target, 'unreadable' AS status, s.reason AS reason
  }
  RETURN r, source, target, status, reason
  UNION ALL
  MATCH (r:SyncRun)
  WHERE r.status <> 'running' AND r.connection = coalesce($connection, r.connection)
  WITH r.connection AS name, max(r.startedAt) AS latest
  MATCH (r:SyncRun {connection: name, startedAt: latest})
  WHERE NOT r.status IN ['complete', 'partial', 'running']
  RETURN r, null AS source, null AS target, r.status AS status, r.error AS reason
}
RETURN
  r.connection AS connection,
  source,
  target,
  status,
  reason,
  r.status AS runStatus,
  r.startedAt AS startedAt,
  r.finishedAt AS finishedAt,
  r.id AS run
ORDER BY connection, source, target, status, reason, run
