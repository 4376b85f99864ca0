import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { link, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';
import { z } from 'zod';
import { processIdentity } from './process-identity.js';

const processSchema = z.object({ pid: z.number().int().positive(), identity: z.string() });
const lockSchema = z.object({
  id: z.string().regex(/^[\w-]+$/),
  owner: processSchema,
  server: processSchema.extend({ port: z.number().int().optional(), version: z.string() }).optional(),
});

const claimPollMs = 20;
const abandonedAfterMs = 10_000;

/** What the lock file says: the process that holds the data and the server, whose port is known once it is ready. */
export type LockContent = z.infer<typeof lockSchema>;

/** A server under the lock; without `port` it is not ready yet. */
export type ServerState = { readonly pid: number; readonly version: string; readonly port?: number };

/** The lock as its holder has it. */
export type HeldLock = {
  /** Adds the server to the lock file: its process at once, its port when it is ready. */
  publish(server: ServerState): Promise<void>;
  /** Removes the lock file if it is still this holder's. */
  release(): Promise<void>;
};

/** The lock, or the live content of the one who has it. */
export type LockResult = { readonly held: HeldLock } | { readonly holder: LockContent };

/**
 * Takes the lock file, readable by its user alone. One whose owner and server are both dead is taken over; process
 * numbers are compared with their start time, because they are used again, above all in containers.
 * Neo4j's own lock on its store is the last word, should the file ever be wrong.
 */
export async function takeLock(file: string): Promise<LockResult> {
  const content: LockContent = { id: randomUUID(), owner: await describe(process.pid) };
  for (;;) {
    if (await create(file, content)) return { held: holdLock(file, content) };
    const holder = await readLock(file);
    if (holder !== undefined && (await isAlive(holder))) return { holder };
    if (existsSync(file) && (await takeOver(file, holder, content))) return { held: holdLock(file, content) };
  }
}

/** What the lock file says; undefined when there is none or it makes no sense. */
export async function readLock(file: string): Promise<LockContent | undefined> {
  try {
    return lockSchema.parse(JSON.parse(await readFile(file, 'utf8')));
  } catch {
    return undefined;
  }
}

/** Whether the process that wrote the lock still runs. */
export async function ownerAlive(lock: LockContent): Promise<boolean> {
  return (await processIdentity(lock.owner.pid)) === lock.owner.identity;
}

/** Whether the lock's owner, or the server that it left behind, still runs. */
export async function isAlive(lock: LockContent): Promise<boolean> {
  if (await ownerAlive(lock)) return true;
  return lock.server !== undefined && (await processIdentity(lock.server.pid)) === lock.server.identity;
}

function holdLock(file: string, content: LockContent): HeldLock {
  return {
    async publish(server) {
      const temporary = await writeTemporary(file, {
        ...content,
        server: { ...server, ...(await describe(server.pid)) },
      });
      await rename(temporary, file);
    },
    async release() {
      if ((await readLock(file))?.id === content.id) await rm(file, { force: true });
    },
  };
}

async function describe(pid: number): Promise<LockContent['owner']> {
  return { pid, identity: (await processIdentity(pid)) ?? '' };
}

/** Links a complete file into place, so that nobody ever reads a half-written lock. */
async function create(file: string, content: LockContent): Promise<boolean> {
  const temporary = await writeTemporary(file, content);
  try {
    await link(temporary, file);
    return true;
  } catch (error) {
    if (isCode(error, 'EEXIST')) return false;
    throw error;
  } finally {
    await rm(temporary, { force: true });
  }
}

/**
 * Replaces the stale lock by `content`, unless it is another one meanwhile. Only the one process that has the claim on
 * that very lock may do so, or two could each replace the other's.
 */
async function takeOver(
  file: string,
  stale: LockContent | undefined,
  content: LockContent,
): Promise<boolean> {
  const claim = `${file}.${stale?.id ?? 'unreadable'}.claim`;
  try {
    await writeFile(claim, '', { flag: 'wx', mode: 0o600 });
  } catch (error) {
    if (!isCode(error, 'EEXIST')) throw error;
    await dropAbandoned(claim);
    await delay(claimPollMs);
    return false;
  }
  try {
    if (!existsSync(file) || (await readLock(file))?.id !== stale?.id) return false;
    await rename(await writeTemporary(file, content), file);
    return true;
  } finally {
    await rm(claim, { force: true });
  }
}

/** Removes a claim whose process must have died, since a claim is held for moments only. */
async function dropAbandoned(claim: string): Promise<void> {
  const made = await stat(claim).catch(() => undefined);
  if (made !== undefined && Date.now() - made.mtimeMs > abandonedAfterMs) await rm(claim, { force: true });
}

async function writeTemporary(file: string, content: LockContent): Promise<string> {
  const temporary = `${file}.${randomUUID()}`;
  await writeFile(temporary, `${JSON.stringify(content)}\n`, { mode: 0o600 });
  return temporary;
}

/** Does not ask for `instanceof Error`, which is false for Node's own errors inside a VM context. */
function isCode(error: unknown, code: string): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && error.code === code;
}
