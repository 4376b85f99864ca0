import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { runCommand } from '../../graph/embedded/command.js';
import { defaultNeo4jVersion } from '../../graph/embedded/embedded.js';
import { findJdk, neededJava } from '../../graph/embedded/java.js';
import { sentenceOf } from '../exit-codes.js';
import { definedOf } from '../open-graph.js';
import { type Examination, type Finding, fail, ok, warn } from './finding.js';

const leastNode = [20, 19] as const;

/** Whether this Node is new enough. */
export function checkNode(version = process.versions.node): Finding {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const isOld = major < leastNode[0] || (major === leastNode[0] && minor < leastNode[1]);
  if (!isOld) return ok('Node', version);
  return fail('Node', `${version} is too old`, `Install Node ${leastNode.join('.')} or newer.`);
}

/** Whether the embedded Neo4j has its Java and its libraries, or Maven to fetch them; nothing when it is not used. */
export async function checkEmbedded({ cli, config }: Examination): Promise<Finding[]> {
  if (config.neo4j !== undefined) return [ok('Java and Maven', 'not needed, NEO4J_URI is set')];
  const version = config.embedded.version ?? defaultNeo4jVersion;
  const env = cli.env === undefined ? undefined : definedOf(cli.env);
  return [
    await checkJava(version, config.embedded.javaHome, env),
    await checkLibraries(version, config.embedded.cacheDir, env),
  ];
}

async function checkJava(
  version: string,
  javaHome: string | undefined,
  env: Record<string, string> | undefined,
): Promise<Finding> {
  const search = { ...(javaHome === undefined ? {} : { javaHome }), ...(env === undefined ? {} : { env }) };
  try {
    const jdk = await findJdk(neededJava(version), search);
    return ok('Java', `JDK ${jdk.major} for Neo4j ${version}`);
  } catch (error) {
    return fail('Java', sentenceOf(error));
  }
}

async function checkLibraries(
  version: string,
  cacheDir: string,
  env: Record<string, string> | undefined,
): Promise<Finding> {
  const folder = join(cacheDir, 'neo4j', version);
  if (existsSync(folder)) return ok('Neo4j libraries', folder);
  const { code, output } = await runCommand('mvn', ['-v'], env);
  if (code === 0) {
    const maven = output.split('\n')[0]?.trim() ?? 'Maven';
    return warn(
      'Neo4j libraries',
      `not fetched yet; ${maven} will`,
      'The first start fetches about 130 MB, once.',
    );
  }
  return fail(
    'Neo4j libraries',
    'not fetched yet, and Maven (mvn) was not found',
    'Install Maven; or run docker/compose.yaml; or set NEO4J_URI to any Neo4j 5.26+ or Aura.',
  );
}
