import { useAsk } from '../../api/use-ask.js';
import { Panel } from '../../components/page.js';
import { asked } from '../../components/query-behind.js';
import { Answer, Empty } from '../../components/states.js';
import { ConnectionsLastCoverageDocument } from '../../generated/operations.js';
import { timeText } from '../../lib/text.js';
import type { Connection } from './connection-list.js';
import { CoverageMatrix } from './coverage-matrix.js';

/** What the last run that ended well could read. */
export function LastCoverage({ connection: { name, lastRun } }: { readonly connection: Connection }) {
  const query = useAsk(ConnectionsLastCoverageDocument, { name });
  return (
    <Panel title="What could be read" query={asked(ConnectionsLastCoverageDocument, { name })}>
      <Answer query={query} what="Reading the coverage">
        {({ syncRuns }) => {
          const [run] = syncRuns.nodes;
          if (run?.coverage == null || run.coverage.length === 0)
            return <Empty>No sync has ended well yet. Start one, or wait for the next.</Empty>;
          return (
            <>
              <p className="quiet">
                From the run that began on {timeText(run.startedAt)}
                {lastRun === null || lastRun.id === run.id || lastRun.status === 'RUNNING'
                  ? ''
                  : ', the last one that ended well'}
                .
              </p>
              <CoverageMatrix coverage={run.coverage} csvName={`coverage-${name}`} />
            </>
          );
        }}
      </Answer>
    </Panel>
  );
}
