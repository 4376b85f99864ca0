import { readFile } from 'node:fs/promises';

/**
 * What tells a process apart from a later one with the same number: its start time and the machine's boot, where
 * Linux tells them; elsewhere only that it runs. Undefined when there is no such process.
 */
export async function processIdentity(pid: number): Promise<string | undefined> {
  try {
    process.kill(pid, 0);
  } catch (error) {
    // A process of another user cannot be signalled, but it is there.
    if (!isPermissionError(error)) return undefined;
  }
  const [stat, boot] = await Promise.all([
    readText(`/proc/${pid}/stat`),
    readText('/proc/sys/kernel/random/boot_id'),
  ]);
  if (stat === undefined) return 'running';
  // The command name, in parentheses, may hold blanks; state is the first field after it, start time the twentieth.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  if (fields[0] === 'Z') return undefined;
  return `${boot?.trim() ?? ''}:${fields[19] ?? ''}`;
}

async function readText(file: string): Promise<string | undefined> {
  return readFile(file, 'utf8').catch(() => undefined);
}

function isPermissionError(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && error.code === 'EPERM';
}
