import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { silentLogger } from '../../../src/core/logger.js';
import { createGitLabClient } from '../../../src/gitlab/client/client.js';
import type { Graph } from '../../../src/graph/driver.js';
import { loadSavedQueries } from '../../../src/queries/loader.js';
import { findSavedQuery } from '../../../src/queries/near.js';
import { runSavedQuery } from '../../../src/queries/runner.js';
import { syncConnection } from '../../../src/sync/run.js';
import type { RunReport } from '../../../src/sync/runs.js';
import { apiData, withApiData } from '../../support/api-data.js';
import { type ReplayServer, startReplayServer } from '../../support/replay-server.js';
import { emptyGraph, nothing, writtenBy } from '../../support/sync.js';

type Row = { relationship: string; from: string; to: string };

withApiData('the recorded answers of GitLab.com', () => {
  let graph: Graph;
  let server: ReplayServer;
  let report: RunReport;
  let host: string;

  const syncOnce = async () => {
    const client = createGitLabClient({ url: server.url, token: 'recorded', attempts: 2, backoffMs: 1 });
    const connection = {
      name: 'gitlab.com',
      description: 'As recorded',
      url: server.url,
      group: undefined,
      schedule: 'disabled',
    };
    try {
      return await syncConnection({ graph, client, connection, logger: silentLogger, full: true });
    } finally {
      client.close();
    }
  };

  beforeAll(async () => {
    graph = await emptyGraph();
    server = await startReplayServer(join(apiData, 'recordings'));
    host = new URL(server.url).host;
    report = await syncOnce();
  });
  afterAll(async () => {
    await server.close();
    await graph.close();
  });

  const saved = async (id: string) => {
    const { queries } = await loadSavedQueries(['queries']);
    return await runSavedQuery(graph, findSavedQuery(queries, id), {});
  };

  test('are read to the end; what was not recorded is named as not shown', () => {
    expect(report).toMatchObject({ status: 'partial', error: undefined });
    for (const { status, code } of report.incomplete) {
      expect({ status, code }).toEqual({ status: 'denied', code: 'GITLAB_NOT_FOUND' });
    }
    const read = (source: string) => report.coverage.find((coverage) => coverage.source === source);
    expect(read('groups')).toMatchObject({ state: 'read', complete: 1, denied: 0 });
    expect(read('projects')).toMatchObject({ state: 'read', complete: 1, denied: 0 });
    expect(read('project-members')).toMatchObject({ state: 'read', complete: 2, denied: 0 });
    expect(read('merge-requests')).toMatchObject({ state: 'covered' });
    expect(read('merge-requests-rest')).toMatchObject({ state: 'read', complete: 2, denied: 0 });
  });

  test('give the nine JupiterOne relationships', async () => {
    const { rows } = await saved('jupiterone-relationship-counts');
    expect(rows).toEqual([
      { relationship: 'gitlab_account HAS gitlab_group', count: 3 },
      { relationship: 'gitlab_account HAS gitlab_project', count: 2 },
      { relationship: 'gitlab_group HAS gitlab_group', count: 1 },
      { relationship: 'gitlab_group HAS gitlab_project', count: 1 },
      { relationship: 'gitlab_group HAS gitlab_user', count: 2 },
      { relationship: 'gitlab_project HAS gitlab_merge_request', count: 1 },
      { relationship: 'gitlab_project HAS gitlab_user', count: 4 },
      { relationship: 'gitlab_user APPROVED gitlab_merge_request', count: 1 },
      { relationship: 'gitlab_user OPENED gitlab_merge_request', count: 1 },
    ]);
  });

  test('give these relationships, row by row', async () => {
    const { rows } = await saved('jupiterone-relationships');
    const shown = rows.map(({ relationship, fromName, toName }): Row => {
      return { relationship: String(relationship), from: String(fromName), to: String(toName) };
    });
    const [request] = await graph.read<{ title: string }>(
      'MATCH (m:GitLabMergeRequest) RETURN m.title AS title',
    );
    expect(shown).toEqual(
      expect.arrayContaining([
        { relationship: 'gitlab_account HAS gitlab_group', from: 'gitlab.com', to: 'team-jupiterone' },
        {
          relationship: 'gitlab_account HAS gitlab_project',
          from: 'gitlab.com',
          to: 'team-jupiterone/j1-gitbook-docs',
        },
        {
          relationship: 'gitlab_group HAS gitlab_group',
          from: 'creativicetest',
          to: 'creativicetest/creativicesubgroup',
        },
        {
          relationship: 'gitlab_group HAS gitlab_project',
          from: 'team-jupiterone',
          to: 'team-jupiterone/j1-gitbook-docs',
        },
        { relationship: 'gitlab_group HAS gitlab_user', from: 'creativicetest', to: 'user10' },
        { relationship: 'gitlab_project HAS gitlab_user', from: 'user03/example-project', to: 'user03' },
        { relationship: 'gitlab_user OPENED gitlab_merge_request', from: 'user03', to: request?.title ?? '' },
        {
          relationship: 'gitlab_user APPROVED gitlab_merge_request',
          from: 'user05',
          to: request?.title ?? '',
        },
      ]),
    );
  });

  test('leave old and odd fields absent and known to be unreadable', async () => {
    const [project] = await graph.read<{ facts: Record<string, unknown> }>(
      'MATCH (p:GitLabProject {key: $key}) RETURN properties(p) AS facts',
      { key: `${host}/project/19688677` },
    );
    expect(project?.facts).toMatchObject({ id: 19688677, fullPath: 'team-jupiterone/j1-gitbook-docs' });
    // These settings came into GitLab after the recording.
    expect(project?.facts.unreadable).toEqual(expect.arrayContaining(['ciPushRepositoryForJobTokenAllowed']));
    expect(project?.facts.ciPushRepositoryForJobTokenAllowed).toBeUndefined();
    const members = await graph.read<{ username: string; accessLevel: number; unreadable: string[] | null }>(
      `MATCH (u:GitLabUser)-[m:MEMBER_OF]->(:GitLabGroup {fullPath: 'creativicetest'})
       RETURN u.username AS username, m.accessLevel AS accessLevel, m.unreadable AS unreadable ORDER BY username`,
    );
    expect(members).toMatchObject([
      { username: 'user01', accessLevel: 50 },
      { username: 'user10', accessLevel: 30 },
    ]);
    // Answers of 2020 had neither the state of a membership nor when and by whom it was given.
    for (const { unreadable } of members) {
      expect(unreadable).toEqual(expect.arrayContaining(['createdById', 'memberRoleId', 'state']));
    }
  });

  test('write nothing when they are read again', async () => {
    expect(writtenBy(await syncOnce())).toEqual(nothing);
  });
});
