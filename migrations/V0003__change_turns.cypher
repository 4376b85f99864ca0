// Order of commits among the changes of one instance, for whoever follows them; runs by time and by status.
CREATE INDEX change_turn IF NOT EXISTS FOR (c:Change) ON (c.host, c.turn);
CREATE INDEX sync_run_started IF NOT EXISTS FOR (r:SyncRun) ON (r.startedAt);
CREATE INDEX sync_run_status IF NOT EXISTS FOR (r:SyncRun) ON (r.status);
