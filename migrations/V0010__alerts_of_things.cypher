// The alerts about a thing, which its changes and its page show.
CREATE INDEX alert_asset IF NOT EXISTS FOR (n:Alert) ON (n.asset);
