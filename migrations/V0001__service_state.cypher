// The service's own state: connections, runs, the changes that they found, and leases.
CREATE CONSTRAINT connection_name IF NOT EXISTS FOR (n:Connection) REQUIRE n.name IS UNIQUE;

CREATE CONSTRAINT sync_run_id IF NOT EXISTS FOR (n:SyncRun) REQUIRE n.id IS UNIQUE;
CREATE INDEX sync_run_connection_started IF NOT EXISTS FOR (n:SyncRun) ON (n.connection, n.startedAt);

CREATE CONSTRAINT change_id IF NOT EXISTS FOR (n:Change) REQUIRE n.id IS UNIQUE;
CREATE INDEX change_at IF NOT EXISTS FOR (n:Change) ON (n.at);
CREATE INDEX change_key IF NOT EXISTS FOR (n:Change) ON (n.key);
CREATE INDEX change_run IF NOT EXISTS FOR (n:Change) ON (n.run);

CREATE CONSTRAINT lease_name IF NOT EXISTS FOR (n:Lease) REQUIRE n.name IS UNIQUE;
