import { randomUUID } from 'node:crypto';
import { appError } from '../core/errors.js';
import type { Graph } from '../graph/driver.js';
import { knownConnections } from './connections.js';
import { Lease } from './lease.js';
import { forgetConnection } from './remove.js';
import { type WriteCounts, Writer } from './writer.js';

/**
 * Removes a connection with what only it brought; what others see stays, and so do its runs and change records.
 * @throws AppError CONNECTION_UNKNOWN, and SYNC_LOCKED while it is being synced.
 */
export async function removeConnection(graph: Graph, name: string): Promise<WriteCounts> {
  const known = await knownConnections(graph);
  const connection = known.find((candidate) => candidate.name === name);
  if (connection === undefined)
    throw appError('CONNECTION_UNKNOWN', { name, known: known.map((each) => each.name) });
  const lease = await Lease.acquire(graph, name);
  try {
    const host = connection.host ?? '';
    const writer = new Writer({
      graph,
      host,
      connection: name,
      run: `remove-${randomUUID()}`,
      lease,
      recordsChanges: () => true,
    });
    await writer.open();
    await forgetConnection(graph, writer, { host, connection: name });
    await graph.write('MATCH (c:Connection {name: $name}) DETACH DELETE c', { name });
    return writer.counts;
  } finally {
    await lease.release();
  }
}
