import { randomUUID } from 'node:crypto';
import { link, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { z } from 'zod';
import { processIdentity } from './process-identity.js';

const processSchema = z.object({ pid: z.number().int().positive(), identity: z.string() });
const lockSchema = z.object({
  id: z.string(),
  owner: processSchema,
  server: processSchema.extend({ port: z.number().int().optional(), version: z.string() }).optional(),
});

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
    await removeStale(file, holder);
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

/** Moves the stale lock aside; one that another process put there meanwhile is put back. */
async function removeStale(file: string, stale: LockContent | undefined): Promise<void> {
  const aside = `${file}.${randomUUID()}`;
  try {
    await rename(file, aside);
    const moved = await readLock(aside);
    if (moved !== undefined && moved.id !== stale?.id) await link(aside, file);
  } catch (error) {
    if (!isCode(error, 'ENOENT') && !isCode(error, 'EEXIST')) throw error;
  } finally {
    await rm(aside, { force: true });
  }
}

async function writeTemporary(file: string, content: LockContent): Promise<string> {
  const temporary = `${file}.${randomUUID()}`;
  await writeFile(temporary, `${JSON.stringify(content)}\n`, { mode: 0o600 });
  return temporary;
}

function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
