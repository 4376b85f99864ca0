// Who is told of alerts, how far each has come in what happened, and what each is told.
CREATE CONSTRAINT notification_receiver_name IF NOT EXISTS FOR (n:NotificationReceiver) REQUIRE n.name IS UNIQUE;
CREATE CONSTRAINT delivery_id IF NOT EXISTS FOR (n:Delivery) REQUIRE n.id IS UNIQUE;
CREATE INDEX delivery_due IF NOT EXISTS FOR (n:Delivery) ON (n.receiver, n.state, n.nextAt);
CREATE INDEX delivery_alert IF NOT EXISTS FOR (n:Delivery) ON (n.receiver, n.alert);
