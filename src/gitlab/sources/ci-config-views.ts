import { maxCharacters, notText, parseCiConfig, tooLarge } from '../ci-config/parse.js';
import { sha256 } from '../ci-config/text.js';
import type { CiConfig, CiFinding, CiImage, CiInclude, CiJob } from '../ci-config/types.js';
import type { EdgeRow, NodeRef, OwnedEdges, View } from '../model/entity.js';

/** A CI file of a project as GitLab answers it. */
export interface CiFile {
  readonly path: string;
  readonly ref: string | null;
  readonly sha: string | null;
  readonly size: number | null;
  /** Null when it is no text. */
  readonly text: string | null;
}

/** Where a project's setting says that its configuration lies, when it is not a path in its own repository. */
export interface Elsewhere {
  readonly origin: 'project' | 'remote';
  readonly path: string;
  readonly project: string | null;
  readonly ref: string | null;
}

/** Parses the file, unless it is too large or no text. */
export function parseFile({ text, size }: CiFile): CiConfig {
  if (size !== null && size > maxCharacters) return tooLarge();
  return text === null ? notText() : parseCiConfig(text);
}

/** The full paths of other projects that a configuration includes, as far as they hold no variable. */
export function includedPaths(includes: readonly CiInclude[]): string[] {
  const paths = includes.flatMap(({ kind, project }) =>
    kind === 'project' && project !== null ? [project.replace(/^\//, '')] : [],
  );
  return [...new Set(paths.filter((path) => !path.includes('$')))];
}

function findings(found: readonly CiFinding[]) {
  return {
    findings: found.map(({ kind }) => kind),
    findingLines: found.map(({ line }) => line),
    findingHashes: found.map((one) => one.sha256),
  };
}

function imageRow(image: CiImage, service: boolean, projectId: number): EdgeRow {
  const { written, pinnedBy, reference, registry, repository, tag, digest } = image;
  // A variable may stand for something else in each project, so such an image is the project's own.
  const id = written.includes('$') ? `${projectId}/${reference}` : reference;
  const properties = { reference, registry, repository, tag, digest, pinnedBy };
  return { other: { kind: 'container_image', id, properties }, properties: { service } };
}

function imageRows({ image, services }: CiJob, projectId: number): EdgeRow[] {
  const rows = [
    ...services.map((service) => imageRow(service, true, projectId)),
    ...(image == null ? [] : [imageRow(image, false, projectId)]),
  ];
  // The image of the job itself counts more than a service of the same name.
  return [...new Map(rows.map((row) => [row.other.id, row])).values()];
}

const within = (parent: NodeRef): OwnedEdges => ({ type: 'HAS', direction: 'in', rows: [{ other: parent }] });

function jobView(job: CiJob, projectId: number): View {
  return {
    node: { kind: 'ci_job', id: `${projectId}/${job.name}` },
    properties: {
      name: job.name,
      hidden: job.hidden,
      stage: job.stage,
      tags: job.tags,
      environment: job.environment,
      when: job.when,
      hasRules: job.hasRules,
      extends: job.extends,
      image: job.image === undefined ? undefined : (job.image?.written ?? null),
      imageInherited: job.imageInherited,
      services: job.services.map(({ written }) => written),
      variables: job.variables,
      idTokens: job.idTokens,
      secrets: job.secrets,
      triggersProject: job.triggers,
      usesDebugTrace: job.usesDebugTrace,
      ...findings(job.findings),
    },
    edges: [
      within({ kind: 'ci_config', id: projectId }),
      { type: 'USES_IMAGE', direction: 'out', rows: imageRows(job, projectId) },
    ],
  };
}

function includeView(include: CiInclude, projectId: number): View {
  const { kind, file, project, ref, host, pinned } = include;
  const hash = sha256(JSON.stringify([kind, file, project, ref, host])).slice(0, 16);
  return {
    node: { kind: 'ci_include', id: `${projectId}/${hash}` },
    properties: { kind, file, projectPath: project, ref, remoteHost: host, pinned },
    edges: [within({ kind: 'ci_config', id: projectId })],
  };
}

function includesEdge(paths: readonly string[], ids: ReadonlyMap<string, number>): OwnedEdges {
  const found = paths.flatMap((path) => ids.get(path.toLowerCase()) ?? []);
  const rows = [...new Set(found)].map((id) => ({ other: { kind: 'project' as const, id } }));
  return { type: 'INCLUDES', direction: 'out', rows };
}

/** The views of a configuration with its jobs, includes and images. */
export function configViews(
  projectId: number,
  file: CiFile,
  config: CiConfig,
  ids: ReadonlyMap<string, number>,
): View[] {
  const properties = {
    origin: 'repository',
    path: file.path,
    ref: file.ref,
    sha: file.sha,
    size: file.size,
    parses: config.parses,
    problem: config.problem,
    jobCount: config.jobs.length,
    includeCount: config.includes.length,
    variables: config.variables,
    hasWorkflowRules: config.hasWorkflowRules,
    usesDebugTrace: config.usesDebugTrace,
    ...findings(config.findings),
  };
  return [
    {
      node: { kind: 'ci_config', id: projectId },
      properties,
      edges: [within({ kind: 'project', id: projectId }), includesEdge(includedPaths(config.includes), ids)],
    },
    ...config.includes.map((include) => includeView(include, projectId)),
    ...config.jobs.map((job) => jobView(job, projectId)),
  ];
}

/** The view of a configuration that lies elsewhere: only that is known. */
export function elsewhereView(
  projectId: number,
  { origin, path, project, ref }: Elsewhere,
  ids: ReadonlyMap<string, number>,
): View {
  return {
    node: { kind: 'ci_config', id: projectId },
    properties: { origin, path, ref },
    edges: [within({ kind: 'project', id: projectId }), includesEdge(project === null ? [] : [project], ids)],
  };
}
