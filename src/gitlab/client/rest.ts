import {
  createRequesterFn,
  type FormattedResponse,
  type ResponseBodyTypes,
} from '@gitbeaker/requester-utils';
import { Metadata } from '@gitbeaker/rest';
import { appError } from '../../core/errors.js';
import { endpointTemplate } from './endpoint-template.js';
import type { AnswerHeaders } from './http.js';
import type { Send } from './send.js';
import type { QueryParameters } from './types.js';
import { isUnder } from './url.js';

/** A REST answer: JSON and headers. */
export interface RestAnswer {
  readonly body: unknown;
  readonly headers: AnswerHeaders;
}

/** Asks for one REST document; `path` is relative to `/api/v4` and may carry a query of its own. */
export type RestGet = (
  path: string,
  query: QueryParameters | undefined,
  signal: AbortSignal,
) => Promise<RestAnswer>;

/**
 * REST v4 through gitbeaker, which builds the request and its query; its own retries and rate limits are replaced by
 * `send`, and it never sees the token.
 */
export function createRest(url: string, send: Send): RestGet {
  const apiUrl = `${url}/api/v4`;
  const requesterFn = createRequesterFn(
    async (_service, request) => request,
    async <T extends ResponseBodyTypes>(endpoint: string, options: Record<string, unknown> = {}) => {
      const address = addressOf(apiUrl, endpoint, options.searchParams);
      const path = endpoint.replace(/^\/*/, '/').replace(/[?#].*$/s, '');
      const answer = await send({
        method: 'GET',
        address,
        endpoint: `GET ${endpointTemplate(path)}`,
        path,
        auth: 'private-token',
        signal: options.signal as AbortSignal,
      });
      return {
        body: answer.body,
        headers: answer.headers,
        status: answer.status,
      } as FormattedResponse<T>;
    },
  );
  const { requester } = new Metadata({ host: url, requesterFn, rateLimits: {} });
  return (path, query, signal) =>
    requester.get(path, { signal, ...(query === undefined ? {} : { searchParams: { ...query } }) });
}

function addressOf(apiUrl: string, endpoint: string, search: unknown): URL {
  const address = new URL(`${apiUrl}/${endpoint.replace(/^\/+/, '')}`);
  // Dots in a path could lead out of the API, to something else that would be given the token.
  if (!isUnder(apiUrl, address)) {
    throw appError('GITLAB_FOREIGN_PAGE', {
      path: endpoint.replace(/[?#].*$/s, ''),
      host: `${address.host}${address.pathname}`,
    });
  }
  if (typeof search !== 'string' || search === '') return address;
  address.search = address.search === '' ? search : `${address.search}&${search}`;
  return address;
}
