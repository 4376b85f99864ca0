import { createWorld } from '../world/create.js';
import { type SimulatedGitLab, startSimulatedGitLab } from './start.js';

let gitlab: SimulatedGitLab;
beforeAll(async () => {
  gitlab = await startSimulatedGitLab(createWorld({ size: 'small' }));
});
afterAll(() => gitlab.close());

const get = (path: string, token = gitlab.tokens.admin): Promise<Response> =>
  fetch(`${gitlab.url}/api/v4${path}`, { headers: { 'private-token': token } });

test('smoke', async () => {
  const out: string[] = [];
  for (const p of ['/version','/license','/user','/personal_access_tokens/self','/personal_access_tokens','/groups','/groups/acme','/groups/acme/members','/groups/acme/members/all','/groups/acme/access_tokens','/groups/acme/runners','/groups/acme/merge_requests','/projects','/projects/1','/projects/1/members?per_page=100','/projects/1/members/all','/projects/1/merge_requests','/projects/1/merge_requests/1/approvals','/users?per_page=1','/deploy_keys','/deploy_tokens','/runners/all','/runners/1','/projects/1/deploy_keys','/member_roles','/groups/acme/pending_members','/nope']) {
    const r = await get(p);
    const t = await r.text();
    out.push(`${p} ${r.status} ${t.slice(0, 90)} ${r.headers.get('x-total')}`);
  }
  const g = async (query: string, variables = {}) => (await fetch(`${gitlab.url}/api/graphql`, { method: 'POST', headers: { 'private-token': gitlab.tokens.admin, 'content-type': 'application/json' }, body: JSON.stringify({ query, variables }) })).text();
  out.push((await g('{ metadata { version } currentUser { id } queryComplexity { score limit } projects(first: 2, sort: "id_asc") { nodes { id projectMembers(first: 2, relations: [DIRECT]) { nodes { __typename id accessLevel { integerValue } user { username } } pageInfo { hasNextPage endCursor } } } pageInfo { hasNextPage endCursor } } }')));
  out.push((await g('{ runners(first: 2) { nodes { id status ownerProject { id } projects(first: 2) { nodes { id } } managers { nodes { id version } } } } group(fullPath: "acme") { mergeRequests(first: 2, includeSubgroups: true) { nodes { iid approved author { id type } approvedBy(first: 2) { nodes { id } } } } } users(first: 1, humans: true) { nodes { id personalAccessTokens { nodes { id scopes { ... on AccessTokenLegacyScope { value } } } } } } nope }')));
  out.push((await g('{ runners(first: 2) { nodes { id status ownerProject { id } projects(first: 2) { nodes { id } } groups { nodes { id fullPath } } managers { nodes { id version } } } } group(fullPath: "acme") { mergeRequests(first: 2, includeSubgroups: true) { nodes { iid approved author { id type } approvedBy(first: 2) { nodes { id } } } } } users(first: 1, humans: true) { nodes { id personalAccessTokens { nodes { id scopes { ... on AccessTokenLegacyScope { value } } } } } } }')));
  console.log(out.join('\n'));
});
