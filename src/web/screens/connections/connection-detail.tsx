import { useAsk } from '../../api/use-ask.js';
import { Opened } from '../../components/opened.js';
import { ConnectionsListDocument } from '../../generated/operations.js';
import { useUrlState } from '../../lib/url-state.js';
import type { Connection } from './connection-list.js';
import { ConnectionState } from './connection-state.js';
import { LastCoverage } from './last-coverage.js';
import { LiveProgress } from './live-progress.js';
import { RunDetail } from './run-detail.js';
import { RunList } from './run-list.js';
import { useNewRuns } from './use-new-runs.js';
import { useProgress } from './use-progress.js';

/** How often the state of a sync is asked for that this instance does not tell of, in milliseconds. */
const busyMs = 3000;

/** One connection: its state and what can be done with it, the sync that runs, what could be read, and its runs. */
export function ConnectionDetail({ connection }: { readonly connection: Connection }) {
  const [{ run }] = useUrlState({ run: '' });
  const progress = useProgress(connection.name);
  const isSyncing = connection.state === 'SYNCING' || progress !== undefined;
  useAsk(ConnectionsListDocument, {}, isSyncing && progress === undefined ? { refetchMs: busyMs } : {});
  useNewRuns(connection.lastRun);
  return (
    <>
      <ConnectionState connection={connection} isSyncing={isSyncing} />
      {isSyncing ? <LiveProgress connection={connection} progress={progress} /> : null}
      {run === '' ? null : (
        <Opened key={run}>
          <RunDetail id={run} />
        </Opened>
      )}
      <LastCoverage connection={connection} />
      <RunList name={connection.name} />
    </>
  );
}
