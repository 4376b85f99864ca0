import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { appError } from '../../core/errors.js';
import { type Environment, runCommand } from './command.js';

const plugin = 'org.apache.maven.plugins:maven-dependency-plugin:3.8.1';

/** Where Neo4j's libraries are kept, and who hears about their download. */
export type ArtifactOptions = {
  readonly version: string;
  readonly cacheDir: string;
  readonly env?: Environment;
  readonly onProgress?: (text: string) => void;
};

/**
 * The folder with the jars of a Neo4j version, `<cacheDir>/neo4j/<version>`, filled by Maven when it does not exist.
 * The folder appears whole or not at all, so several processes may ask at once.
 * @throws JAVA_OR_MAVEN_MISSING without Maven, NEO4J_DOWNLOAD_FAILED when it fails or the version is no version.
 */
export async function ensureArtifacts(options: ArtifactOptions): Promise<string> {
  const { version, cacheDir } = options;
  if (!/^\d+\.\d+\.\d+$/.test(version)) {
    throw appError('NEO4J_DOWNLOAD_FAILED', { version, reason: 'a version looks like 5.26.30' });
  }
  const folder = join(cacheDir, 'neo4j', version);
  if (existsSync(folder)) return folder;

  options.onProgress?.(`Downloading Neo4j ${version} with Maven (about 130 MB, only once)`);
  const work = `${folder}.${randomUUID()}.part`;
  try {
    await mkdir(dirname(folder), { recursive: true });
    await download(version, work, options.env);
    await rename(join(work, 'lib'), folder).catch((error: unknown) => {
      // Another process was faster: its folder is as good as this one.
      if (!existsSync(folder)) throw error;
    });
  } finally {
    await rm(work, { recursive: true, force: true });
  }
  return folder;
}

async function download(version: string, work: string, env: Environment): Promise<void> {
  await mkdir(work, { recursive: true });
  const pom = join(work, 'pom.xml');
  await writeFile(pom, pomFor(version));
  const goals = [
    `${plugin}:copy-dependencies`,
    `-DoutputDirectory=${join(work, 'lib')}`,
    '-DincludeScope=runtime',
  ];
  const args = ['-q', '-B', '--strict-checksums', '-f', pom, ...goals];
  const { code, output } = await runCommand('mvn', args, env);
  if (code === 0) return;
  if (code === null) throw appError('JAVA_OR_MAVEN_MISSING', { missing: 'Maven (mvn)' }, new Error(output));
  throw appError('NEO4J_DOWNLOAD_FAILED', { version, reason: firstError(output) }, new Error(output));
}

function firstError(output: string): string {
  const line =
    output.split('\n').find((text) => text.includes('ERROR')) ?? output.trim().split('\n')[0] ?? '';
  const text = line.replace(/^\W*\[?ERROR\]?\s*/, '').replace(/\s*->\s*\[Help.*$/, '');
  return text.replace(/[\s.:]+$/, '').slice(0, 300) || 'it gave no reason';
}

function pomFor(version: string): string {
  const dependency = (artifact: string) =>
    `<dependency><groupId>org.neo4j</groupId><artifactId>${artifact}</artifactId><version>${version}</version></dependency>`;
  return `<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>local</groupId><artifactId>embedded-neo4j</artifactId><version>1</version><packaging>pom</packaging>
  <dependencies>${dependency('neo4j')}${dependency('neo4j-bolt')}</dependencies>
</project>
`;
}
