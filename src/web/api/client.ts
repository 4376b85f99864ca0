import type { TypedDocument } from './document.js';

/** What the API said instead of an answer: a sentence for people and a code. */
export class ApiFailure extends Error {
  override readonly name = 'ApiFailure';
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}

interface Body {
  readonly data?: unknown;
  readonly errors?: readonly { readonly message: string; readonly extensions?: { readonly code?: string } }[];
}

const away = () =>
  new ApiFailure(
    'SERVER_AWAY',
    'The service does not answer. It may be restarting; this page tries again by itself.',
  );

async function send(path: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(path, { credentials: 'same-origin', ...init });
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    throw away();
  }
}

async function bodyOf(response: Response): Promise<Body> {
  try {
    return (await response.json()) as Body;
  } catch {
    // A proxy in front of the service answers with a page of its own.
    throw away();
  }
}

function failureOf({ errors }: Body, status: number): ApiFailure {
  const [first] = errors ?? [];
  return new ApiFailure(
    first?.extensions?.code ?? `HTTP_${status}`,
    first?.message ?? 'The service gave no answer.',
  );
}

/**
 * Asks the GraphQL API.
 * @throws ApiFailure when anything of the answer is missing: half an answer is never shown as a whole one.
 */
export async function ask<Result, Variables>(
  document: TypedDocument<Result, Variables>,
  variables: Variables,
  signal?: AbortSignal,
): Promise<Result> {
  const response = await send('/graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: document, variables }),
    ...(signal === undefined ? {} : { signal }),
  });
  const body = await bodyOf(response);
  if (body.errors !== undefined || body.data == null) throw failureOf(body, response.status);
  return body.data as Result;
}

/** Signs this browser in. @throws ApiFailure SIGN_IN_REFUSED, RATE_LIMITED. */
export async function signIn(token: string): Promise<void> {
  const response = await send('/session', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ token }),
  });
  if (!response.ok) throw failureOf(await bodyOf(response), response.status);
}

/** Signs this browser out. @throws ApiFailure. */
export async function signOut(): Promise<void> {
  const response = await send('/session', { method: 'DELETE' });
  if (!response.ok) throw failureOf(await bodyOf(response), response.status);
}
