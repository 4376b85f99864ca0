import type { WorldPart } from '../part.js';
import { createAutomation } from './create.js';
import { automationMutations } from './mutate.js';

function removeWhere<Row>(rows: Map<number, Row>, gone: (row: Row) => boolean): void {
  for (const [id, row] of rows) if (gone(row)) rows.delete(id);
}

/** Webhooks, integrations, mirrors, OAuth applications and people's keys. */
export const automationPart: WorldPart = {
  salt: 3,
  create: createAutomation,
  mutations: automationMutations,
  forget: ({ automation }, { kind, id }) => {
    if (kind === 'user') {
      removeWhere(automation.sshKeys, ({ userId }) => userId === id);
      removeWhere(automation.gpgKeys, ({ userId }) => userId === id);
      return;
    }
    removeWhere(automation.hooks, ({ sourceType, sourceId }) => sourceType === kind && sourceId === id);
    removeWhere(
      automation.integrations,
      ({ sourceType, sourceId }) => sourceType === kind && sourceId === id,
    );
    if (kind === 'group') return;
    removeWhere(automation.pushMirrors, ({ projectId }) => projectId === id);
    automation.pullMirrors.delete(id);
  },
  secrets: ({ automation }) => [
    ...[...automation.hooks.values()].flatMap(({ url, token, template, headers }) => [
      ...(url.includes('CANARY') ? [url] : []),
      ...[token, template, ...headers.map(({ value }) => value)].filter((value) => value !== null),
    ]),
    ...[...automation.integrations.values()].map(({ password }) => password),
    ...[...automation.pushMirrors.values(), ...automation.pullMirrors.values()]
      .map(({ url }) => url)
      .filter((url) => url.includes('CANARY')),
    ...[...automation.applications.values()].map(({ secret }) => secret),
    ...[...automation.sshKeys.values(), ...automation.gpgKeys.values()].map(({ key }) => key),
  ],
  dangling: ({ automation, groups, projects, users }) => {
    const problems: string[] = [];
    for (const [what, rows] of [
      ['hook', automation.hooks],
      ['integration', automation.integrations],
    ] as const)
      for (const { id, sourceType, sourceId } of rows.values()) {
        if (sourceType === 'system') continue;
        if (!(sourceType === 'group' ? groups : projects).has(sourceId ?? 0))
          problems.push(`${sourceType} ${sourceId} of ${what} ${id} does not exist`);
      }
    for (const { id, projectId } of [...automation.pushMirrors.values(), ...automation.pullMirrors.values()])
      if (!projects.has(projectId)) problems.push(`project ${projectId} of mirror ${id} does not exist`);
    for (const { id, userId } of [...automation.sshKeys.values(), ...automation.gpgKeys.values()])
      if (!users.has(userId)) problems.push(`user ${userId} of key ${id} does not exist`);
    return problems;
  },
};
