import {
  and,
  days,
  type Estate,
  is,
  known,
  not,
  number,
  or,
  type References,
  text,
  time,
  value,
} from '../reference.js';
import { labelOf, type Node } from '../world.js';

/** When audit events of a group were last read whole, by a connection that sees it; null for never. */
function lastReadOf(estate: Estate, group: Node): string | null {
  const claims = (value(group, '_claims') ?? []) as readonly string[];
  const reads: string[] = [];
  for (const connection of estate.nodes('Connection')) {
    if (!claims.some((claim) => claim.startsWith(`${text(connection, 'name')}|`))) continue;
    for (const { to: run } of estate.out(connection, 'RAN', 'SyncRun')) {
      if (value(run, 'id') !== value(connection, 'lastRun')) continue;
      for (const { to: coverage } of estate.out(run, 'COVERED', 'SourceCoverage')) {
        const source = text(coverage, 'source');
        if (value(coverage, 'state') !== 'read') continue;
        if (source !== 'audit-events' && source !== 'group-audit-events') continue;
        const isCutShort = estate
          .out(run, 'INCOMPLETE', 'SyncScope')
          .some(
            ({ to }) =>
              value(to, 'source') === source &&
              (source === 'audit-events' || value(to, 'target') === value(group, 'key')),
          );
        if (!isCutShort) reads.push(text(coverage, 'asOf'));
      }
    }
  }
  return (
    reads
      .filter((at) => at !== '')
      .sort()
      .at(-1) ?? null
  );
}

export const loggingReferences: References = {
  'audit-streaming-missing': function* (estate, { maxAgeHours, asOf }) {
    const now = number(time(asOf));
    for (const group of estate.nodes('GitLabGroup')) {
      const accounts = estate.into(group, 'HAS', 'GitLabAccount').map(({ from }) => from);
      if (accounts.length === 0 || accounts.every((account) => value(account, 'tier') === 'free')) continue;
      const streams = estate
        .children(group)
        .filter((one) => labelOf(one) === 'GitLabAuditStreamDestination' && value(one, 'active') !== false);
      const isStreamed = or(streams.length > 0, is(known(group, 'hasAuditStreaming'), false) ? false : null);
      const lastRead = lastReadOf(estate, group);
      const isRecent = lastRead !== null && days(number(time(lastRead)), now) * 24 <= number(maxAgeHours);
      yield {
        fires: and(not(isStreamed), !isRecent),
        groupId: value(group, 'id'),
        path: value(group, 'fullPath'),
        lastRead,
        groupKey: value(group, 'key'),
      };
    }
  },

  'collector-coverage-gap': function* (estate, { nullRatio }) {
    for (const result of estate.nodes('RuleResult')) {
      // It says nothing of itself.
      if (value(result, 'at') === null || value(result, 'rule') === 'collector-coverage-gap') continue;
      const counts = {
        ruleId: value(result, 'rule'),
        missing: value(result, 'unknown'),
        checked: value(result, 'checked'),
      };
      const hasFailed = value(result, 'state') === 'FAILED';
      const lists = (value(result, 'missing') ?? []) as readonly string[];
      if (lists.length === 0)
        yield { fires: hasFailed ? null : false, ...counts, fact: 'lists', reason: value(result, 'reason') };
      for (const one of new Set(lists)) {
        const [fact, reason] = one.split('|');
        yield { fires: hasFailed ? null : true, ...counts, fact, reason };
      }
      const [unknown, checked] = [Number(counts.missing), Number(counts.checked)];
      if (
        value(result, 'state') !== null &&
        !hasFailed &&
        checked > 0 &&
        unknown > number(nullRatio) * checked
      )
        yield { fires: true, ...counts, fact: 'facts', reason: 'no token could read them.' };
    }
  },
};
