import { instant } from '../../world/clock.js';
import { type CiText, ciText } from '../../world/code/ci-text.js';
import { fits } from '../../world/code/match.js';
import type {
  WorldCiFile,
  WorldCode,
  WorldCommit,
  WorldContainerRepository,
  WorldContainerRule,
  WorldPackage,
  WorldPackageRule,
  WorldRelease,
} from '../../world/code/types.js';
import type { WorldRequestCommit } from '../../world/contributions/types.js';
import type { World, WorldMergeRequest, WorldProject } from '../../world/types.js';
import { codeSdl } from './code-sdl.js';
import { byId, type Connection, connect, newestFirst, type Order } from './connection.js';
import { type Arguments, type Fields, type GraphQLContext, globalId } from './context.js';
import type { GraphQLPart } from './part.js';

type Rows = Exclude<keyof WorldCode, 'ciFiles' | 'commits' | 'languages'>;
type Row<Name extends Rows> = WorldCode[Name] extends Map<number, infer Value> ? Value : never;

const known = new WeakMap<World, { version: number; lists: Map<string, Map<number, unknown[]>> }>();

/** The rows of one kind by project, worked out once for each version of the world. */
function rowsOf<Name extends Rows>(world: World, name: Name, projectId: number): readonly Row<Name>[] {
  let cached = known.get(world);
  if (cached === undefined || cached.version !== world.version) {
    cached = { version: world.version, lists: new Map() };
    known.set(world, cached);
  }
  let lists = cached.lists.get(name);
  if (lists === undefined) {
    lists = new Map();
    for (const row of world.code[name].values()) {
      const list = lists.get(row.projectId);
      if (list === undefined) lists.set(row.projectId, [row]);
      else list.push(row);
    }
    cached.lists.set(name, lists);
  }
  return (lists.get(projectId) ?? []) as Row<Name>[];
}

/** Whether the caller may use a feature of the project that needs at least Reporter in a private project. */
export function mayRead(
  project: WorldProject,
  feature: keyof WorldProject['features'],
  { caller: { rights } }: GraphQLContext,
): boolean {
  const level = project.features[feature];
  if (level === 'disabled') return false;
  if (rights.readsAll) return true;
  const least = project.visibility === 'private' || level === 'private' ? 20 : 0;
  return rights.canReadProject(project) && rights.projectLevel(project.id) >= least;
}

/** The source of `Repository`'s fields; `resolve-places.ts` makes it. */
interface RepositoryOf {
  readonly project: WorldProject;
}

const texts = new WeakMap<WorldCiFile, { revision: number; broken: unknown; text: CiText }>();

function textOf(file: WorldCiFile): CiText {
  const cached = texts.get(file);
  if (cached?.revision === file.revision && cached.broken === file.broken) return cached.text;
  const text = ciText(file);
  texts.set(file, { revision: file.revision, broken: file.broken, text });
  return text;
}

function blobs({ project }: RepositoryOf, args: Arguments, { world }: GraphQLContext) {
  const file = world.code.ciFiles.get(project.id);
  const path = project.ci.ciConfigPath ?? '.gitlab-ci.yml';
  const asked = Array.isArray(args.paths) && args.paths.includes(path);
  if (file === undefined || !asked || project.emptyRepo) return connect([], args, byId);
  const { text, size, sha } = textOf(file);
  const blob = {
    id: `gid://gitlab/Gitlab::Graphql::Representation::TreeEntry/${sha}`,
    name: path.split('/').at(-1),
    path,
    oid: sha,
    size: String(size),
    rawSize: String(size),
    rawBlob: text ?? 'version https://git-lfs.github.com/spec/v1\n',
    rawTextBlob: text,
  };
  return connect([blob], args, { at: () => ({ key: path, id: 1 }) });
}

function commits({ project }: RepositoryOf, args: Arguments, { world }: GraphQLContext) {
  const rows = project.emptyRepo ? [] : (world.code.commits.get(project.id) ?? []);
  const placed = rows.map((row, id) => ({ ...row, id }));
  return connect(placed, args, byId);
}

const commitFields: Fields<WorldCommit & Partial<WorldRequestCommit> & { id: number }> = {
  id: ({ id }) => globalId('Commit', id),
  author: ({ authorId }, _args, { world }) =>
    authorId === null ? null : (world.users.get(authorId) ?? null),
  authoredDate: ({ authoredAt }) => instant(authoredAt),
  signature: ({ id, verification = null }) =>
    verification === null
      ? null
      : { __typename: id % 2 === 0 ? 'GpgSignature' : 'SshSignature', verificationStatus: verification },
};

const mergeRequestFields: Fields<WorldMergeRequest> = {
  commitCount: ({ commits }) => commits.length,
  commits: (request, args) => {
    const placed = request.commits.map((row, id) => ({ ...row, id }));
    return connect(placed, args, byId);
  },
};

const ifMaintainer = <Value>(
  project: WorldProject,
  feature: keyof WorldProject['features'],
  { caller: { rights } }: GraphQLContext,
  value: () => Value,
): Value | null =>
  project.features[feature] !== 'disabled' && rights.projectLevel(project.id) >= 40 ? value() : null;

const oldestFirst: Order<{ readonly id: number }> = byId;
const ordered = (args: Arguments) =>
  typeof args.sort === 'string' && args.sort.toUpperCase().endsWith('_ASC') ? oldestFirst : newestFirst;

function sorted<One extends { readonly id: number }>(rows: readonly One[], args: Arguments): Connection<One> {
  const order = ordered(args);
  return connect(order === newestFirst ? [...rows].reverse() : rows, args, order);
}

const projectFields: Fields<WorldProject> = {
  languages: (project, _args, { world }) =>
    (world.code.languages.get(project.id) ?? []).map((name) => ({ name })),
  releases: (project, args, context) => {
    // Whoever may not see the releases sees none.
    const shown = mayRead(project, 'releases', context) && mayRead(project, 'repository', context);
    return sorted(shown ? rowsOf(context.world, 'releases', project.id) : [], args);
  },
  containerRepositories: (project, args, context) =>
    mayRead(project, 'container_registry', context)
      ? sorted(rowsOf(context.world, 'containerRepositories', project.id), args)
      : null,
  packages: (project, args, context) => {
    const shown = mayRead(project, 'package_registry', context);
    return sorted(shown ? rowsOf(context.world, 'packages', project.id) : [], args);
  },
  containerProtectionRepositoryRules: (project, args, context) =>
    ifMaintainer(project, 'container_registry', context, () =>
      connect(rowsOf(context.world, 'containerRules', project.id), args, byId),
    ),
  packagesProtectionRules: (project, args, context) =>
    ifMaintainer(project, 'package_registry', context, () =>
      connect(rowsOf(context.world, 'packageRules', project.id), args, byId),
    ),
};

const releaseFields: Fields<WorldRelease> = {
  id: ({ id }) => globalId('Release', id),
  author: ({ authorId }, _args, { world }) =>
    authorId === null ? null : (world.users.get(authorId) ?? null),
  upcomingRelease: ({ releasedAt }, _args, { world }) => Date.parse(releasedAt) > world.now,
  historicalRelease: () => false,
};

const pathOf = (row: WorldContainerRepository, { index }: GraphQLContext): string =>
  [(index.projectPath.get(row.projectId) ?? '').toLowerCase(), ...(row.name === '' ? [] : [row.name])].join(
    '/',
  );

const containerFields: Fields<WorldContainerRepository> = {
  id: ({ id }) => globalId('ContainerRepository', id),
  path: (row, _args, context) => pathOf(row, context),
  location: (row, _args, context) => `registry.acme.example/${pathOf(row, context)}`,
  updatedAt: ({ createdAt }) => createdAt,
  migrationState: () => 'default',
  protectionRuleExists: (row, _args, { world }) =>
    rowsOf(world, 'containerRules', row.projectId).some(({ pattern }) => fits(pattern, row.name)),
};

const containerRuleFields: Fields<WorldContainerRule> = {
  id: ({ id }) => globalId('ContainerRegistry::Protection::Rule', id),
  repositoryPathPattern: ({ projectId, pattern }, _args, { index }) =>
    `${(index.projectPath.get(projectId) ?? '').toLowerCase()}/${pattern}`,
  minimumAccessLevelForPush: ({ push }) => push,
  minimumAccessLevelForDelete: (row) => row.delete,
};

const packageFields: Fields<WorldPackage> = {
  id: ({ id }) => globalId('Packages::Package', id),
  updatedAt: ({ createdAt }) => createdAt,
  protectionRuleExists: (row, _args, { world }) =>
    rowsOf(world, 'packageRules', row.projectId).some(
      ({ pattern, packageType }) => packageType === row.packageType && fits(pattern, row.name),
    ),
};

const packageRuleFields: Fields<WorldPackageRule> = {
  id: ({ id }) => globalId('Packages::Protection::Rule', id),
  packageNamePattern: ({ pattern }) => pattern,
  minimumAccessLevelForPush: ({ push }) => push,
  minimumAccessLevelForDelete: (row) => row.delete,
};

/** Files, commits, languages, releases and registries of projects. */
export const codeGraphql: GraphQLPart = {
  sdl: codeSdl,
  resolvers: {
    Repository: { blobs, commits },
    Project: projectFields,
    Commit: commitFields,
    MergeRequest: mergeRequestFields,
    Release: releaseFields,
    ContainerRepository: containerFields,
    ContainerProtectionRepositoryRule: containerRuleFields,
    Package: packageFields,
    PackagesProtectionRule: packageRuleFields,
  },
  costs: {
    'Repository.blobs': 2,
    'Repository.commits': 2,
    'Project.languages': 1,
    'Project.releases': 1,
    'Project.containerRepositories': 1,
    'Project.packages': 1,
    'Project.containerProtectionRepositoryRules': 1,
    'Project.packagesProtectionRules': 1,
  },
};
