import { lazy, Suspense } from 'react';
import { useAsk } from '../../api/use-ask.js';
import { Panel } from '../../components/page.js';
import { asked } from '../../components/query-behind.js';
import { Answer, Empty, Loading } from '../../components/states.js';
import { OverviewTrendDocument } from '../../generated/operations.js';
import { dayText, numberText } from '../../lib/text.js';

const TrendChart = lazy(() => import('./trend-chart.js'));

/** How the risk of the whole estate went in the last 30 days. */
export function TrendPanel() {
  const trend = useAsk(OverviewTrendDocument, {});
  return (
    <Panel title="Risk in the last 30 days" query={asked(OverviewTrendDocument, {})}>
      <Answer query={trend}>
        {({ riskTrend }) => {
          const last = riskTrend.at(-1);
          if (last === undefined) return <Empty>Nothing has been recorded yet.</Empty>;
          const before = riskTrend.at(-8);
          const difference = last.score - (before?.score ?? last.score);
          return (
            <>
              <p>
                <span className="big-number">{last.score}</span> of 100 now, with {numberText(last.open)} open
                alerts;{' '}
                {difference === 0
                  ? 'the same as'
                  : `${Math.abs(difference)} ${difference > 0 ? 'more' : 'less'} than`}{' '}
                a week ago.
              </p>
              <Suspense fallback={<Loading what="Drawing" />}>
                <TrendChart points={riskTrend} />
              </Suspense>
              <details>
                <summary>The same as a table</summary>
                <table className="matrix">
                  <thead>
                    <tr>
                      {['Day', 'Score', 'Open', 'Critical', 'High'].map((name) => (
                        <th key={name} scope="col" className={name === 'Day' ? undefined : 'number'}>
                          {name}
                        </th>
                      ))}
                    </tr>
                  </thead>
                  <tbody>
                    {riskTrend.toReversed().map(({ day, score, open, critical, high }) => (
                      <tr key={day}>
                        <th scope="row">{dayText(day)}</th>
                        {[score, open, critical, high].map((value, index) => (
                          <td key={index} className="number">
                            {numberText(value)}
                          </td>
                        ))}
                      </tr>
                    ))}
                  </tbody>
                </table>
              </details>
            </>
          );
        }}
      </Answer>
    </Panel>
  );
}
