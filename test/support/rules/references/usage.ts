import { by } from '../facts-b.js';
import {
  and,
  days,
  type Estate,
  known,
  list,
  number,
  type References,
  sorted,
  type Truth,
  text,
  time,
  value,
} from '../reference.js';
import { labelOf, type Node } from '../world.js';
import { isProduction } from './runners.js';

/** How a production artifact is called. */
function artifactName(artifact: Node): string {
  if (labelOf(artifact) === 'GitLabContainerImage') return text(artifact, 'reference');
  return `${text(artifact, 'name')}@${text(artifact, 'version')}`;
}

/** The kinds of attestations of an artifact. */
function attestationsOf(estate: Estate, artifact: Node): string[] {
  return estate.into(artifact, 'ATTESTS').map(({ from }) => text(from, 'kind'));
}

/** The production environments of a project to which an artifact is deployed. */
function productionOf(estate: Estate, artifact: Node, names: readonly string[]): Map<Node, string[]> {
  const found = new Map<Node, string[]>();
  for (const { to: environment } of estate.out(artifact, 'DEPLOYED_TO', 'GitLabEnvironment')) {
    const project = estate.parent(environment, 'GitLabProject');
    const isThere = (value(environment, 'state') ?? 'available') === 'available';
    if (project === undefined || !isThere || isProduction(environment, names) !== true) continue;
    if (value(project, 'archived') === true) continue;
    found.set(project, sorted([...(found.get(project) ?? []), text(environment, 'name')]));
  }
  return found;
}

/** The uses of one thing by the jobs of one name, newest last. */
interface Uses {
  readonly project: Node;
  readonly job: string;
  readonly thing: Node;
  readonly runs: Node[];
}

function usesOf(estate: Estate): Uses[] {
  const found = new Map<string, Uses>();
  for (const project of estate.nodes('GitLabProject'))
    for (const run of estate.children(project, 'GitLabJob'))
      for (const { to: thing } of estate.out(run, 'USED', 'GitLabVariable', 'GitLabEnvironment')) {
        const job = text(run, 'name');
        const id = [project, thing].map((node) => estate.world.nodes.indexOf(node)).join(' ');
        const uses = found.get(`${id} ${job}`) ?? { project, job, thing, runs: [] };
        uses.runs.push(run);
        found.set(`${id} ${job}`, uses);
      }
  return [...found.values()];
}

export const usageReferences: References = {
  'anomalous-variable-access': function* (estate, { baselineDays, learningDays, asOf }) {
    const now = number(time(asOf));
    for (const { project, job, thing, runs } of usesOf(estate)) {
      const isUsual = (run: Node) => {
        const at = time(known(run, 'startedAt'));
        return at === null || days(at, now) < number(baselineDays);
      };
      const recent = by(runs.filter(isUsual), (run) => text(run, 'startedAt'));
      const timed = recent.filter((run) => known(run, 'startedAt') !== null);
      if (recent.length === 0) continue;
      const usedAt = value(timed[0], 'startedAt');
      const made = time(known(project, 'createdAt'));
      let isNew: Truth = null;
      if (usedAt !== null) isNew = days(number(time(usedAt)), now) < 1;
      yield {
        fires: and(isNew, made === null ? null : days(made, now) > number(learningDays)),
        projectId: value(project, 'id'),
        job,
        variableOrEnv: value(thing, 'name'),
        path: value(project, 'fullPath'),
        severity: recent.some((run) => value(run, 'byExternalUser') === true) ? 'high' : 'medium',
        usedAt,
        projectKey: value(project, 'key'),
      };
    }
  },

  'artifact-no-provenance': function* (estate, { productionNames }) {
    for (const artifact of estate.nodes('GitLabContainerImage', 'GitLabPackage'))
      for (const [project, environments] of productionOf(estate, artifact, list(productionNames))) {
        const kinds = attestationsOf(estate, artifact);
        const isAttested = kinds.includes('signature') || kinds.includes('provenance');
        const isRead = known(artifact, 'attestationsRead') === true;
        yield {
          fires: and(!isAttested, isRead ? true : null),
          projectId: value(project, 'id'),
          artifact: artifactName(artifact),
          path: value(project, 'fullPath'),
          environments,
          hasSbom: kinds.includes('sbom'),
          artifactKey: value(artifact, 'key'),
          projectKey: value(project, 'key'),
        };
      }
  },
};
