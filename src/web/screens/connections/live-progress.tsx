import { useEffect, useState } from 'react';
import { Badge } from '../../components/badges.js';
import { type Column, DataTable } from '../../components/data-table.js';
import { Panel } from '../../components/page.js';
import { numberText } from '../../lib/text.js';
import type { Connection } from './connection-list.js';
import { durationText } from './durations.js';
import { overallOf, phases, sourceStates } from './progress.js';
import type { Progress } from './use-progress.js';

type Row = Progress['sources'][number];

const columns: readonly Column<Row>[] = [
  { id: 'title', header: 'Source', value: ({ title }) => title, width: 'minmax(16rem, 2fr)' },
  {
    id: 'state',
    header: 'State',
    value: ({ state }) => sourceStates[state].title,
    cell: ({ state }) => <Badge value={sourceStates[state].tone} label={sourceStates[state].title} />,
    width: '9.5rem',
  },
  {
    id: 'progress',
    header: 'Progress',
    value: ({ done }) => done,
    cell: ({ title, done, total, state }) =>
      state === 'READING' || state === 'DONE' ? (
        <span className="connections-source">
          <progress
            aria-label={title}
            max={total ?? Math.max(done, 1)}
            {...(total === null && state === 'READING' ? {} : { value: done })}
          />
          {numberText(done)} of {total === null ? 'an unknown number' : numberText(total)}
        </span>
      ) : (
        '–'
      ),
    width: '15rem',
  },
  { id: 'denied', header: 'Denied', value: ({ denied }) => denied, isNumber: true, width: '6rem' },
  { id: 'failed', header: 'Failed', value: ({ failed }) => failed, isNumber: true, width: '6rem' },
  { id: 'note', header: 'Why', value: ({ note }) => note, width: 'minmax(8rem, 1fr)' },
];

/** The sync that runs: how far it is as a whole, and source by source. */
export function LiveProgress({
  connection,
  progress,
}: {
  readonly connection: Connection;
  readonly progress: Progress | undefined;
}) {
  const now = useNow(progress === undefined);
  if (progress === undefined)
    return (
      <Panel title="The running sync">
        <p>
          It has run for{' '}
          {durationText(
            Math.max(0, now - Date.parse(connection.lastStartedAt ?? new Date(now).toISOString())),
          )}
          . This instance has not been told how far it is; its state is asked for every three seconds.
        </p>
      </Panel>
    );
  const { done, total } = overallOf(progress.sources);
  return (
    <Panel title="The running sync">
      <p>
        <span role="status">{phases[progress.phase]}</span>: {numberText(done)} of {numberText(total)} sources
        are done.
      </p>
      <progress
        className="connections-progress"
        aria-label="Sources done"
        max={Math.max(total, 1)}
        value={done}
      />
      <p className="quiet">
        {durationText(progress.elapsedMs)} · {numberText(progress.requests)} requests ·{' '}
        {numberText(progress.compared)} rows compared
        {progress.waitingForRateLimit ? ' · waiting for GitLab’s rate limit' : ''}
      </p>
      <DataTable
        label="Progress of each source"
        columns={columns}
        rows={progress.sources}
        rowKey={({ source }) => source}
      />
    </Panel>
  );
}

/** The time, each second while it is wanted. */
function useNow(isWanted: boolean): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    if (!isWanted) return;
    const timer = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(timer);
  }, [isWanted]);
  return now;
}
