import { z } from 'zod';
import { isAppError } from '../../core/errors.js';
import { integration } from '../entities/integration.js';
import { rowReader } from '../model/row.js';
import { eventRows } from './event-flags.js';
import { bulkList } from './graphql-batch.js';
import { eachTarget, parseRows } from './rest-list.js';
import type { ReadJob, Source, Target } from './source.js';
import { type UrlPlace, urlPlace } from './urls.js';

const active = z.object({ active: z.boolean().nullish() });

/** Which projects have an active integration: the others need not be asked for theirs. */
export const activeIntegrations: Source = {
  id: 'active-integrations',
  title: 'Which projects have active integrations',
  feeds: ['project'],
  targets: 'project',
  stage: 3,
  batch: 50,
  needs: { role: 'Maintainer' },
  unreadable: ({ graphql }) => (graphql ? undefined : 'GraphQL cannot be used'),
  ...bulkList({
    of: 'project',
    name: 'ActiveIntegrations',
    path: ['services'],
    arguments: 'active: true',
    selection: 'active',
    schema: active,
    whole: true,
    emit: (rows, target, scope) =>
      scope.emit([
        {
          node: { kind: 'project', id: target.id },
          properties: { hasActiveIntegrations: rows.some((row) => row.active !== false) },
        },
      ]),
  }),
};

const reader = rowReader(integration, {
  naming: 'rest',
  fields: ['id', 'slug', 'title', 'active', 'inherited', 'events', 'createdAt', 'updatedAt'],
  extra: { id: z.number(), slug: z.string(), inherited: z.boolean().nullish() },
});
const schema = eventRows(reader.schema);
type Row = z.infer<typeof schema>;

/** The setting of each kind that is an address and no secret; the addresses of chats are secrets themselves. */
const addressOf: ReadonlyMap<string, string> = new Map(
  Object.entries({
    bamboo: 'bamboo_url',
    bugzilla: 'project_url',
    buildkite: 'project_url',
    confluence: 'confluence_url',
    'custom-issue-tracker': 'project_url',
    'drone-ci': 'drone_url',
    ewm: 'project_url',
    'external-wiki': 'external_wiki_url',
    harbor: 'url',
    jenkins: 'jenkins_url',
    jira: 'url',
    packagist: 'server',
    phorge: 'project_url',
    redmine: 'project_url',
    teamcity: 'teamcity_url',
    youtrack: 'project_url',
    zentao: 'url',
  }),
);

async function placeOf(row: Row, kind: 'group' | 'project', target: Target, job: ReadJob): Promise<UrlPlace> {
  const setting = addressOf.get(row.slug);
  if (setting === undefined) return urlPlace(null);
  // Inherited settings are those of the group or instance: asking every project for them would say the same.
  if (row.inherited === true) return urlPlace(undefined);
  const settings = z.object({ properties: z.object({ [setting]: z.string().nullish() }).nullish() });
  try {
    const answer = await job.client.get(`/${kind}s/${target.id}/integrations/${row.slug}`);
    return urlPlace(settings.safeParse(answer).data?.properties?.[setting]);
  } catch (error) {
    if (isAppError(error, 'GITLAB_NOT_FOUND', 'GITLAB_FORBIDDEN')) return urlPlace(undefined);
    throw error;
  }
}

const integrations = (kind: 'group' | 'project'): Source => ({
  id: `${kind}-integrations`,
  title: kind === 'group' ? 'Integrations of groups' : 'Integrations of projects',
  feeds: ['integration'],
  targets: kind,
  asserts: ['integration'],
  stage: 4,
  batch: 1,
  needs: { role: kind === 'group' ? 'Owner' : 'Maintainer' },
  ...(kind === 'project' ? { reads: ['hasActiveIntegrations'] } : {}),
  read: (job) =>
    eachTarget(job, async (scope, target) => {
      if (target.properties.hasActiveIntegrations === false) return;
      for await (const page of job.client.list(`/${kind}s/${target.id}/integrations`)) {
        for (const row of parseRows(page, schema, scope)) {
          const place = await placeOf(row, kind, target, job);
          await scope.emit([
            {
              node: { kind: 'integration', id: row.id },
              properties: { ...reader.properties(row), ...place },
              edges: [{ type: 'HAS', direction: 'in', rows: [{ other: { kind, id: target.id } }] }],
            },
          ]);
        }
      }
    }),
});

export const groupIntegrations = integrations('group');
export const projectIntegrations = integrations('project');
