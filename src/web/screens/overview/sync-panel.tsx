import { useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useAsk } from '../../api/use-ask.js';
import { useSubscription } from '../../api/use-subscription.js';
import { Badge } from '../../components/badges.js';
import { Panel } from '../../components/page.js';
import { asked } from '../../components/query-behind.js';
import { Answer, Empty } from '../../components/states.js';
import {
  OverviewConnectionsDocument,
  type OverviewConnectionsQuery,
  OverviewProgressDocument,
  type OverviewProgressSubscription,
} from '../../generated/operations.js';
import { agoText, numberText, timeText, titleOf } from '../../lib/text.js';

type Connection = OverviewConnectionsQuery['connections'][number];
type Progress = OverviewProgressSubscription['syncProgress'];

/** How syncs go now, by connection. */
function useProgress(): ReadonlyMap<string, Progress> {
  const client = useQueryClient();
  const [running, setRunning] = useState<ReadonlyMap<string, Progress>>(new Map());
  useSubscription(OverviewProgressDocument, {}, ({ syncProgress }) => {
    const isOver = syncProgress.phase === 'FINISHED';
    setRunning((before) => {
      const after = new Map(before);
      if (isOver) after.delete(syncProgress.connection);
      else after.set(syncProgress.connection, syncProgress);
      return after;
    });
    if (isOver) void client.invalidateQueries();
  });
  return running;
}

function Running({ progress }: { readonly progress: Progress }) {
  const { phase, sources, requests, compared, waitingForRateLimit } = progress;
  const ended = sources.filter(({ state }) => !['WAITING', 'READING'].includes(state)).length;
  const reading = sources.find(({ state }) => state === 'READING');
  return (
    <div role="status">
      <progress max={sources.length || 1} value={ended} aria-label="Lists that were read" /> {titleOf(phase)}
      {reading === undefined ? '' : ` ${reading.title}`}: {ended} of {sources.length} kinds of lists,{' '}
      {numberText(requests)} requests, {numberText(compared)} things compared
      {waitingForRateLimit ? '; waiting for GitLab’s rate limit' : ''}.
    </div>
  );
}

/** What a connection could not read, in sentences. */
function Coverage({ run }: { readonly run: Connection['lastRun'] }) {
  const coverage = run?.coverage;
  if (coverage == null) return <p className="quiet">No sync has finished yet, so nothing is known.</p>;
  const unread = coverage.filter(({ state }) => state === 'UNREADABLE');
  const read = coverage.filter(({ state }) => state === 'READ' || state === 'COVERED').length;
  return (
    <>
      <p>
        {read} of {coverage.length} kinds of lists are read
        {unread.length === 0
          ? '; nothing that exists is hidden from this token.'
          : `; ${unread.length} are not, so what is in them is unknown:`}
      </p>
      {unread.length === 0 ? null : (
        <ul className="small">
          {unread.slice(0, 4).map(({ source, title, reason }) => (
            <li key={source}>
              {title}: {reason ?? 'no reason is known'}
            </li>
          ))}
          {unread.length > 4 ? <li>and {unread.length - 4} more</li> : null}
        </ul>
      )}
    </>
  );
}

/** The last sync of each connection, how one that runs goes, and what could not be read. */
export function SyncPanel() {
  const running = useProgress();
  return (
    <Panel
      title="Last sync and coverage"
      query={asked(OverviewConnectionsDocument, {})}
      actions={<Link to="/connections">Connections</Link>}
    >
      <Answer query={useAsk(OverviewConnectionsDocument, {}, { refetchMs: 30_000 })}>
        {({ connections }) =>
          connections.length === 0 ? (
            <Empty>No connection is configured. Set GITLAB_URL and GITLAB_TOKEN, and start again.</Empty>
          ) : (
            connections.map((connection) => {
              const { name, state, lastFinishedAt, lastError, lastRun } = connection;
              const progress = running.get(name);
              return (
                <div key={name} className="stack">
                  <p className="row">
                    <Link to="/connections" search={{ name } as never}>
                      {name}
                    </Link>
                    <Badge value={state} />
                    <span className="quiet" title={timeText(lastFinishedAt)}>
                      {lastFinishedAt === null ? 'never finished' : `finished ${agoText(lastFinishedAt)}`}
                    </span>
                    {lastRun?.counts == null ? null : (
                      <span className="quiet">
                        {numberText(lastRun.counts.created)} created, {numberText(lastRun.counts.updated)}{' '}
                        updated, {numberText(lastRun.counts.deleted)} deleted
                      </span>
                    )}
                  </p>
                  {progress === undefined ? null : <Running progress={progress} />}
                  {lastError === null ? null : <p className="notice notice-bad">{lastError}</p>}
                  <Coverage run={lastRun} />
                </div>
              );
            })
          )
        }
      </Answer>
    </Panel>
  );
}
