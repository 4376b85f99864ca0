import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useAsk } from '../../api/use-ask.js';
import { Badge } from '../../components/badges.js';
import { Panel } from '../../components/page.js';
import { asked } from '../../components/query-behind.js';
import { Answer } from '../../components/states.js';
import { ConnectionsRunDocument, type ConnectionsRunQuery } from '../../generated/operations.js';
import { numberText, timeText } from '../../lib/text.js';
import { useUrlState } from '../../lib/url-state.js';
import { CoverageMatrix } from './coverage-matrix.js';
import { durationText } from './durations.js';
import { IncompleteLists } from './incomplete-lists.js';

type Run = NonNullable<ConnectionsRunQuery['syncRun']>;

const sentences: Readonly<Record<Run['status'], string>> = {
  RUNNING: 'It still runs.',
  COMPLETE: 'All that there is for its token was read.',
  PARTIAL: 'It ended well, but some lists could not be read. What they hold is unknown.',
  FAILED: 'It was stopped by a failure. What was read before stays.',
  CANCELLED: 'Somebody stopped it. What it wrote stays and is right.',
  INTERRUPTED: 'The instance that ran it ended before the run did.',
};

function factsOf({ counts, scopes, ...run }: Run): readonly (readonly [string, ReactNode])[] {
  return [
    ['Started', timeText(run.startedAt)],
    ['Ended', timeText(run.finishedAt)],
    ['Took', durationText(run.durationMs)],
    ['Kind', run.full ? 'Every list whole' : 'What is new since the last run'],
    [
      'Changes',
      counts === null
        ? '–'
        : `${numberText(counts.created)} created, ${numberText(counts.updated)} updated, ${numberText(counts.deleted)} deleted`,
    ],
    [
      'Compared',
      counts === null
        ? '–'
        : `${numberText(counts.compared)} rows, ${numberText(counts.refreshed)} of them only refreshed, in ${numberText(counts.transactions)} transactions`,
    ],
    [
      'Lists',
      scopes === null
        ? '–'
        : `${numberText(scopes.complete)} read whole, ${numberText(scopes.denied)} not shown to the token, ${numberText(scopes.failed)} failed`,
    ],
    [
      'Requests',
      run.requests === null
        ? '–'
        : `${numberText(run.requests)}, of which repeated: ${numberText(run.retries)}`,
    ],
    ['Waited for the rate limit', durationText(run.rateLimitWaitMs)],
    ['Clock of GitLab', skewText(run.clockSkewMs)],
  ];
}

function skewText(milliseconds: number | null): string {
  if (milliseconds === null) return 'not known';
  if (Math.abs(milliseconds) < 1000) return 'the same as ours';
  return `${durationText(Math.abs(milliseconds))} ${milliseconds > 0 ? 'ahead of' : 'behind'} ours`;
}

/** The log of one run: what it did, what it could not read, and why. */
export function RunDetail({ id }: { readonly id: string }) {
  const [, change] = useUrlState({ run: '', state: '' });
  const query = useAsk(ConnectionsRunDocument, { id });
  return (
    <Panel
      title="Log of a run"
      query={asked(ConnectionsRunDocument, { id })}
      actions={
        <button type="button" className="button button-plain" onClick={() => change({ run: '' })}>
          Close
        </button>
      }
    >
      <Answer query={query} what="Reading the run">
        {({ syncRun: run }) =>
          run === null ? (
            <p className="notice notice-warn">There is no run with the id {id}. Open another one below.</p>
          ) : (
            <>
              <p className="row">
                <Badge value={run.status} /> {sentences[run.status]}
              </p>
              {run.error === null ? null : <p className="notice notice-bad break">{run.error}</p>}
              <dl className="facts">
                {factsOf(run).map(([term, fact]) => (
                  <div key={term} className="connections-fact">
                    <dt>{term}</dt>
                    <dd>{fact}</dd>
                  </div>
                ))}
              </dl>
              <p>
                <Link to="/changes" search={{ run: run.id } as never}>
                  Show what it changed
                </Link>
              </p>
              {run.detailsPruned ? (
                <p className="notice">
                  What it could read is kept for the last 20 runs of a connection only; this one is older.
                </p>
              ) : (
                <>
                  <IncompleteLists id={run.id} />
                  <details>
                    <summary>What it could read of each source</summary>
                    <div className="stack connections-part">
                      <CoverageMatrix coverage={run.coverage ?? []} csvName={`coverage-${run.id}`} />
                    </div>
                  </details>
                </>
              )}
            </>
          )
        }
      </Answer>
    </Panel>
  );
}
