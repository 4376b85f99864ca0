import type { EdgeRow, View } from '../../../src/gitlab/model/entity.js';
import type { ClaimedView } from '../../../src/sync/diff.js';
import { accountOf, type Tell } from './views.js';
import {
  type AccessWorld,
  type Place,
  variableId,
  type WorldAccessToken,
  type WorldDeployToken,
  type WorldProject,
} from './world.js';

const past = '2020-01-01';
const future = '2099-01-01';

function variables(world: AccessWorld, tell: Tell): ClaimedView[] {
  return world.variables.map((variable) => {
    const { of, name, environmentScope, hidden } = variable;
    const owner = of.kind === 'instance' ? accountOf(world) : of;
    return tell(`${of.kind}-variables`, of.kind === 'instance' ? undefined : of, {
      node: { kind: 'variable', id: variableId(variable) },
      properties: {
        name,
        variableType: 'env_var',
        protected: variable.protected,
        masked: true,
        raw: false,
        description: null,
        hidden: of.kind === 'instance' ? null : hidden,
        environmentScope,
      },
      edges: [{ type: 'HAS', direction: 'in', rows: [{ other: owner }] }],
    });
  });
}

function runners(world: AccessWorld, tell: Tell): ClaimedView[] {
  return world.runners.map(({ id, name, serves, refProtected, paused }) => {
    const served = serves.map((place) => ({ other: place.kind === 'instance' ? accountOf(world) : place }));
    const kinds = serves.map(({ kind }) => kind);
    const type = kinds.includes('instance') ? 'INSTANCE' : kinds.includes('group') ? 'GROUP' : 'PROJECT';
    return tell('runners', undefined, {
      node: { kind: 'runner', id },
      properties: {
        id,
        description: name,
        runnerType: `${type}_TYPE`,
        accessLevel: refProtected ? 'REF_PROTECTED' : 'NOT_PROTECTED',
        paused,
        locked: false,
        runUntagged: true,
        tagList: [],
        status: 'ONLINE',
      },
      edges: [
        { type: 'HAS', direction: 'in', rows: [{ other: accountOf(world) }] },
        { type: 'RUNS_JOBS_OF', direction: 'out', rows: served },
      ],
    });
  });
}

function accessToken(tell: Tell, token: WorldAccessToken): ClaimedView {
  const { id, name, kind, userId, scopes, active, revoked, expired } = token;
  const user = { kind: 'user', id: userId } as const;
  const holder = kind === 'personal' ? user : token.of;
  const view: View = {
    node: { kind: 'access_token', id },
    properties: {
      id,
      kind,
      name,
      scopes: [...scopes].sort(),
      active,
      revoked,
      expiresAt: expired ? past : future,
      userId,
    },
    edges: [
      ...(holder ? [{ type: 'HAS' as const, direction: 'in' as const, rows: [{ other: holder }] }] : []),
      { type: 'ACTS_AS', direction: 'out', rows: [{ other: user }] },
    ],
  };
  if (kind === 'personal' || token.of === undefined) return tell('own-access-tokens', undefined, view);
  return tell(`${token.of.kind}-access-tokens`, token.of, view);
}

function deployToken(tell: Tell, token: WorldDeployToken): ClaimedView {
  const { id, name, of, scopes, revoked, expired } = token;
  return tell(`${of.kind}-deploy-tokens`, of, {
    node: { kind: 'deploy_token', id },
    properties: {
      id,
      name,
      username: name,
      scopes: [...scopes].sort(),
      revoked,
      expired,
      expiresAt: expired ? `${past}T00:00:00.000Z` : null,
    },
    edges: [
      { type: 'HAS', direction: 'in', rows: [{ other: of }] },
      { type: 'GRANTS', direction: 'out', rows: [{ other: of, properties: { canPush: null } }] },
    ],
  });
}

/** The keys that a project has, each with its owner where that is known. */
function deployKeys(world: AccessWorld, tell: Tell, project: WorldProject): ClaimedView[] {
  const home = { kind: 'project', id: project.id } as const;
  const enabled = world.deployKeys.flatMap((key) =>
    key.enabledIn
      .filter(({ projectId }) => projectId === project.id)
      .map(({ canPush }) => ({ ...key, canPush })),
  );
  const rows = enabled.map(({ id, canPush }) => ({
    other: { kind: 'deploy_key' as const, id },
    properties: { canPush },
  }));
  return [
    tell('project-deploy-keys', home, { node: home, edges: [{ type: 'GRANTS', direction: 'in', rows }] }),
    ...enabled.flatMap(({ id, ownerId }) =>
      ownerId === undefined
        ? []
        : [
            tell('deploy-key-owners', home, {
              node: { kind: 'deploy_key', id },
              edges: [{ type: 'OWNS', direction: 'in', rows: [{ other: { kind: 'user', id: ownerId } }] }],
            }),
          ],
    ),
  ];
}

function jobTokenSources(world: AccessWorld, tell: Tell, project: WorldProject): ClaimedView[] {
  const home = { kind: 'project', id: project.id } as const;
  const from = (kind: Place['kind']): EdgeRow[] =>
    world.jobTokenAllowances
      .filter((one) => one.toProjectId === project.id && one.from.kind === kind)
      .map((one) => ({
        other: one.from,
        properties: { autopopulated: false, defaultPermissions: true, policies: [] },
      }));
  return (['project', 'group'] as const).map((kind) =>
    tell(`job-token-${kind}s`, home, {
      node: home,
      edges: [{ type: 'JOB_TOKEN_REACHES', direction: 'in', rows: from(kind) }],
    }),
  );
}

/** Variables, runners, tokens, keys and job-token allow-lists. */
export function credentialViews(world: AccessWorld, tell: Tell): ClaimedView[] {
  const keys = world.deployKeys.map(({ id, name }) =>
    tell('deploy-keys', undefined, {
      node: { kind: 'deploy_key', id },
      properties: { id, title: name, expiresAt: null, usageType: 'auth' },
    }),
  );
  return [
    ...variables(world, tell),
    ...runners(world, tell),
    ...world.accessTokens.map((token) => accessToken(tell, token)),
    ...world.deployTokens.map((token) => deployToken(tell, token)),
    ...keys,
    ...world.projects.flatMap((project) => deployKeys(world, tell, project)),
    ...world.projects.flatMap((project) => jobTokenSources(world, tell, project)),
  ];
}
