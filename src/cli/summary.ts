import type { RunReport } from '../sync/runs.js';
import { count, counted, duration } from './text.js';

/** What changed and what it cost, as half a sentence. */
export function countsOf(report: RunReport): string {
  const { created, updated, deleted } = report.counts;
  const changes = `${count(created)} created, ${count(updated)} updated, ${count(deleted)} deleted`;
  const repeated = report.retries > 0 ? `, ${count(report.retries)} of them repeated` : '';
  const waited =
    report.rateLimitWaitMs >= 1000
      ? `, ${duration(report.rateLimitWaitMs)} of waiting for the rate limit`
      : '';
  return `${changes}; ${counted(report.requests, 'request')}${repeated}${waited}`;
}

/** The first line about a run that ended. */
export function headline(report: RunReport): string {
  const took = duration(report.durationMs);
  const kind = report.full ? 'full sync' : 'sync';
  if (report.status === 'complete')
    return `${report.connection}: ${kind} complete in ${took}: ${countsOf(report)}.`;
  if (report.status === 'partial') {
    return `${report.connection}: ${kind} finished in ${took}, but not everything could be read: ${countsOf(report)}.`;
  }
  return `${report.connection}: ${report.error ?? 'The sync did not finish.'}`;
}

/** One line for each kind of list that was not read whole, with a reason. */
export function gapsOf(report: RunReport): string[] {
  return report.coverage.flatMap((source) => {
    if (source.state === 'unreadable')
      return [`  ${source.title}: not readable, ${source.reason ?? 'no reason known'}`];
    const parts = [
      source.denied > 0 ? `${counted(source.denied, 'list')} denied` : '',
      source.failed > 0 ? `${counted(source.failed, 'list')} failed` : '',
    ].filter((part) => part !== '');
    if (parts.length === 0) return [];
    const example = report.incomplete.find((outcome) => outcome.source === source.source)?.reason;
    return [
      `  ${source.title}: ${parts.join(', ')}${example === undefined ? '' : `, for instance: ${example}`}`,
    ];
  });
}

/** Columns of `reportRow`. */
export const reportColumns = [
  'connection',
  'status',
  'full',
  'startedAt',
  'durationMs',
  'created',
  'updated',
  'deleted',
  'requests',
  'listsDenied',
  'listsFailed',
  'unreadable',
  'error',
] as const;

/** A run as a row, for programs. */
export function reportRow(report: RunReport): Record<(typeof reportColumns)[number], unknown> {
  const sum = (pick: (source: RunReport['coverage'][number]) => number) =>
    report.coverage.reduce((total, source) => total + pick(source), 0);
  return {
    connection: report.connection,
    status: report.status,
    full: report.full,
    startedAt: report.startedAt,
    durationMs: report.durationMs,
    created: report.counts.created,
    updated: report.counts.updated,
    deleted: report.counts.deleted,
    requests: report.requests,
    listsDenied: sum(({ denied }) => denied),
    listsFailed: sum(({ failed }) => failed),
    unreadable: report.coverage.filter(({ state }) => state === 'unreadable').map(({ title }) => title),
    error: report.error ?? null,
  };
}
