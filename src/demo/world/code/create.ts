import { day, instant } from '../clock.js';
import { indexOf } from '../indexes.js';
import type { Random } from '../random.js';
import type { World, WorldProject } from '../types.js';
import {
  addCiFile,
  addContainerRepository,
  addContainerRule,
  addPackage,
  addPackageRule,
  addRelease,
  newCommit,
} from './build.js';

const languages = ['TypeScript', 'Go', 'Ruby', 'C++', 'Dockerfile', 'HCL', 'Objective-C'] as const;

function addCommits(
  world: World,
  random: Random,
  projectId: number,
  count: number,
  people: readonly number[],
): void {
  const team = random.sample(people, random.int(1, 4));
  const one = (): number | null => (team.length === 0 || random.chance(0.1) ? null : random.pick(team));
  // Newest first, as Git tells them.
  const commits = Array.from({ length: count }, (_, position) => {
    const author = one();
    const committer = random.chance(0.8) ? author : one();
    return newCommit(
      world,
      random,
      author,
      committer,
      world.now - position * day - random.int(0, 20) * 3_600_000,
    );
  });
  world.code.commits.set(projectId, commits);
}

function addReleases(
  world: World,
  random: Random,
  projectId: number,
  count: number,
  people: readonly number[],
): void {
  for (let number = 1; number <= count; number += 1) {
    addRelease(world, random, projectId, {
      tagName: number % 5 === 0 ? `pkg/ümlaut@${number}` : `v1.${number}.0`,
      authorId: people.length === 0 || random.chance(0.1) ? null : random.pick(people),
      createdAt: instant(world.now - (count - number + 1) * day),
    });
  }
}

function addRegistries(world: World, random: Random, project: WorldProject, crowded: boolean): void {
  const { id } = project;
  const at = (back: number) => instant(world.now - back * day);
  const count = random.pick([0, 0, 0, 1, 2, 4]);
  for (let position = 0; position < (crowded ? 130 : count); position += 1)
    addPackage(world, random, id, at(150 - position));
  if (crowded || random.chance(0.15)) addPackageRule(world, random, id);
  const names = crowded
    ? Array.from({ length: 110 }, (_, position) => `image-${position}`)
    : random.sample(['', 'release/api', 'base', 'worker'], random.pick([0, 0, 1, 2]));
  for (const [position, name] of names.entries()) addContainerRepository(world, id, name, at(120 - position));
  if (crowded || random.chance(0.1)) addContainerRule(world, random, id);
}

/** Fills repositories and registries; the first project is crowded, so that every list of it needs a second page. */
export function createCode(
  world: World,
  random: Random,
  { projects }: { readonly projects: readonly WorldProject[] },
): void {
  const people = [...world.users.values()].filter(({ userType }) => userType === 'human').map(({ id }) => id);
  const paths = indexOf(world).projectPath;
  const sources = projects.slice(0, 5).flatMap(({ id }) => paths.get(id) ?? []);
  for (const [position, project] of projects.entries()) {
    const { id } = project;
    const crowded = position === 0;
    if (project.emptyRepo) continue;
    if (position < 10 || random.chance(0.75)) {
      const others = sources.filter((path) => path !== paths.get(id));
      const file = addCiFile(world, random, id, others);
      const broken = (['tabs', 'list', 'binary'] as const)[position % 40];
      if (position > 20 && broken !== undefined) file.broken = broken;
      if (position === 5) file.broken = 'tabs';
      if (position === 6) file.broken = 'large';
      if (position === 8 && sources[0] !== undefined) project.ci.ciConfigPath = `ci.yml@${sources[0]}:main`;
      // GitLab takes an address with credentials, too.
      if (position === 9)
        project.ci.ciConfigPath = `https://ci:${file.secret}@files.acme.example/main.yml?token=${file.secret}`;
      if (position === 7) file.includes = [...file.includes, nowhere];
    }
    addCommits(world, random, id, crowded ? 130 : random.int(1, 6), people);
    world.code.languages.set(id, random.sample(languages, random.int(0, 3)));
    addReleases(world, random, id, crowded ? 105 : random.pick([0, 0, 1, 2, 5]), people);
    addRegistries(world, random, project, crowded);
  }
}

/** An include of a project that is not there, or that nobody may see. */
const nowhere = {
  kind: 'project',
  yaml: ['project: no/such/project', 'file: [/a.yml]'],
  file: '/a.yml',
  project: 'no/such/project',
  ref: null,
  host: null,
  pinned: false,
} as const;
