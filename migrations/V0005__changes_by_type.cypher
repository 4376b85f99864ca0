// Changes of one sort since a time: who was an administrator then, and what had which path.
CREATE INDEX change_type_turn IF NOT EXISTS FOR (c:Change) ON (c.host, c.type, c.turn);
