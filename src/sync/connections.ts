import type { Graph } from '../graph/driver.js';

/** A connection as configured; the token stays with the client and never comes here. */
export interface ConnectionDefinition {
  readonly name: string;
  readonly description: string | undefined;
  readonly url: string;
  /** Full path or id of the group that it is limited to. */
  readonly group: string | undefined;
  /** Cron expression, or `disabled`. */
  readonly schedule: string;
}

/** Notes a configured connection in the graph, with the host that it reads. */
export async function noteConnection(
  graph: Graph,
  connection: ConnectionDefinition,
  host: string,
): Promise<void> {
  await graph.write(
    `MERGE (c:Connection {name: $name})
     SET c.description = $description, c.url = $url, c.host = $host, c.group = $group, c.schedule = $schedule,
       c.state = coalesce(c.state, 'verifying')`,
    {
      name: connection.name,
      description: connection.description ?? null,
      url: connection.url,
      host,
      group: connection.group ?? null,
      schedule: connection.schedule,
    },
  );
}

/**
 * Notes what came of asking GitLab about a connection's token, and the connection itself.
 * @param error the sentence of why it cannot be read; undefined when it can.
 */
export async function noteVerification(
  graph: Graph,
  connection: ConnectionDefinition,
  host: string,
  error: string | undefined,
): Promise<void> {
  await noteConnection(graph, connection, host);
  await graph.write('MATCH (c:Connection {name: $name}) SET c.verifiedAt = $at, c.verifyError = $error', {
    name: connection.name,
    at: new Date().toISOString(),
    error: error ?? null,
  });
}

/** A connection as the graph knows it, configured or not. */
export interface KnownConnection {
  readonly name: string;
  readonly url: string | null;
  readonly host: string | null;
  readonly group: string | null;
  readonly state: string;
  readonly lastStartedAt: string | null;
  readonly lastFinishedAt: string | null;
  readonly lastError: string | null;
}

/** All connections that the graph knows, by name. */
export async function knownConnections(graph: Graph): Promise<KnownConnection[]> {
  return await graph.read(
    `MATCH (c:Connection)
     RETURN c.name AS name, c.url AS url, c.host AS host, c.group AS group, c.state AS state,
       c.lastStartedAt AS lastStartedAt, c.lastFinishedAt AS lastFinishedAt, c.lastError AS lastError ORDER BY name`,
    {},
  );
}
