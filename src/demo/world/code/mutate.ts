import { noteActivity } from '../activity.js';
import { instant } from '../clock.js';
import { indexOf } from '../indexes.js';
import { choose, type Mutation, somePerson, someProject } from '../mutate/types.js';
import type { Random } from '../random.js';
import type { World, WorldProject } from '../types.js';
import {
  addCiFile,
  addContainerRepository,
  addContainerRule,
  addPackage,
  addPackageRule,
  addRelease,
  drawJob,
  newCommit,
} from './build.js';
import { images, jobs } from './catalogue.js';
import type { WorldCiFile } from './types.js';

const withCode = (project: WorldProject) => !project.emptyRepo && project.defaultBranch !== null;

/** A change of one CI file, after which its object id is another. */
function ciMutation(
  kind: string,
  fits: (file: WorldCiFile) => boolean,
  change: (file: WorldCiFile, random: Random) => string,
): Mutation {
  return {
    kind,
    apply: (world, random) => {
      const file = choose(random, world.code.ciFiles.values(), fits);
      if (file === undefined) return undefined;
      file.revision += 1;
      const what = change(file, random);
      noteActivity(world, file.projectId);
      return `the CI file of project ${file.projectId} ${what}`;
    },
  };
}

/** A row that goes, with its project noted as active. */
function removal<Row extends { readonly id: number; readonly projectId: number }>(
  kind: string,
  rows: (world: World) => Map<number, Row>,
): Mutation {
  return {
    kind,
    apply: (world, random) => {
      const row = choose(random, rows(world).values());
      if (row === undefined) return undefined;
      rows(world).delete(row.id);
      noteActivity(world, row.projectId);
      return `${row.id} of project ${row.projectId} is gone`;
    },
  };
}

/** A change in some project that has code. */
function inProject(
  kind: string,
  apply: (world: World, random: Random, project: WorldProject) => string,
): Mutation {
  return {
    kind,
    apply: (world, random) => {
      const project = someProject(world, random, withCode);
      if (project === undefined) return undefined;
      const what = apply(world, random, project);
      noteActivity(world, project.id);
      return `project ${project.id} ${what}`;
    },
  };
}

const pipelines: readonly Mutation[] = [
  {
    kind: 'ci-file-add',
    apply: (world, random) => {
      const project = someProject(world, random, (one) => withCode(one) && !world.code.ciFiles.has(one.id));
      if (project === undefined) return undefined;
      const source = someProject(world, random, (one) => one.id !== project.id);
      const path = source === undefined ? undefined : indexOf(world).projectPath.get(source.id);
      addCiFile(world, random, project.id, path === undefined ? [] : [path]);
      noteActivity(world, project.id);
      return `project ${project.id} has a CI file`;
    },
  },
  {
    kind: 'ci-file-remove',
    apply: (world, random) => {
      const file = choose(random, world.code.ciFiles.values());
      if (file === undefined) return undefined;
      world.code.ciFiles.delete(file.projectId);
      noteActivity(world, file.projectId);
      return `project ${file.projectId} has no CI file any more`;
    },
  },
  ciMutation(
    'ci-file-break',
    ({ broken }) => broken === null,
    (file, random) => {
      file.broken = random.pick(['tabs', 'list', 'binary']);
      return `is broken: ${file.broken}`;
    },
  ),
  ciMutation(
    'ci-file-mend',
    ({ broken }) => broken !== null,
    (file) => {
      file.broken = null;
      return 'is mended';
    },
  ),
  ciMutation(
    'ci-job-add',
    (file) => jobs.some(({ name }) => !file.jobs.some((job) => job.name === name)),
    (file, random) => {
      const fresh = jobs.filter(({ name }) => !file.jobs.some((job) => job.name === name));
      const job = drawJob(random, random.pick(fresh));
      file.jobs = [...file.jobs, job];
      return `has the job ${job.name}`;
    },
  ),
  ciMutation(
    'ci-job-change',
    (file) => file.jobs.length > 0,
    (file, random) => {
      const old = random.pick(file.jobs);
      const job = drawJob(random, old);
      file.jobs = file.jobs.map((one) => (one === old ? job : one));
      return `has a changed job ${job.name}`;
    },
  ),
  ciMutation(
    'ci-job-remove',
    (file) => file.jobs.length > 1,
    (file) => {
      const last = file.jobs.at(-1);
      file.jobs = file.jobs.slice(0, -1);
      return `lost the job ${last?.name ?? ''}`;
    },
  ),
  ciMutation(
    'ci-image-change',
    () => true,
    (file, random) => {
      file.defaultImage = random.chance(0.2) ? null : random.pick(images);
      return `runs in ${file.defaultImage?.reference ?? 'nothing in particular'}`;
    },
  ),
  ciMutation(
    'ci-include-remove',
    ({ includes }) => includes.length > 0,
    (file) => {
      file.includes = file.includes.slice(1);
      return 'includes less';
    },
  ),
];

const content: readonly Mutation[] = [
  inProject('push', (world, random, project) => {
    const author = somePerson(world, random)?.id ?? null;
    const commit = newCommit(world, random, author, author, world.now);
    world.code.commits.set(project.id, [commit, ...(world.code.commits.get(project.id) ?? [])]);
    return `has a commit of ${author ?? 'somebody unknown'}`;
  }),
  inProject('languages-change', (world, random, project) => {
    world.code.languages.set(project.id, random.sample(['Rust', 'Go', 'Java', 'Shell'], random.int(0, 2)));
    return 'is written in other languages';
  }),
  inProject('release-add', (world, random, project) => {
    const authorId = somePerson(world, random)?.id ?? null;
    const tagName = `v2.${random.hex(6)}`;
    addRelease(world, random, project.id, { tagName, authorId, createdAt: instant(world.now) });
    return `has the release ${tagName}`;
  }),
  {
    kind: 'release-change',
    apply: (world, random) => {
      const row = choose(random, world.code.releases.values());
      if (row === undefined) return undefined;
      row.name = `Renamed ${random.hex(4)}`;
      noteActivity(world, row.projectId);
      return `release ${row.tagName} of project ${row.projectId} is called ${row.name}`;
    },
  },
  removal('release-remove', ({ code }) => code.releases),
  inProject('package-add', (world, random, project) => {
    return `has the package ${addPackage(world, random, project.id, instant(world.now)).id}`;
  }),
  {
    kind: 'package-change',
    apply: (world, random) => {
      const row = choose(random, world.code.packages.values());
      if (row === undefined) return undefined;
      row.status = row.status === 'DEPRECATED' ? 'DEFAULT' : 'DEPRECATED';
      noteActivity(world, row.projectId);
      return `package ${row.id} of project ${row.projectId} is ${row.status}`;
    },
  },
  removal('package-remove', ({ code }) => code.packages),
  inProject('package-rule-add', (world, random, project) => {
    addPackageRule(world, random, project.id);
    return 'protects packages';
  }),
  removal('package-rule-remove', ({ code }) => code.packageRules),
  inProject('container-repository-add', (world, random, project) => {
    addContainerRepository(world, project.id, `new-${random.hex(6)}`, instant(world.now));
    return 'has another container repository';
  }),
  {
    kind: 'container-repository-change',
    apply: (world, random) => {
      const row = choose(random, world.code.containerRepositories.values());
      if (row === undefined) return undefined;
      row.status = row.status === null ? 'DELETE_FAILED' : null;
      noteActivity(world, row.projectId);
      return `container repository ${row.id} of project ${row.projectId} is ${row.status ?? 'fine'}`;
    },
  },
  removal('container-repository-remove', ({ code }) => code.containerRepositories),
  inProject('container-rule-add', (world, random, project) => {
    addContainerRule(world, random, project.id);
    return 'protects container repositories';
  }),
  {
    kind: 'container-rule-change',
    apply: (world, random) => {
      const row = choose(random, world.code.containerRules.values());
      if (row === undefined) return undefined;
      row.push = row.push === 'OWNER' ? 'ADMIN' : 'OWNER';
      noteActivity(world, row.projectId);
      return `container rule ${row.id} of project ${row.projectId} lets ${row.push} push`;
    },
  },
  removal('container-rule-remove', ({ code }) => code.containerRules),
  {
    kind: 'package-rule-change',
    apply: (world, random) => {
      const row = choose(random, world.code.packageRules.values());
      if (row === undefined) return undefined;
      row.push = row.push === 'OWNER' ? 'ADMIN' : 'OWNER';
      noteActivity(world, row.projectId);
      return `package rule ${row.id} of project ${row.projectId} lets ${row.push} publish`;
    },
  },
];

/** Changes of repositories and registries. */
export const codeMutations: readonly Mutation[] = [...pipelines, ...content];
