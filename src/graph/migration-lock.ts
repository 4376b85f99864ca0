import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import { setTimeout as delay } from 'node:timers/promises';
import { appError } from '../core/errors.js';
import type { Graph } from './driver.js';

/** How the lock behaves; both in milliseconds. */
export type LockTimes = {
  /** How long another holder is waited for. */
  readonly waitMs: number;
  /** How long the lock outlives a holder that died. */
  readonly ttlMs: number;
};

const pollMs = 250;

// The first SET takes the node's write lock, so that what is read after it is true until the commit. The time is
// the database's, because the clocks of instances differ.
const take = `
  MERGE (lock:MigrationLock {name: 'migrations'})
  SET lock.asked = $holder
  WITH lock, lock.holder IS NULL OR lock.holder = $holder OR lock.expiresAt < datetime.realtime() AS free
  FOREACH (_ IN CASE WHEN free THEN [1] ELSE [] END |
    SET lock.holder = $holder, lock.expiresAt = datetime.realtime() + duration({milliseconds: $ttlMs}))
  RETURN lock.holder AS holder`;

/**
 * Runs `work` while this instance alone holds the migration lock. `keep` renews it; call it before each step.
 * @throws MIGRATION_LOCKED when another instance holds it for longer than `waitMs`, or took it over.
 */
export async function withMigrationLock<T>(
  graph: Graph,
  times: LockTimes,
  work: (keep: () => Promise<void>) => Promise<T>,
): Promise<T> {
  const holder = `${hostname()}/${process.pid}/${randomUUID().slice(0, 8)}`;
  const ask = async () => {
    const [row] = await graph.write<{ holder: string }>(take, { holder, ttlMs: times.ttlMs });
    return row?.holder ?? '';
  };
  const keep = async () => {
    const current = await ask();
    if (current !== holder) throw appError('MIGRATION_LOCKED', { holder: current });
  };

  await graph.write(
    'CREATE CONSTRAINT migration_lock_name IF NOT EXISTS FOR (l:MigrationLock) REQUIRE l.name IS UNIQUE',
  );
  const deadline = Date.now() + times.waitMs;
  while ((await ask()) !== holder) {
    if (Date.now() >= deadline) await keep();
    await delay(Math.min(pollMs, Math.max(deadline - Date.now(), 1)));
  }
  // A single statement, such as an index over much data, may take longer than the lock lasts.
  const renewal = setInterval(() => void ask().catch(() => undefined), times.ttlMs / 3);
  try {
    return await work(keep);
  } finally {
    clearInterval(renewal);
    await graph.write(
      "MATCH (lock:MigrationLock {name: 'migrations', holder: $holder}) REMOVE lock.holder, lock.expiresAt",
      { holder },
    );
  }
}
