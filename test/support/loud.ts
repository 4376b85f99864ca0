import type { Rule } from '../../src/alerts/rule.js';
import { runRules } from '../../src/alerts/run-rules.js';
import { silentLogger } from '../../src/core/logger.js';
import type { Graph } from '../../src/graph/driver.js';
import { savedQueryOf } from './saved-query.js';

const loud =
  'MATCH (p:GitLabProject) RETURN p.volume > 5 AS fires, p.id AS projectId, p.volume AS volume, p.fullPath AS path, p.key AS projectKey';

/** A rule that finds projects which are loud. */
export const loudRule = (
  id = 'loud-projects',
  severity = 'high',
  category = 'rules',
  statement = loud,
): Rule =>
  savedQueryOf(
    id,
    'rules',
    [
      'title: Loud projects',
      'description: A rule of this test.',
      'returns: { fires: boolean, projectId: int, volume: int, path: string, projectKey: string }',
      'controls: { soc2: [CC6.1] }',
      'remediation: Turn the volume down.',
      `alert: { severity: ${severity}, category: ${category}, aliases: ['gitlab::${id}'], identity: [projectId], asset: projectKey, needs: [projects], evidence: 'Volume {volume} in {path}.' }`,
    ],
    statement,
  ) as Rule;

/** Has a graph look as if its projects had just been read. */
export async function readProjects(graph: Graph): Promise<void> {
  await graph.write(
    `CREATE (c:Connection {name: 'c', host: 'h', lastRun: 'r'})-[:RAN]->(r:SyncRun {id: 'r', startedAt: '2026-01-01T00:00:00Z', status: 'complete'})
     CREATE (r)-[:COVERED]->(:SourceCoverage {source: 'projects', state: 'read', denied: 0, failed: 0})`,
  );
}

/** Sets how loud a project is, and runs the rules. */
export async function setVolume(
  graph: Graph,
  rules: readonly Rule[],
  id: number,
  volume: number,
  fullPath = `acme/p${id}`,
): Promise<void> {
  await graph.write(
    `MERGE (p:GitLabEntity:GitLabProject {key: 'h/project/' + toString($id)})
     SET p.id = $id, p.volume = $volume, p.fullPath = $fullPath`,
    { id, volume, fullPath },
  );
  await runRules(graph, rules, { logger: silentLogger });
}
