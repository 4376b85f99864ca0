import { noteActivity } from '../activity.js';
import { instant } from '../clock.js';
import { choose, type Mutation, someGroup, somePerson, someProject } from '../mutate/types.js';
import type { Random } from '../random.js';
import type { World } from '../types.js';
import {
  addClusterAgent,
  addEnvironment,
  addJobTokenEntry,
  addProtectedEnvironment,
  addSchedule,
  addSecureFile,
  addTrigger,
  addVariable,
  someEnvironments,
  someName,
  variableName,
} from './build.js';
import { addPipeline } from './build-pipelines.js';
import type { Home, WorldCicd } from './types.js';

/** Notes the change where it happened, and tells of it. */
function changed(world: World, home: Home | null, what: string): string {
  if (home?.kind === 'project') noteActivity(world, home.id);
  return what;
}

type OfProject = {
  [Name in keyof WorldCicd]: WorldCicd[Name] extends Map<number, { readonly projectId: number }>
    ? Name
    : never;
}[keyof WorldCicd];

/** Takes one row away. */
function removal(kind: string, name: OfProject): Mutation {
  return {
    kind: `${kind}-remove`,
    apply: (world, random) => {
      const rows: Map<number, { readonly id: number; readonly projectId: number }> = world.cicd[name];
      const row = choose(random, rows.values());
      if (row === undefined) return undefined;
      rows.delete(row.id);
      return changed(world, { kind: 'project', id: row.projectId }, `${kind} ${row.id} was removed`);
    },
  };
}

function someHome(world: World, random: Random): Home | undefined {
  const kind = random.chance(0.4) ? 'group' : 'project';
  const found = kind === 'group' ? someGroup(world, random) : someProject(world, random);
  return found === undefined ? undefined : { kind, id: found.id };
}

const variableMutations: readonly Mutation[] = [
  {
    kind: 'variable-add',
    apply: (world, random) => {
      const home = someHome(world, random);
      if (home === undefined) return undefined;
      const name = someName(random, home);
      const taken = [...world.cicd.variables.values()].some(
        (other) => variableName(other) === variableName(name),
      );
      if (taken) return undefined;
      return changed(world, home, `variable ${variableName(addVariable(world, random, name))} was added`);
    },
  },
  {
    kind: 'variable-change',
    apply: (world, random) => {
      const variable = choose(random, world.cicd.variables.values());
      if (variable === undefined) return undefined;
      variable.protected = !variable.protected;
      variable.masked = random.chance(0.5);
      return changed(world, variable.home, `variable ${variableName(variable)} is guarded otherwise`);
    },
  },
  {
    kind: 'variable-remove',
    apply: (world, random) => {
      const variable = choose(random, world.cicd.variables.values());
      if (variable === undefined) return undefined;
      world.cicd.variables.delete(variable.id);
      return changed(world, variable.home, `variable ${variableName(variable)} was removed`);
    },
  },
];

const deploymentMutations: readonly Mutation[] = [
  {
    kind: 'environment-add',
    apply: (world, random) => {
      const project = someProject(world, random);
      const [given] = someEnvironments(random);
      if (project === undefined || given === undefined) return undefined;
      const taken = [...world.cicd.environments.values()].some(
        ({ projectId, name }) => projectId === project.id && name === given.name,
      );
      if (taken) return undefined;
      const { id } = addEnvironment(world, random, project.id, given);
      return changed(world, { kind: 'project', id: project.id }, `environment ${id} was made`);
    },
  },
  {
    kind: 'environment-change',
    apply: (world, random) => {
      const environment = choose(random, world.cicd.environments.values());
      if (environment === undefined) return undefined;
      environment.state = environment.state === 'available' ? 'stopped' : 'available';
      environment.tier = random.pick(['production', 'staging', 'other']);
      return changed(
        world,
        { kind: 'project', id: environment.projectId },
        `environment ${environment.id} changed`,
      );
    },
  },
  removal('environment', 'environments'),
  {
    kind: 'environment-protect',
    apply: (world, random) => {
      const environment = choose(random, world.cicd.environments.values());
      const person = somePerson(world, random);
      const group = someGroup(world, random);
      if (environment === undefined || person === undefined || group === undefined) return undefined;
      const inGroup = random.chance(0.3);
      const home: Home = inGroup
        ? { kind: 'group', id: group.id }
        : { kind: 'project', id: environment.projectId };
      const name = inGroup ? environment.tier : environment.name;
      const taken = [...world.cicd.protectedEnvironments.values()].some(
        (rule) => rule.home.kind === home.kind && rule.home.id === home.id && rule.name === name,
      );
      if (taken) return undefined;
      const actors = { userIds: [person.id], groupIds: [group.id] };
      const { id } = addProtectedEnvironment(world, random, home, name, actors);
      return changed(world, home, `rule ${id} protects ${name} of ${home.kind} ${home.id}`);
    },
  },
  {
    kind: 'environment-rule-change',
    apply: (world, random) => {
      const rule = choose(random, world.cicd.protectedEnvironments.values());
      if (rule === undefined) return undefined;
      rule.requiredApprovalCount = (rule.requiredApprovalCount + 1) % 3;
      rule.approvers = rule.approvers.slice(1);
      return changed(world, rule.home, `rule ${rule.id} needs ${rule.requiredApprovalCount} approvals`);
    },
  },
  {
    kind: 'environment-unprotect',
    apply: (world, random) => {
      const rule = choose(random, world.cicd.protectedEnvironments.values());
      if (rule === undefined) return undefined;
      world.cicd.protectedEnvironments.delete(rule.id);
      return changed(world, rule.home, `rule ${rule.id} protects ${rule.name} no more`);
    },
  },
];

const startMutations: readonly Mutation[] = [
  {
    kind: 'schedule-add',
    apply: (world, random) => {
      const project = someProject(world, random);
      const owner = somePerson(world, random);
      if (project === undefined || owner === undefined) return undefined;
      const given = { ownerId: owner.id, ref: project.defaultBranch ?? 'main' };
      const { id } = addSchedule(world, random, project.id, given);
      return changed(world, { kind: 'project', id: project.id }, `schedule ${id} was made`);
    },
  },
  {
    kind: 'schedule-change',
    apply: (world, random) => {
      const schedule = choose(random, world.cicd.schedules.values());
      const owner = somePerson(world, random);
      if (schedule === undefined || owner === undefined) return undefined;
      schedule.ownerId = owner.id;
      schedule.active = !schedule.active;
      schedule.variables = schedule.variables.slice(1);
      return changed(
        world,
        { kind: 'project', id: schedule.projectId },
        `schedule ${schedule.id} is of ${owner.id}`,
      );
    },
  },
  removal('schedule', 'schedules'),
  {
    kind: 'trigger-add',
    apply: (world, random) => {
      const project = someProject(world, random);
      const owner = somePerson(world, random);
      if (project === undefined || owner === undefined) return undefined;
      const { id } = addTrigger(world, random, project.id, owner.id);
      return changed(world, { kind: 'project', id: project.id }, `trigger ${id} was made`);
    },
  },
  {
    kind: 'trigger-use',
    apply: (world, random) => {
      const trigger = choose(random, world.cicd.triggers.values());
      if (trigger === undefined) return undefined;
      trigger.lastUsed = instant(world.now);
      return changed(world, { kind: 'project', id: trigger.projectId }, `trigger ${trigger.id} was used`);
    },
  },
  removal('trigger', 'triggers'),
  {
    kind: 'pipeline-run',
    apply: (world, random) => {
      const project = someProject(world, random, ({ emptyRepo }) => !emptyRepo);
      const user = somePerson(world, random);
      if (project === undefined || user === undefined) return undefined;
      const { id } = addPipeline(world, random, {
        projectId: project.id,
        ref: project.defaultBranch ?? 'main',
        userId: user.id,
        runnerIds: [...world.runners.keys()],
        at: world.now,
      });
      return changed(world, { kind: 'project', id: project.id }, `pipeline ${id} ran`);
    },
  },
  {
    kind: 'pipeline-finish',
    apply: (world, random) => {
      const pipeline = choose(random, world.cicd.pipelines.values());
      if (pipeline === undefined) return undefined;
      pipeline.status = 'FAILED';
      for (const job of pipeline.jobs) job.status = 'FAILED';
      return changed(world, { kind: 'project', id: pipeline.projectId }, `pipeline ${pipeline.id} failed`);
    },
  },
  removal('pipeline', 'pipelines'),
];

const otherMutations: readonly Mutation[] = [
  {
    kind: 'job-token-allow',
    apply: (world, random) => {
      const project = someProject(world, random);
      const target = someHome(world, random);
      if (project === undefined || target === undefined) return undefined;
      const known = [...world.cicd.jobTokenEntries.values()].some(
        (entry) =>
          entry.projectId === project.id &&
          entry.target.kind === target.kind &&
          entry.target.id === target.id,
      );
      if (known || (target.kind === 'project' && target.id === project.id)) return undefined;
      addJobTokenEntry(world, random, project.id, target);
      return changed(
        world,
        { kind: 'project', id: project.id },
        `job tokens of ${target.kind} ${target.id} reach project ${project.id}`,
      );
    },
  },
  {
    kind: 'job-token-setting',
    apply: (world, random) => {
      const project = someProject(world, random);
      if (project === undefined) return undefined;
      project.ci.inboundJobTokenScopeEnabled = !project.ci.inboundJobTokenScopeEnabled;
      return changed(
        world,
        { kind: 'project', id: project.id },
        `project ${project.id} lets in others otherwise`,
      );
    },
  },
  removal('job-token', 'jobTokenEntries'),
  {
    kind: 'secure-file-add',
    apply: (world, random) => {
      const project = someProject(world, random);
      if (project === undefined) return undefined;
      const { id } = addSecureFile(world, random, project.id);
      return changed(world, { kind: 'project', id: project.id }, `secure file ${id} was uploaded`);
    },
  },
  removal('secure-file', 'secureFiles'),
  {
    kind: 'cluster-agent-add',
    apply: (world, random) => {
      const project = someProject(world, random);
      const user = somePerson(world, random);
      if (project === undefined || user === undefined) return undefined;
      const { id } = addClusterAgent(world, random, project.id, user.id);
      return changed(world, { kind: 'project', id: project.id }, `agent ${id} was registered`);
    },
  },
  removal('cluster-agent', 'clusterAgents'),
];

/** Changes of CI/CD beyond runners and settings. */
export const cicdMutations: readonly Mutation[] = [
  ...variableMutations,
  ...deploymentMutations,
  ...startMutations,
  ...otherMutations,
];
