// Saved queries that are watched, the rows that were accepted of each, and settings that are weaker than they were.
CREATE CONSTRAINT watch_name IF NOT EXISTS FOR (n:Watch) REQUIRE n.name IS UNIQUE;
CREATE CONSTRAINT watch_state_watch IF NOT EXISTS FOR (n:WatchState) REQUIRE n.watch IS UNIQUE;
CREATE CONSTRAINT watch_row_id IF NOT EXISTS FOR (n:WatchRow) REQUIRE n.id IS UNIQUE;
CREATE INDEX watch_row_watch IF NOT EXISTS FOR (n:WatchRow) ON (n.watch);
CREATE CONSTRAINT weakening_id IF NOT EXISTS FOR (n:Weakening) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT weakening_place_host IF NOT EXISTS FOR (n:WeakeningPlace) REQUIRE n.host IS UNIQUE;
CREATE CONSTRAINT judged_audit_event_key IF NOT EXISTS FOR (n:JudgedAuditEvent) REQUIRE n.key IS UNIQUE;
CREATE INDEX audit_event_type IF NOT EXISTS FOR (n:GitLabAuditEvent) ON (n.eventType);
CREATE INDEX weakening_key IF NOT EXISTS FOR (n:Weakening) ON (n.key);
CREATE INDEX weakening_from_key IF NOT EXISTS FOR (n:Weakening) ON (n.fromKey);
