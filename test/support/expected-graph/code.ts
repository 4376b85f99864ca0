import { createHash } from 'node:crypto';
import { ciText, type PlacedFinding } from '../../../src/demo/world/code/ci-text.js';
import type {
  WorldCiFile,
  WorldCiImage,
  WorldCiInclude,
  WorldCiJob,
} from '../../../src/demo/world/code/types.js';
import { indexOf } from '../../../src/demo/world/indexes.js';
import type { World, WorldProject } from '../../../src/demo/world/types.js';
import type { GraphBuilder, Said } from './model.js';
import type { ExpectedPart, Reader } from './part.js';

function findings(found: readonly PlacedFinding[]): Said {
  return {
    findings: found.map(({ kind }) => kind),
    findingLines: found.map(({ line }) => line),
    findingHashes: found.map(({ sha256 }) => sha256),
  };
}

/** The image that a job runs in: its own, its template's or the default one, and whether it is not its own. */
function imageOf(job: WorldCiJob, file: WorldCiFile): { image: WorldCiImage | null; inherited: boolean } {
  if (job.image !== null) return { image: job.image, inherited: false };
  const template = file.jobs.find(({ name }) => job.extends.includes(name));
  if (job.extends.length > 0 && template === undefined) return { image: null, inherited: true };
  if (template?.image) return { image: template.image, inherited: true };
  if (job.name.startsWith('.')) return { image: null, inherited: false };
  return { image: file.defaultImage, inherited: true };
}

function useImage(
  graph: GraphBuilder,
  job: string,
  projectId: number,
  image: WorldCiImage,
  service: boolean,
): void {
  const id = image.shown.includes('$') ? `${projectId}/${image.reference}` : image.reference;
  const { reference, registry, repository, tag, digest, pinnedBy } = image;
  const said = { reference, registry, repository, tag, digest, pinnedBy };
  graph.node('container_image', ['GitLabContainerImage', 'Image'], id, said);
  graph.edge('USES_IMAGE', job, graph.key('container_image', id), { service });
}

function addJob(
  graph: GraphBuilder,
  file: WorldCiFile,
  job: WorldCiJob,
  found: readonly PlacedFinding[],
): void {
  const id = `${file.projectId}/${job.name}`;
  const key = graph.key('ci_job', id);
  const { image, inherited } = imageOf(job, file);
  const untold =
    inherited && image === null && job.extends.some((name) => file.jobs.every((one) => one.name !== name));
  graph.node(
    'ci_job',
    ['GitLabCiJob', 'Task'],
    id,
    {
      name: job.name,
      hidden: job.name.startsWith('.'),
      stage: job.stage,
      tags: [...job.tags].sort(),
      environment: job.environment,
      when: job.when,
      hasRules: job.rules,
      extends: [...job.extends].sort(),
      image: image?.shown ?? null,
      imageInherited: inherited,
      services: job.services.map(({ shown }) => shown),
      variables: job.debugTrace ? ['CI_DEBUG_TRACE'] : [],
      idTokens: [...job.idTokens].sort(),
      secrets: [],
      usesDebugTrace: job.debugTrace,
      ...findings(found),
    },
    untold ? ['image'] : [],
  );
  graph.edge('HAS', graph.key('ci_config', file.projectId), key);
  for (const service of job.services) useImage(graph, key, file.projectId, service, true);
  if (image !== null) useImage(graph, key, file.projectId, image, false);
}

function addInclude(graph: GraphBuilder, projectId: number, include: WorldCiInclude): void {
  const { kind, file, project, ref, host, pinned } = include;
  const hash = createHash('sha256')
    .update(JSON.stringify([kind, file, project, ref, host]))
    .digest('hex');
  const id = `${projectId}/${hash.slice(0, 16)}`;
  const said = { kind, file, projectPath: project, ref, remoteHost: host, pinned };
  graph.node('ci_include', ['GitLabCiInclude', 'Reference'], id, said);
  graph.edge('HAS', graph.key('ci_config', projectId), graph.key('ci_include', id));
}

const problems = {
  tabs: 'It is no YAML: it is indented by tabs in line 2.',
  list: 'It is no mapping of keys to values.',
  binary: 'It is no text.',
  large: 'It is larger than 1 MiB.',
} as const;

function includesProject(
  graph: GraphBuilder,
  world: World,
  reader: Reader,
  from: number,
  path: string,
): void {
  const other = indexOf(world).projectByPath.get(path.toLowerCase());
  if (other !== undefined && reader.reads('project', other.id))
    graph.edge('INCLUDES', graph.key('ci_config', from), graph.key('project', other.id));
}

function addFile(
  graph: GraphBuilder,
  world: World,
  reader: Reader,
  project: WorldProject,
  file: WorldCiFile,
): void {
  const { id } = project;
  const { size, sha, findings: outside, ofJob } = ciText(file);
  const parses = file.broken === null;
  graph.node('ci_config', ['GitLabCiConfig', 'Configuration'], id, {
    origin: 'repository',
    path: project.ci.ciConfigPath ?? '.gitlab-ci.yml',
    ref: project.defaultBranch,
    sha,
    size,
    parses,
    problem: file.broken === null ? null : problems[file.broken],
    jobCount: parses ? file.jobs.length : 0,
    includeCount: parses ? file.includes.length : 0,
    variables: parses ? ['API_KEY', 'GIT_DEPTH'] : [],
    hasWorkflowRules: false,
    usesDebugTrace: parses && file.jobs.some(({ debugTrace }) => debugTrace),
    ...findings(parses ? outside : []),
  });
  if (!parses) return;
  for (const job of file.jobs) addJob(graph, file, job, ofJob.get(job.name) ?? []);
  for (const include of file.includes) {
    addInclude(graph, id, include);
    if (include.kind === 'project' && include.project !== null)
      includesProject(graph, world, reader, id, include.project);
  }
}

const unknownElsewhere = [
  'sha',
  'size',
  'parses',
  'problem',
  'jobCount',
  'includeCount',
  'variables',
  'hasWorkflowRules',
  'usesDebugTrace',
  'findings',
  'findingLines',
  'findingHashes',
];

/** A configuration that lies elsewhere; false when the project's own repository has it. */
function addElsewhere(graph: GraphBuilder, world: World, reader: Reader, { id, ci }: WorldProject): boolean {
  const given = ci.ciConfigPath ?? '';
  const [path = '', rest] = given.split('@');
  const remote = /^https:/.test(given);
  if (!remote && rest === undefined) return false;
  const [other = '', ref = null] = (rest ?? '').split(':');
  const said = remote
    ? { origin: 'remote', path: shownCiPath(given), ref: null }
    : { origin: 'project', path, ref };
  graph.node('ci_config', ['GitLabCiConfig', 'Configuration'], id, said, unknownElsewhere);
  if (!remote) includesProject(graph, world, reader, id, other);
  return true;
}

/** The setting of where the configuration lies, without what may be secret in it. */
export function shownCiPath(path: string | null): string | null {
  return path?.replace(/\/\/[^/]*@/, '//').replace(/\?.*$/, '') ?? null;
}

/** Whether the project has a configuration that pipelines can use. */
export function hasCiConfig(world: World, project: WorldProject): boolean {
  if (/^https:|@/.test(project.ci.ciConfigPath ?? '')) return true;
  const hidden = project.emptyRepo || project.features.repository === 'disabled';
  return !hidden && world.code.ciFiles.has(project.id);
}

/** CI/CD configurations with their jobs, includes and images. */
export const expectedCiConfigs: ExpectedPart = (graph, world, reader) => {
  for (const project of reader.projects) {
    if (!hasCiConfig(world, project)) continue;
    graph.edge('HAS', graph.key('project', project.id), graph.key('ci_config', project.id));
    if (addElsewhere(graph, world, reader, project)) continue;
    const file = world.code.ciFiles.get(project.id);
    if (file !== undefined) addFile(graph, world, reader, project, file);
  }
};
