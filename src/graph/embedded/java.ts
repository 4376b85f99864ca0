import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { appError } from '../../core/errors.js';
import { type Environment, runCommand } from './command.js';

/** A Java installation that has a compiler. */
export type Jdk = { readonly java: string; readonly major: number };

/** Where to look for Java. */
export type JavaSearch = {
  /** Looked at first. */
  readonly javaHome?: string;
  /** The variables that the search path comes from. Default: those of this process. */
  readonly env?: Environment;
  /** Folders of installed JDKs, looked at last. Default: `/usr/lib/jvm`. */
  readonly jvmFolders?: readonly string[];
};

/** The oldest Java that a version of Neo4j runs on: 17 for 5.x, 21 for the yearly versions from 2025 on. */
export function neededJava(neo4jVersion: string): number {
  return Number(neo4jVersion.split('.')[0]) >= 2025 ? 21 : 17;
}

/**
 * The first JDK of at least `minimum`: `javaHome`, then the search path, then the installed ones.
 * @throws JAVA_OR_MAVEN_MISSING when there is none.
 */
export async function findJdk(minimum: number, search: JavaSearch): Promise<Jdk> {
  const tooOld: number[] = [];
  for await (const command of candidates(search)) {
    const found = await inspect(command, search.env);
    if (found === undefined) continue;
    if (found.major >= minimum) return found;
    tooOld.push(found.major);
  }
  const seen = tooOld.length === 0 ? '' : ` (only ${[...new Set(tooOld)].join(', ')} is here)`;
  throw appError('JAVA_OR_MAVEN_MISSING', { missing: `a JDK of version ${minimum} or newer${seen}` });
}

async function* candidates(search: JavaSearch): AsyncGenerator<string> {
  if (search.javaHome !== undefined) yield join(search.javaHome, 'bin', 'java');
  yield 'java';
  for (const folder of search.jvmFolders ?? ['/usr/lib/jvm']) {
    const entries = await readdir(folder).catch(() => []);
    for (const entry of entries.sort()) yield join(folder, entry, 'bin', 'java');
  }
}

/** Version and home of the Java behind a command; undefined when it is none, or has no compiler. */
async function inspect(command: string, env: Environment): Promise<Jdk | undefined> {
  const { code, output } = await runCommand(command, ['-XshowSettings:properties', '-version'], env);
  if (code !== 0) return undefined;
  const home = /^\s*java\.home = (.+)$/m.exec(output)?.[1];
  const version = /^\s*java\.specification\.version = (?:1\.)?(\d+)/m.exec(output)?.[1];
  if (home === undefined || version === undefined || !existsSync(join(home, 'bin', 'javac')))
    return undefined;
  return { java: join(home, 'bin', 'java'), major: Number(version) };
}
