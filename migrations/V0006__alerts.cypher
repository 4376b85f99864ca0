// Alerts, what happened to each, and how each rule last went.
CREATE CONSTRAINT alert_id IF NOT EXISTS FOR (n:Alert) REQUIRE n.id IS UNIQUE;
CREATE INDEX alert_rule IF NOT EXISTS FOR (n:Alert) ON (n.rule);
CREATE INDEX alert_status IF NOT EXISTS FOR (n:Alert) ON (n.status);
CREATE CONSTRAINT alert_event_id IF NOT EXISTS FOR (n:AlertEvent) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT rule_result_rule IF NOT EXISTS FOR (n:RuleResult) REQUIRE n.rule IS UNIQUE;
CREATE INDEX alert_event_turn IF NOT EXISTS FOR (n:AlertEvent) ON (n.turn);
CREATE CONSTRAINT alert_turn_name IF NOT EXISTS FOR (n:AlertTurn) REQUIRE n.name IS UNIQUE;
// States of the estate that somebody accepted.
CREATE CONSTRAINT baseline_name IF NOT EXISTS FOR (n:Baseline) REQUIRE n.name IS UNIQUE;
