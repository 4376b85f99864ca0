import { nextId } from '../ids.js';
import type { Random } from '../random.js';
import type { World } from '../types.js';
import {
  images,
  includes,
  jobs,
  loudScripts,
  projectInclude,
  quietScripts,
  templatePair,
} from './catalogue.js';
import type { WorldCiFile, WorldCiJob, WorldCommit, WorldPackage, WorldRelease } from './types.js';

/** A job of the catalogue with a script, and perhaps an image, of its own. */
export function drawJob(random: Random, job: WorldCiJob): WorldCiJob {
  return {
    ...job,
    image: random.chance(0.5) ? random.pick(images) : null,
    script: random.pick(random.chance(0.25) ? loudScripts : quietScripts),
  };
}

/** Adds a CI file to a project; `sources` are full paths of projects that it may include. */
export function addCiFile(
  world: World,
  random: Random,
  projectId: number,
  sources: readonly string[],
): WorldCiFile {
  const drawn = random.sample(jobs, random.int(1, 4)).map((job) => drawJob(random, job));
  const how = random.pick(['branch', 'commit', 'nothing'] as const);
  const file: WorldCiFile = {
    projectId,
    broken: null,
    defaultImage: random.chance(0.4) ? random.pick(images) : null,
    revision: 1,
    includes: [
      ...random.sample(includes, random.pick([0, 0, 1, 2])),
      ...(sources.length > 0 && random.chance(0.3) ? [projectInclude(random.pick(sources), how)] : []),
    ],
    jobs: random.chance(0.3) ? [...drawn, ...templatePair(random.pick(images))] : drawn,
    secret: `glpat-CANARY-ci-${nextId(world, 'ciFiles')}-${random.hex(8)}`,
  };
  world.code.ciFiles.set(projectId, file);
  return file;
}

/** A commit of `userId`, which somebody else may have committed; null: nobody whom GitLab knows. */
export function newCommit(
  world: World,
  random: Random,
  userId: number | null,
  committerId: number | null,
  at: number,
): WorldCommit {
  const email = (id: number | null) =>
    (id === null ? undefined : world.users.get(id)?.email) ?? `someone-${random.int(1, 9)}@elsewhere.example`;
  const authorEmail = email(userId);
  return {
    authorId: userId,
    authorEmail,
    committerEmail: committerId === userId ? authorEmail : email(committerId),
    authoredAt: at,
  };
}

/** Adds a release under a tag that the project has none of yet. */
export function addRelease(
  world: World,
  random: Random,
  projectId: number,
  given: Pick<WorldRelease, 'tagName' | 'authorId' | 'createdAt'>,
): WorldRelease {
  const id = nextId(world, 'releases');
  const name = random.pick([`Release ${given.tagName}`, given.tagName, 'Größer & <b>besser</b>']);
  const release = { id, projectId, name, releasedAt: given.createdAt, ...given };
  world.code.releases.set(id, release);
  return release;
}

const packageKinds = [
  ['NPM', '@acme/ui'],
  ['NPM', 'left-pad'],
  ['MAVEN', 'com/acme/app'],
  ['PYPI', 'acme-tools'],
  ['GENERIC', 'installer'],
  ['CARGO', 'acme_rs'],
] as const;

/** Adds a version of a package. */
export function addPackage(world: World, random: Random, projectId: number, createdAt: string): WorldPackage {
  const id = nextId(world, 'packages');
  const [packageType, name] = random.pick(packageKinds);
  const row: WorldPackage = {
    id,
    projectId,
    name,
    version: random.chance(0.05) ? null : `${random.int(0, 9)}.${random.int(0, 20)}.${id}`,
    packageType,
    status: random.pick(['DEFAULT', 'DEFAULT', 'DEFAULT', 'HIDDEN', 'DEPRECATED', 'PROCESSING']),
    createdAt,
  };
  world.code.packages.set(id, row);
  return row;
}

/** Adds a rule that protects packages of one type. */
export function addPackageRule(world: World, random: Random, projectId: number): void {
  const id = nextId(world, 'packageRules');
  const [packageType, name] = random.pick(packageKinds.slice(0, 5));
  const pattern = random.pick([name, `${name.slice(0, 4)}*`, '*']);
  world.code.packageRules.set(id, {
    id,
    projectId,
    pattern,
    packageType,
    push: random.pick(['MAINTAINER', 'OWNER', 'ADMIN', null]),
    delete: random.pick(['OWNER', 'ADMIN']),
  });
}

/** Adds a container repository under a name that the project has none of yet. */
export function addContainerRepository(
  world: World,
  projectId: number,
  name: string,
  createdAt: string,
): void {
  const id = nextId(world, 'containerRepositories');
  world.code.containerRepositories.set(id, { id, projectId, name, status: null, createdAt });
}

/** Adds a rule that protects container repositories below the project. */
export function addContainerRule(world: World, random: Random, projectId: number): void {
  const id = nextId(world, 'containerRules');
  world.code.containerRules.set(id, {
    id,
    projectId,
    pattern: random.pick(['*', 'release*', 'base']),
    push: random.pick(['MAINTAINER', 'OWNER', 'ADMIN']),
    delete: random.pick(['MAINTAINER', 'OWNER', null]),
  });
}
