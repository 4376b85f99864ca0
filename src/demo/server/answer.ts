import { indexOf } from '../world/indexes.js';
import type { Answer, AnswerRequest } from './answer-types.js';
import { authenticate, requireScope } from './caller.js';
import { HttpFailure } from './failure.js';
import { answerGraphQL } from './graphql/execute.js';
import { type ListAnswer, paginate } from './paging.js';
import { matchRoute } from './rest/router.js';

/** The endpoint that a path belongs to, as a template; empty when there is none. */
export function templateOf(url: URL): string {
  if (url.pathname === '/api/graphql') return '/graphql';
  return matchRoute(url.pathname.replace(/^\/api\/v4/, ''))?.route.template ?? '';
}

function isList(answer: unknown): answer is ListAnswer {
  return typeof answer === 'object' && answer !== null && 'kind' in answer && answer.kind === 'list';
}

function answerRest(request: AnswerRequest): Answer {
  const { url, world, settings, base, headers } = request;
  const match = url.pathname.startsWith('/api/v4/')
    ? matchRoute(url.pathname.slice('/api/v4'.length))
    : undefined;
  if (match === undefined) return { status: 404, headers: {}, body: { error: '404 Not Found' } };
  if (request.method !== 'GET')
    return { status: 405, headers: { allow: 'GET' }, body: { error: '405 Not Allowed' } };
  const caller = authenticate(world, headers);
  const scopes = match.route.scopes ?? [];
  if (!scopes.includes('*')) requireScope(caller, ['api', 'read_api', ...scopes]);
  const answer = match.route.answer({
    world,
    index: indexOf(world),
    settings,
    base,
    caller,
    params: match.params,
    query: url.searchParams,
  });
  if (!isList(answer)) return { status: 200, headers: {}, body: answer };
  const page = paginate(answer, { url, settings });
  return { status: 200, headers: page.headers, body: page.body };
}

/** The answer to one request; failures become answers, nothing is thrown for them. */
export async function answer(request: AnswerRequest): Promise<Answer> {
  try {
    return request.url.pathname === '/api/graphql' ? await answerGraphQL(request) : answerRest(request);
  } catch (error) {
    if (error instanceof HttpFailure)
      return { status: error.status, headers: { ...error.headers }, body: error.body };
    throw error;
  }
}
