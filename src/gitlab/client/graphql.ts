import { GraphQLClient } from 'graphql-request';
import type { z } from 'zod';
import { appError, isAppError } from '../../core/errors.js';
import { throwIfStopped } from './abort.js';
import {
  graphqlBodySchema,
  graphqlError,
  isTooMuch,
  type UnknownPart,
  unknownPart,
} from './graphql-errors.js';
import { halvedPlan, type Plan, planOf, prunedPlan, sizesOf } from './graphql-plan.js';
import type { Answer, Send } from './send.js';
import type { GitLabClient } from './types.js';

/** What {@link createGraphQL} is made from. */
export interface GraphQLOptions {
  readonly url: string;
  readonly token: string;
  readonly send: Send;
  readonly signal: AbortSignal;
}

type Body = z.infer<typeof graphqlBodySchema>;

const gatewayTimeouts = new Set([504, 524]);
const judgedStatuses = new Set([400, 413, 422]);
const rememberedDocuments = 500;

/**
 * GraphQL through graphql-request over `send`. What is learnt of a document (fields that this GitLab lacks, page sizes
 * that it accepts) is remembered, so that the next call starts with it.
 * @throws GITLAB_BAD_ANSWER when the answer carries any other error, even beside data; GITLAB_FORBIDDEN when that error
 *   is about permission; and whatever `send` throws.
 */
export function createGraphQL({ url, token, send, signal }: GraphQLOptions): GitLabClient['graphql'] {
  const plans = new Map<string, Plan>();
  const address = new URL(`${url}/api/graphql`);

  /** Puts what a request taught in the place of the plan that it was sent with, unless another was faster. */
  function learn(document: string, sent: Plan, learnt: Plan): void {
    const current = plans.get(document);
    if (current === undefined || current === sent) {
      plans.set(document, learnt);
    } else if (current.text === sent.text) {
      // Requests refused at the same time halved the same size, so the lower of both is not a quarter.
      plans.set(document, { ...learnt, caps: lower(current.caps, learnt.caps) });
    }
  }

  function recall(document: string): Plan {
    const known = plans.get(document);
    if (known !== undefined) return known;
    const [oldest] = plans.keys();
    if (plans.size >= rememberedDocuments && oldest !== undefined) plans.delete(oldest);
    const plan = planOf(document);
    plans.set(document, plan);
    return plan;
  }

  async function post(plan: Plan, variables: Record<string, unknown>, isFinal: boolean): Promise<Body> {
    let answer: Answer | undefined;
    const client = new GraphQLClient(address.href, {
      errorPolicy: 'all',
      excludeOperationName: true,
      // The answer is parsed once, inside the retries, so that a truncated one is asked again.
      jsonSerializer: { stringify: JSON.stringify, parse: () => answer?.body },
      fetch: async (_input, init) => {
        answer = await send({
          method: 'POST',
          address,
          endpoint: `POST graphql:${plan.name}`,
          path: `graphql:${plan.name}`,
          auth: 'bearer',
          body: String(init?.body),
          signal,
          answerStatuses: judgedStatuses,
          ...(isFinal ? {} : { finalStatuses: gatewayTimeouts }),
        });
        return new Response('', { headers: { 'content-type': 'application/json' } });
      },
    });
    await client.rawRequest({ query: plan.text, variables }).catch((error: unknown) => {
      // What graphql-request makes of an answer is not used: its errors carry the query and its variables.
      if (answer === undefined) throw error;
    });
    const body = graphqlBodySchema.safeParse(answer?.body);
    if (body.success) return body.data;
    throw appError('GITLAB_BAD_ANSWER', { path: `graphql:${plan.name}`, reason: 'it is no GraphQL answer' });
  }

  return async <Data>(
    document: string,
    variables: Record<string, unknown> = {},
    { pageSizes = ['first'] }: { readonly pageSizes?: readonly string[] } = {},
  ) => {
    for (;;) {
      throwIfStopped(signal);
      const plan = recall(document);
      const path = `graphql:${plan.name}`;
      const sizes = sizesOf(plan, variables, pageSizes);
      const smaller = halvedPlan(plan, sizes);
      const declared = Object.entries({ ...variables, ...Object.fromEntries(sizes) });
      const sent = Object.fromEntries(declared.filter(([name]) => plan.variables.has(name)));
      let body: Body;
      try {
        body = await post(plan, sent, smaller === undefined);
      } catch (error) {
        const isTimeout =
          isAppError(error, 'GITLAB_SERVER_ERROR') && gatewayTimeouts.has(error.params.status);
        if (!isTimeout || smaller === undefined) throw error;
        learn(document, plan, smaller);
        continue;
      }
      const errors = body.errors ?? [];
      if (errors.length === 0) {
        if (body.data !== undefined && body.data !== null)
          return { data: body.data as Data, missingFields: plan.missing };
        throw appError('GITLAB_BAD_ANSWER', { path, reason: 'it has no data' });
      }
      const unknown = errors.map(unknownPart).filter((part): part is UnknownPart => part !== undefined);
      const pruned = unknown.length === 0 ? undefined : prunedPlan(plan, unknown);
      if (pruned !== undefined) {
        learn(document, plan, pruned);
        continue;
      }
      if (!errors.every(isTooMuch) || smaller === undefined) throw graphqlError(errors, { url, path, token });
      learn(document, plan, smaller);
    }
  };
}

function lower(a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>): ReadonlyMap<string, number> {
  const both = new Map(a);
  for (const [name, size] of b) both.set(name, Math.min(size, both.get(name) ?? size));
  return both;
}
