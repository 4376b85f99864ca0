// Turns of writers on one instance, sets of property names, coverage of the last run of each connection.
CREATE CONSTRAINT write_turn_host IF NOT EXISTS FOR (w:WriteTurn) REQUIRE w.host IS UNIQUE;
CREATE CONSTRAINT property_set_id IF NOT EXISTS FOR (s:PropertySet) REQUIRE s.id IS UNIQUE;
CREATE INDEX sync_scope_source IF NOT EXISTS FOR (s:SyncScope) ON (s.source);
CREATE INDEX change_from_key IF NOT EXISTS FOR (c:Change) ON (c.fromKey);
