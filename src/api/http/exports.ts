import type { RequestHandler, Response } from 'express';
import { z } from 'zod';
import { appError } from '../../core/errors.js';
import { readerOf } from '../../core/graph-read.js';
import { findSavedQuery } from '../../queries/near.js';
import type { ApiContext, ApiServices } from '../context.js';
import { type ExportFormat, exportTypes } from '../export-rows.js';
import { exportPermissions } from '../permissions/export.js';
import { exportQuery } from '../saved-queries/export.js';
import type { ApiMetrics } from './metrics.js';
import { principalOf, stateOf } from './state.js';

const pathPattern = /^(?<id>[\w-]{1,200})\.(?<format>csv|ndjson)$/;

/** Names the file that is sent, does so, and lets a failure before its first byte be answered as any other. */
async function sendFile(
  res: Response,
  name: string,
  format: ExportFormat,
  send: (signal: AbortSignal) => Promise<unknown>,
): Promise<void> {
  const { signal } = stateOf(res).controller;
  res.setHeader('Content-Type', exportTypes[format]);
  res.setHeader('Content-Disposition', `attachment; filename="${name}.${format}"`);
  try {
    await send(signal);
  } catch (error) {
    // Nobody is left to be told.
    if (signal.aborted && res.headersSent) return;
    if (!res.headersSent)
      for (const header of ['Content-Type', 'Content-Disposition']) res.removeHeader(header);
    throw error;
  }
}

/** Streams the rows of a saved query: `/queries/<id>.csv?parameter=value`, or `.ndjson`. */
export function exportHandler(services: ApiServices, metrics: ApiMetrics): RequestHandler<{ file: string }> {
  return async (req, res) => {
    const { id, format } = pathPattern.exec(req.params.file)?.groups ?? {};
    if (id === undefined || format === undefined) throw appError('PATH_UNKNOWN', { path: req.path });
    const query = findSavedQuery(services.savedQueries.queries, id);
    const type = format as ExportFormat;
    await sendFile(res, query.id, type, async (signal) => {
      const tell = (outcome: string) => metrics.savedQueries.inc({ query: query.id, outcome });
      await exportQuery(services, principalOf(res), query, req.query, type, res, signal).then(
        () => tell('ok'),
        (error: unknown) => {
          tell('error');
          throw error;
        },
      );
    });
  };
}

const reportFilter = z.strictObject({
  group: z.string().max(1000).optional(),
  user: z.string().max(1000).optional(),
  minimumLevel: z.coerce.number().int().min(0).max(50).optional(),
});

/** Streams the permissions report: `/permissions.csv?group=acme&user=jdoe&minimumLevel=30`, or `.json`, or `.ndjson`. */
export function permissionsHandler(
  contextOf: (res: Response) => ApiContext,
): RequestHandler<{ format: string }> {
  return async (req, res) => {
    const format = z.enum(['csv', 'json', 'ndjson']).safeParse(req.params.format).data;
    if (format === undefined) throw appError('PATH_UNKNOWN', { path: req.path });
    const filter = reportFilter.safeParse(req.query);
    if (!filter.success)
      throw appError('FILTER_INVALID', { reason: 'it takes group, user and minimumLevel from 0 to 50' });
    const context = contextOf(res);
    await sendFile(res, 'permissions', format, (signal) =>
      exportPermissions(readerOf(context), filter.data, format, res, signal),
    );
  };
}
