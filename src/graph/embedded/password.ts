import { randomBytes } from 'node:crypto';
import { chmod, readFile, writeFile } from 'node:fs/promises';

/** The password in `file`, made and kept there with mode 600 when there is none. Call it under the data folder's lock. */
export async function keptPassword(file: string): Promise<string> {
  const kept = await readPassword(file);
  if (kept !== undefined) {
    await chmod(file, 0o600);
    return kept;
  }
  const password = randomBytes(24).toString('base64url');
  await writeFile(file, `${password}\n`, { mode: 0o600 });
  return password;
}

/** The password in `file`; undefined when there is none. */
export async function readPassword(file: string): Promise<string | undefined> {
  const text = await readFile(file, 'utf8').catch(() => '');
  return text.trim() || undefined;
}
