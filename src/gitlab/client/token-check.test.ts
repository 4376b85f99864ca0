import { createGitLabClient } from './client.js';
import { sendJson, startTestServer, type TestServer } from './testing.js';

describe('a 401', () => {
  let server: TestServer | undefined;
  afterEach(() => server?.close());

  async function ask(paths: readonly string[], userStatus: number): Promise<unknown[]> {
    server = await startTestServer(({ path }, response) => {
      const status = path.endsWith('/user') ? userStatus : 401;
      const body = status === 200 ? { id: 1, username: 'ada' } : { message: '401 Unauthorized' };
      sendJson(response, body, {}, status);
    });
    const client = createGitLabClient({ url: server.url, token: 'glpat-x', attempts: 1 });
    const codes: unknown[] = [];
    for (const path of paths) {
      await client.get(path).catch((error: unknown) => codes.push((error as { code?: unknown }).code));
    }
    client.close();
    return codes;
  }

  test('on one page is a missing role while the token is accepted elsewhere', async () => {
    const codes = await ask(['/projects/1/access_tokens', '/projects/2/access_tokens'], 200);
    expect(codes).toEqual(['GITLAB_FORBIDDEN', 'GITLAB_FORBIDDEN']);
    expect(server?.requests.map(({ path }) => path)).toEqual([
      '/api/v4/projects/1/access_tokens',
      '/api/v4/user',
      '/api/v4/projects/2/access_tokens',
    ]);
  });

  test('everywhere is a rejected token', async () => {
    expect(await ask(['/projects/1/access_tokens'], 401)).toEqual(['GITLAB_TOKEN_REJECTED']);
  });
});
