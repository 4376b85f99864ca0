import { createHash } from 'node:crypto';
import type {
  WorldHook,
  WorldIntegration,
  WorldPullMirror,
  WorldPushMirror,
  WorldSshKey,
} from '../../../src/demo/world/automation/types.js';
import type { World } from '../../../src/demo/world/types.js';
import type { GraphBuilder } from './model.js';
import type { ExpectedPart, Reader } from './part.js';

function place(url: string) {
  const [, urlScheme = null, urlHost = null] = /^(\w+):\/\/(?:[^/@]*@)?([^/?]+)/.exec(url) ?? [];
  return { urlScheme, urlHost };
}

const flags = (events: readonly string[]) => events.map((name) => `${name}_events`).sort();

function parentOf(graph: GraphBuilder, row: WorldHook | WorldIntegration, { account }: Reader): string {
  return row.sourceType === 'system' ? account : graph.key(row.sourceType, row.sourceId ?? 0);
}

function hookNode(graph: GraphBuilder, hook: WorldHook, reader: Reader): void {
  graph.node(
    'webhook',
    ['GitLabWebhook', 'ApplicationEndpoint'],
    hook.id,
    {
      name: hook.name,
      ...place(hook.url),
      urlVariableNames: hook.urlVariables,
      events: flags(hook.events),
      enableSslVerification: hook.enableSslVerification,
      customHeaderNames: hook.headers.map(({ key }) => key),
      pushEventsBranchFilter: hook.branchFilter,
      branchFilterStrategy: hook.branchFilterStrategy,
      alertStatus: hook.alertStatus,
      disabledUntil: hook.disabledUntil,
      createdAt: hook.createdAt,
    },
    ['hasSecret'],
  );
  graph.edge('HAS', parentOf(graph, hook, reader), graph.key('webhook', hook.id));
}

const addresses: Readonly<Record<string, string>> = {
  jira: 'url',
  jenkins: 'jenkins_url',
  'external-wiki': 'external_wiki_url',
};

function integrationNode(graph: GraphBuilder, row: WorldIntegration, reader: Reader): void {
  const setting = addresses[row.slug];
  const hidden = setting !== undefined && row.inherited;
  const address = setting === undefined || hidden ? null : row.properties[setting];
  graph.node(
    'integration',
    ['GitLabIntegration', 'Configuration'],
    row.id,
    {
      slug: row.slug,
      title: row.title,
      active: true,
      inherited: row.inherited,
      events: flags(row.events),
      ...(typeof address === 'string' ? place(address) : {}),
      createdAt: row.createdAt,
      updatedAt: row.updatedAt,
    },
    hidden ? ['urlScheme', 'urlHost'] : [],
  );
  graph.edge('HAS', parentOf(graph, row, reader), graph.key('integration', row.id));
}

function mirrorNode(
  graph: GraphBuilder,
  id: string,
  row: WorldPushMirror | WorldPullMirror,
  said: Readonly<Record<string, string | boolean | null>>,
  unreadable: readonly string[] = [],
): void {
  const { enabled, onlyProtectedBranches, branchRegex, updateStatus, lastUpdateAt } = row;
  const own = { enabled, onlyProtectedBranches, branchRegex, lastUpdateAt, lastUpdateStatus: updateStatus };
  const labels = ['GitLabMirror', 'Configuration'];
  graph.node('mirror', labels, id, { ...place(row.url), ...own, ...said }, unreadable);
  graph.edge('HAS', graph.key('project', row.projectId), graph.key('mirror', id));
}

function sshKeyNode(graph: GraphBuilder, row: WorldSshKey): void {
  const [keyType = '', blob = ''] = row.key.split(' ');
  const broken = keyType === 'broken';
  const digest = createHash('sha256').update(Buffer.from(blob, 'base64')).digest('base64').replace(/=+$/, '');
  graph.node(
    'ssh_key',
    ['GitLabSshKey', 'AccessKey'],
    row.id,
    {
      title: row.title,
      ...(broken ? {} : { keyType, fingerprintSha256: `SHA256:${digest}` }),
      usageType: row.usageType,
      createdAt: row.createdAt,
      expiresAt: row.expiresAt,
      lastUsedAt: row.lastUsedAt,
    },
    broken ? ['keyType', 'fingerprintSha256'] : [],
  );
  const key = graph.key('ssh_key', row.id);
  graph.edge('HAS', graph.key('user', row.userId), key);
  graph.edge('ACTS_AS', key, graph.key('user', row.userId));
}

function keysOf(graph: GraphBuilder, world: World): void {
  for (const row of world.automation.sshKeys.values()) sshKeyNode(graph, row);
  for (const { id, userId, fingerprint, createdAt } of world.automation.gpgKeys.values()) {
    graph.node('gpg_key', ['GitLabGpgKey', 'Key'], id, { fingerprint, createdAt });
    graph.edge('HAS', graph.key('user', userId), graph.key('gpg_key', id));
  }
}

function applications(graph: GraphBuilder, world: World, account: string): void {
  for (const { id, name, callbackUrl, confidential } of world.automation.applications.values()) {
    const urls = callbackUrl.split('\n').map((url) => new URL(url));
    const said = {
      name,
      confidential,
      callbackHosts: urls
        .filter(({ protocol }) => /^http/.test(protocol))
        .map(({ host }) => host)
        .sort(),
      callbackSchemes: [...new Set(urls.map(({ protocol }) => protocol.replace(':', '')))].sort(),
    };
    const labels = ['GitLabOAuthApplication', 'Application'];
    graph.node('oauth_application', labels, id, said, ['scopes', 'trusted']);
    graph.edge('HAS', account, graph.key('oauth_application', id));
  }
}

/** Webhooks, integrations, mirrors, OAuth applications and people's keys. */
export const automation: ExpectedPart = (graph, world, reader) => {
  const admin = reader.role === 'administrator';
  const inside = {
    group: new Set(reader.groups.map(({ id }) => id)),
    project: new Set(reader.projects.map(({ id }) => id)),
  };
  const isInside = ({ sourceType, sourceId }: WorldHook | WorldIntegration) =>
    sourceType === 'system' ? admin : inside[sourceType].has(sourceId ?? 0);
  const { hooks, integrations, pushMirrors, pullMirrors } = world.automation;
  for (const row of hooks.values()) if (isInside(row)) hookNode(graph, row, reader);
  for (const row of integrations.values()) if (isInside(row)) integrationNode(graph, row, reader);
  for (const row of pushMirrors.values()) {
    if (!inside.project.has(row.projectId)) continue;
    const { keepDivergentRefs, authMethod } = row;
    mirrorNode(graph, `push/${row.id}`, row, { direction: 'push', keepDivergentRefs, authMethod });
  }
  for (const row of pullMirrors.values()) {
    if (!inside.project.has(row.projectId)) continue;
    const said = {
      direction: 'pull',
      keepDivergentRefs: !row.overwritesDivergedBranches,
      triggersPipelines: row.triggersBuilds,
    };
    mirrorNode(graph, `pull/${row.projectId}`, row, said, ['authMethod']);
  }
  if (!admin) return;
  applications(graph, world, reader.account);
  keysOf(graph, world);
};
