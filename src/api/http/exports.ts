import type { RequestHandler } from 'express';
import { appError } from '../../core/errors.js';
import { findSavedQuery } from '../../queries/near.js';
import type { ApiServices } from '../context.js';
import { type ExportFormat, exportQuery, exportTypes } from '../saved-queries/export.js';
import type { ApiMetrics } from './metrics.js';
import { principalOf, stateOf } from './state.js';

const pathPattern = /^(?<id>[\w-]{1,200})\.(?<format>csv|ndjson)$/;

/** Streams the rows of a saved query: `/queries/<id>.csv?parameter=value`, or `.ndjson`. */
export function exportHandler(services: ApiServices, metrics: ApiMetrics): RequestHandler<{ file: string }> {
  return async (req, res) => {
    const { id, format } = pathPattern.exec(req.params.file)?.groups ?? {};
    if (id === undefined || format === undefined) throw appError('PATH_UNKNOWN', { path: req.path });
    const query = findSavedQuery(services.savedQueries.queries, id);
    const { signal } = stateOf(res).controller;
    const type = format as ExportFormat;
    res.setHeader('Content-Type', exportTypes[type]);
    res.setHeader('Content-Disposition', `attachment; filename="${query.id}.${type}"`);
    try {
      await exportQuery(services, principalOf(res), query, req.query, type, res, signal);
      metrics.savedQueries.inc({ query: query.id, outcome: 'ok' });
    } catch (error) {
      metrics.savedQueries.inc({ query: query.id, outcome: 'error' });
      // Nobody is left to be told.
      if (signal.aborted && res.headersSent) return;
      if (!res.headersSent)
        for (const name of ['Content-Type', 'Content-Disposition']) res.removeHeader(name);
      throw error;
    }
  };
}
