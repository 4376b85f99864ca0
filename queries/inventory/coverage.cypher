// ---
// id: coverage
// title: What the last syncs could not read
// description: Of the last finished sync of each connection, every list that was not read whole, and why. What is listed here is unknown in every other answer.
// params:
//   connection: { type: string, description: Only this connection. }
// returns:
//   connection: { type: string, description: Name of the connection. }
//   source: { type: string, description: What was being read. }
//   target: { type: string, description: Of which group or project or user. }
//   status: { type: string, description: '`denied` or `failed`.' }
//   reason: { type: string, description: Why it was not complete. }
//   runStatus: { type: string, description: How the run ended. }
//   startedAt: { type: datetime, description: When the run started. }
//   finishedAt: { type: datetime, description: When the run ended. }
//   run: { type: string, description: Id of the run. }
// remediation: Give the token the scope or role that the reason names, or sync again after a failure.
// ---
MATCH (r:SyncRun)
WHERE r.finishedAt IS NOT NULL AND r.connection = coalesce($connection, r.connection)
WITH r.connection AS name, max(r.startedAt) AS latest
MATCH (r:SyncRun {connection: name, startedAt: latest})-[:INCOMPLETE]->(s:SyncScope)
RETURN
  name AS connection,
  s.source AS source,
  s.target AS target,
  s.status AS status,
  s.reason AS reason,
  r.status AS runStatus,
  r.startedAt AS startedAt,
  r.finishedAt AS finishedAt,
  r.id AS run
ORDER BY connection, source, target, status, reason, run
