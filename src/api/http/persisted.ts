import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { RequestHandler } from 'express';
import { z } from 'zod';
import type { ApiSettings } from '../../core/config-api.js';
import { appError } from '../../core/errors.js';
import type { Logger } from '../../core/logger.js';
import { principalOf, stateOf } from './state.js';

const manifestSchema = z.object({
  format: z.literal('apollo-persisted-query-manifest'),
  version: z.literal(1),
  operations: z.array(z.object({ id: z.string(), body: z.string() })),
});
const bodySchema = z.looseObject({
  query: z.string().optional(),
  operationName: z.string().nullish(),
  extensions: z
    .looseObject({ persistedQuery: z.looseObject({ sha256Hash: z.string() }).optional() })
    .nullish(),
});

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/**
 * Reads a manifest in Apollo's format.
 * @returns the operations by their SHA-256 in hex.
 * @throws AppError MANIFEST_INVALID, also when an id is not the hash of its body.
 */
export async function readManifest(file: string): Promise<ReadonlyMap<string, string>> {
  let content: unknown;
  try {
    content = JSON.parse(await readFile(file, 'utf8'));
  } catch (error) {
    throw appError('MANIFEST_INVALID', { file, reason: 'it cannot be read as JSON' }, error);
  }
  const parsed = manifestSchema.safeParse(content);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    const reason = `${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'not a manifest'}`;
    throw appError('MANIFEST_INVALID', { file, reason });
  }
  const { operations } = parsed.data;
  const wrong = operations.find(({ id, body }) => hashOf(body) !== id);
  if (wrong !== undefined) {
    const reason = `the id ${wrong.id} is not the SHA-256 of its body`;
    throw appError('MANIFEST_INVALID', { file, reason });
  }
  return new Map(operations.map(({ id, body }) => [id, body]));
}

/**
 * Takes operations by their hash, and logs or refuses those that the manifest does not have.
 * @throws AppError OPERATION_NOT_PERSISTED in mode `enforce`; MANIFEST_INVALID when it is made.
 */
export async function persistedQueries(
  { mode, manifest }: ApiSettings['persistedQueries'],
  logger: Logger,
): Promise<RequestHandler> {
  if (mode === 'off' || manifest === undefined) return (_req, _res, next) => next();
  const operations = await readManifest(manifest);
  return (req, res, next) => {
    const parsed = bodySchema.safeParse(req.body);
    const hash = parsed.data?.extensions?.persistedQuery?.sha256Hash;
    const stored = hash === undefined ? undefined : operations.get(hash);
    const query = parsed.data?.query ?? stored;
    if (query !== undefined && operations.has(hashOf(query))) {
      const { persistedQuery: _, ...extensions } = parsed.data?.extensions ?? {};
      req.body = { ...req.body, query, extensions };
      next();
      return;
    }
    if (mode === 'enforce') throw appError('OPERATION_NOT_PERSISTED', undefined);
    const { requestId } = stateOf(res);
    const operation = parsed.data?.operationName ?? null;
    logger.warn(
      { requestId, principal: principalOf(res).id, operation },
      'An operation is not in the manifest',
    );
    next();
  };
}
