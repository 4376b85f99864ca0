import { addRunner } from '../build-credentials.js';
import { instant } from '../clock.js';
import { choose, type Mutation, someGroup, someProject } from './types.js';

/** Changes of runners. */
export const runnerMutations: readonly Mutation[] = [
  {
    kind: 'runner-add',
    apply: (world, random) => {
      const group = someGroup(world, random);
      const project = someProject(world, random, (one) => one.groupId !== null);
      const shape = random.int(0, 2);
      if (shape === 1 && group !== undefined)
        return `group runner ${addRunner(world, random, { runnerType: 'group_type', projectIds: [], groupIds: [group.id] }).id} was made`;
      if (shape === 2 && project !== undefined)
        return `project runner ${addRunner(world, random, { runnerType: 'project_type', projectIds: [project.id], groupIds: [] }).id} was made`;
      return `instance runner ${addRunner(world, random, { runnerType: 'instance_type', projectIds: [], groupIds: [] }).id} was made`;
    },
  },
  {
    kind: 'runner-pause',
    apply: (world, random) => {
      const runner = choose(random, world.runners.values());
      if (runner === undefined) return undefined;
      runner.paused = !runner.paused;
      return `runner ${runner.id} is paused: ${runner.paused}`;
    },
  },
  {
    kind: 'runner-setting',
    apply: (world, random) => {
      const runner = choose(random, world.runners.values());
      if (runner === undefined) return undefined;
      runner.accessLevel = runner.accessLevel === 'ref_protected' ? 'not_protected' : 'ref_protected';
      runner.locked = !runner.locked;
      runner.tagList = random.sample(['docker', 'linux', 'gpu', 'prod'], random.int(1, 3));
      return `runner ${runner.id} takes jobs: ${runner.accessLevel}`;
    },
  },
  {
    kind: 'runner-assign',
    apply: (world, random) => {
      const runner = choose(random, world.runners.values(), (one) => one.runnerType === 'project_type');
      const project =
        runner === undefined
          ? undefined
          : someProject(world, random, (one) => !runner.projectIds.includes(one.id));
      if (runner === undefined || project === undefined) return undefined;
      runner.projectIds = [...runner.projectIds, project.id];
      return `runner ${runner.id} serves project ${project.id} too`;
    },
  },
  {
    kind: 'runner-unassign',
    apply: (world, random) => {
      const runner = choose(random, world.runners.values(), (one) => one.projectIds.length > 1);
      if (runner === undefined) return undefined;
      // The first project owns the runner and stays.
      const dropped = random.pick(runner.projectIds.slice(1));
      runner.projectIds = runner.projectIds.filter((id) => id !== dropped);
      return `runner ${runner.id} serves project ${dropped} no more`;
    },
  },
  {
    kind: 'runner-contact',
    apply: (world, random) => {
      const runner = choose(random, world.runners.values(), (one) => one.managers.length > 0);
      if (runner === undefined) return undefined;
      runner.contactedAt = instant(world.now);
      for (const manager of runner.managers.slice(0, 1)) manager.contactedAt = instant(world.now);
      return `runner ${runner.id} asked for jobs`;
    },
  },
  {
    kind: 'runner-remove',
    apply: (world, random) => {
      const runner = choose(random, world.runners.values());
      if (runner === undefined) return undefined;
      world.runners.delete(runner.id);
      return `runner ${runner.id} was removed`;
    },
  },
];
