import type { Removed, WorldPart } from '../part.js';
import type { World } from '../types.js';
import { createCicd } from './create.js';
import { cicdMutations } from './mutate.js';
import type { Home, WorldCicd } from './types.js';

function removeWhere<Row>(rows: Map<number, Row>, gone: (row: Row) => boolean): void {
  for (const [id, row] of rows) if (gone(row)) rows.delete(id);
}

function forgetHome(cicd: WorldCicd, removed: Home): void {
  const isGone = (home: Home | null) => home?.kind === removed.kind && home.id === removed.id;
  for (const rows of [cicd.variables, cicd.protectedEnvironments])
    removeWhere<{ readonly home: Home | null }>(rows, ({ home }) => isGone(home));
  removeWhere(cicd.jobTokenEntries, ({ target }) => isGone(target));
  if (removed.kind === 'group') {
    for (const rule of cicd.protectedEnvironments.values()) {
      rule.deployers = rule.deployers.filter(({ groupId }) => groupId !== removed.id);
      rule.approvers = rule.approvers.filter(({ groupId }) => groupId !== removed.id);
    }
    return;
  }
  const { environments, schedules, triggers, jobTokenEntries, pipelines, secureFiles, clusterAgents } = cicd;
  const owned = [environments, schedules, triggers, jobTokenEntries, pipelines, secureFiles, clusterAgents];
  for (const rows of owned)
    removeWhere<{ readonly projectId: number }>(rows, ({ projectId }) => projectId === removed.id);
}

/** Triggers go with their owner, schedules lose theirs and stop, as in GitLab. */
function forgetUser(cicd: WorldCicd, userId: number): void {
  removeWhere(cicd.triggers, ({ ownerId }) => ownerId === userId);
  for (const schedule of cicd.schedules.values())
    if (schedule.ownerId === userId) {
      schedule.ownerId = null;
      schedule.active = false;
    }
  for (const pipeline of cicd.pipelines.values()) if (pipeline.userId === userId) pipeline.userId = null;
  for (const agent of cicd.clusterAgents.values()) if (agent.createdById === userId) agent.createdById = null;
  for (const rule of cicd.protectedEnvironments.values()) {
    rule.deployers = rule.deployers.filter((entry) => entry.userId !== userId);
    rule.approvers = rule.approvers.filter((entry) => entry.userId !== userId);
  }
}

function* references({ cicd }: World): Generator<readonly ['users' | 'groups' | 'projects', number, string]> {
  for (const { id, home } of [...cicd.variables.values(), ...cicd.protectedEnvironments.values()])
    if (home !== null) yield [`${home.kind}s`, home.id, `home of variable or rule ${id}`];
  for (const name of Object.keys(cicd) as (keyof WorldCicd)[])
    for (const row of cicd[name].values())
      if ('projectId' in row) yield ['projects', row.projectId, `project of ${name} ${row.id}`];
  for (const { id, deployers, approvers } of cicd.protectedEnvironments.values())
    for (const { userId, groupId } of [...deployers, ...approvers]) {
      if (userId !== null) yield ['users', userId, `user of rule ${id}`];
      if (groupId !== null) yield ['groups', groupId, `group of rule ${id}`];
    }
  for (const { id, target } of cicd.jobTokenEntries.values())
    yield [`${target.kind}s`, target.id, `target of entry ${id}`];
  for (const { id, ownerId } of [...cicd.schedules.values(), ...cicd.triggers.values()])
    if (ownerId !== null) yield ['users', ownerId, `owner of schedule or trigger ${id}`];
  for (const { id, userId } of cicd.pipelines.values())
    if (userId !== null) yield ['users', userId, `user of pipeline ${id}`];
}

/** CI/CD of the world beyond runners and settings. */
export const cicdPart: WorldPart = {
  salt: 2,
  create: createCicd,
  mutations: cicdMutations,
  forget: ({ cicd }, { kind, id }: Removed) => {
    if (kind === 'user') forgetUser(cicd, id);
    else forgetHome(cicd, { kind, id });
  },
  secrets: ({ cicd }) => [
    ...[...cicd.variables.values()].map(({ value }) => value),
    ...[...cicd.environments.values()].flatMap(({ externalUrl }) =>
      externalUrl?.includes('CANARY') ? [externalUrl] : [],
    ),
    ...[...cicd.schedules.values()].flatMap(({ variables }) => variables.map(({ value }) => value)),
    ...[...cicd.triggers.values()].map(({ token }) => token),
    ...[...cicd.clusterAgents.values()].flatMap(({ tokens }) => tokens.map(({ value }) => value)),
  ],
  dangling: (world) =>
    [...references(world)]
      .filter(([rows, id]) => !world[rows].has(id))
      .map(([, id, what]) => `${what}: ${id}`),
};
