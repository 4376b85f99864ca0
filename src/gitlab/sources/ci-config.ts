import { z } from 'zod';
import { appError } from '../../core/errors.js';
import { plain } from '../ci-config/text.js';
import type { CiConfig } from '../ci-config/types.js';
import { rowProblem } from '../model/row.js';
import { numericId } from '../model/values.js';
import { codeFacts, hasNoCode, withoutGraphQL } from './bulk-rows.js';
import {
  type CiFile,
  configViews,
  type Elsewhere,
  elsewhereView,
  includedPaths,
  parseFile,
} from './ci-config-views.js';
import { globalIds } from './graphql-batch.js';
import type { ReadJob, Scope, Source, Target } from './source.js';

/** The documents of this source; each is checked against GitLab’s schema by the contract test. */
const documents = {
  files: `query CiFilesOfProjects($ids: [ID!], $targets: Int, $paths: [String!]!) {
    projects(ids: $ids, first: $targets) { nodes { id repository {
      rootRef blobs(paths: $paths) { nodes { path oid size rawTextBlob } } } } } }`,
  projects: `query ProjectsByPath($paths: [String!], $targets: Int) {
    projects(fullPaths: $paths, first: $targets) { nodes { id fullPath } } }`,
} as const;

const defaultPath = '.gitlab-ci.yml';
/** Paths that GitLab looks up in one request. */
const lookUpLimit = 50;

const blob = z.object({
  path: z.string(),
  oid: z.string().nullish(),
  size: z.union([z.number(), z.string()]).nullish(),
  rawTextBlob: z.string().nullish(),
});
const projectRow = z.object({
  id: z.string(),
  repository: z
    .object({
      rootRef: z.string().nullish(),
      blobs: z.object({ nodes: z.array(blob).nullish() }).nullish(),
    })
    .nullish(),
});

/** The setting of a project: `file@group/project:ref`, an address, or a path in its own repository. */
function setting(target: Target): string | Elsewhere {
  const given = target.properties.ciConfigPath;
  if (typeof given !== 'string' || given === '') return defaultPath;
  if (/^https?:\/\//i.test(given)) return { origin: 'remote', path: plain(given), project: null, ref: null };
  const elsewhere = /^([^@]+)@([^:]+)(?::(.+))?$/.exec(given);
  if (elsewhere === null) return given.replace(/^\//, '');
  const [, path = '', project = '', ref] = elsewhere;
  return { origin: 'project', path: plain(path), project: plain(project), ref: ref ? plain(ref) : null };
}

/** What is known of one target's configuration before the projects that it names are looked up. */
type Found =
  | { readonly target: Target; readonly none: true }
  | { readonly target: Target; readonly elsewhere: Elsewhere }
  | { readonly target: Target; readonly file: CiFile; readonly config: CiConfig };

/** The answer's rows by project, not looked into yet. */
async function askFiles(job: ReadJob, asked: ReadonlyMap<Target, string>): Promise<Map<number, unknown>> {
  if (asked.size === 0) return new Map();
  const targets = [...asked.keys()];
  const answer = await job.client.graphql<{ projects: { nodes: unknown[] } }>(documents.files, {
    ids: globalIds('Project', targets),
    targets: targets.length,
    paths: [...new Set(asked.values())],
  });
  const named = z.object({ id: z.string() });
  return new Map(
    answer.data.projects.nodes.flatMap((row) => {
      const parsed = named.safeParse(row);
      return parsed.success ? [[numericId(parsed.data.id), row] as const] : [];
    }),
  );
}

/** What one project's row says; undefined when it was malformed and dropped. */
function found(target: Target, path: string, raw: unknown, scope: Scope): Found | undefined {
  const parsed = projectRow.safeParse(raw ?? { id: '' });
  if (!parsed.success) {
    scope.drop(`project ${target.id}: ${rowProblem(parsed.error)}`);
    return undefined;
  }
  const { repository } = parsed.data;
  if (repository == null) throw appError('GITLAB_NOT_FOUND', { path: target.fullPath });
  const node = repository.blobs?.nodes?.find((one) => one.path === path);
  if (node === undefined) return { target, none: true };
  const size = node.size == null ? null : Number(node.size);
  const file = {
    path: plain(path),
    ref: repository.rootRef ?? null,
    sha: node.oid ?? null,
    size,
    text: node.rawTextBlob ?? null,
  };
  return { target, file, config: parseFile(file) };
}

/** The ids of the projects at these paths, in lower case, as far as the caller sees them. */
async function projectIds(job: ReadJob, paths: readonly string[]): Promise<ReadonlyMap<string, number>> {
  const row = z.object({ id: z.string(), fullPath: z.string() });
  const ids = new Map<string, number>();
  for (let start = 0; start < paths.length; start += lookUpLimit) {
    const part = paths.slice(start, start + lookUpLimit);
    const answer = await job.client.graphql<{ projects: { nodes: unknown[] } }>(documents.projects, {
      paths: part,
      targets: part.length,
    });
    for (const { id, fullPath } of z.array(row).parse(answer.data.projects.nodes))
      ids.set(fullPath.toLowerCase(), numericId(id));
  }
  return ids;
}

function namedProjects(one: Found): string[] {
  if ('elsewhere' in one) return one.elsewhere.project === null ? [] : [one.elsewhere.project];
  return 'config' in one ? includedPaths(one.config.includes) : [];
}

async function emit(job: ReadJob, one: Found, ids: ReadonlyMap<string, number>): Promise<void> {
  const { id } = one.target;
  const hasCiConfig = !('none' in one);
  const project = { node: { kind: 'project', id }, properties: { hasCiConfig } } as const;
  const own =
    'elsewhere' in one
      ? [elsewhereView(id, one.elsewhere, ids)]
      : 'config' in one
        ? configViews(id, one.file, one.config, ids)
        : [];
  await job.scope(one.target).emit([project, ...own]);
}

async function read(job: ReadJob): Promise<void> {
  const known: Found[] = [];
  const asked = new Map<Target, string>();
  for (const target of job.targets) {
    const place = setting(target);
    if (typeof place !== 'string') known.push({ target, elsewhere: place });
    else if (hasNoCode(target)) known.push({ target, none: true });
    else asked.set(target, place);
  }
  let ids: ReadonlyMap<string, number>;
  try {
    const rows = await askFiles(job, asked);
    for (const [target, path] of asked) {
      const scope = job.scope(target);
      try {
        const one = found(target, path, rows.get(target.id), scope);
        if (one === undefined) scope.complete();
        else known.push(one);
      } catch (error) {
        scope.fail(error);
      }
    }
    ids = await projectIds(job, [...new Set(known.flatMap(namedProjects))]);
  } catch (error) {
    for (const target of job.targets) job.scope(target).fail(error);
    return;
  }
  for (const one of known) {
    const scope = job.scope(one.target);
    try {
      await emit(job, one, ids);
      scope.complete();
    } catch (error) {
      scope.fail(error);
    }
  }
}

/** The CI/CD configuration of each project, read from its default branch and parsed here; lines and values are not kept. */
export const ciConfigs: Source = {
  id: 'ci-configs',
  title: 'CI/CD configurations, their jobs, includes and images',
  feeds: ['ci_config', 'ci_job', 'ci_include', 'container_image', 'project'],
  targets: 'project',
  asserts: ['ci_config', 'ci_job', 'ci_include'],
  stage: 4,
  reads: [...codeFacts, 'ciConfigPath'],
  documents,
  batch: 20,
  needs: { role: 'Reporter' },
  caveat: () => 'files that a configuration includes are not read',
  unreadable: withoutGraphQL,
  read,
};
