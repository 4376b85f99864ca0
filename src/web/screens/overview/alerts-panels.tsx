import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useAsk } from '../../api/use-ask.js';
import { Badge } from '../../components/badges.js';
import { Panel } from '../../components/page.js';
import { asked } from '../../components/query-behind.js';
import { Answer, Empty } from '../../components/states.js';
import {
  OverviewAlertsDocument,
  type OverviewAlertsQuery,
  OverviewWorstDocument,
} from '../../generated/operations.js';
import { numberText, titleOf } from '../../lib/text.js';

const dayMs = 86_400_000;
const severities = ['CRITICAL', 'HIGH', 'MEDIUM', 'LOW', 'INFO'] as const;
const open = ['OPEN', 'ACKNOWLEDGED', 'IN_PROGRESS'] as const;

/** The times that part the ages, to the hour, so that the same question is not asked anew with every look. */
function timesNow() {
  const hour = Math.floor(Date.now() / 3_600_000) * 3_600_000;
  const ago = (days: number) => new Date(hour - days * dayMs).toISOString();
  return { open, day: ago(1), week: ago(7), month: ago(30) };
}

/** The alerts that matter most, worst first. */
export function WorstAlerts() {
  // Asked for by itself: counting takes longer than finding the first.
  const worst = useAsk(OverviewWorstDocument, { open });
  return (
    <Panel
      title="What matters most"
      query={asked(OverviewWorstDocument, { open })}
      actions={<Link to="/alerts">All open alerts</Link>}
    >
      <Answer query={worst}>
        {({ alerts }) =>
          alerts.nodes.length === 0 ? (
            <Empty>No alert is open. Rules run after each sync; see Rules for what they look at.</Empty>
          ) : (
            <ol className="worst">
              {alerts.nodes.map(({ id, title, severity, riskScore, evidence, path }) => (
                <li key={id}>
                  <Badge value={severity} />
                  <span className="worst-score" title="Risk score, of 100">
                    {riskScore}
                  </span>
                  <span>
                    <Link to="/alerts" search={{ id } as never}>
                      {title}
                    </Link>
                    <br />
                    <span className="quiet small break">
                      {evidence}
                      {path === null ? '' : ` (${path})`}
                    </span>
                  </span>
                </li>
              ))}
            </ol>
          )
        }
      </Answer>
    </Panel>
  );
}

const ages = [
  { id: 'today', label: 'Under a day' },
  { id: 'thisWeek', label: '1 to 7 days' },
  { id: 'thisMonth', label: '7 to 30 days' },
  { id: 'older', label: 'Older' },
] as const satisfies readonly { readonly id: keyof OverviewAlertsQuery; readonly label: string }[];

const countOf = (counts: readonly { readonly value: string; readonly count: number }[], severity: string) =>
  counts.find(({ value }) => value.toUpperCase() === severity)?.count ?? 0;

/** How many alerts are open, by severity and by how long they have been. */
export function AlertsByAge() {
  const [times] = useState(timesNow);
  return (
    <Panel title="Open alerts by severity and age" query={asked(OverviewAlertsDocument, times)}>
      <Answer query={useAsk(OverviewAlertsDocument, times)}>
        {(data) => (
          <table className="matrix">
            <thead>
              <tr>
                <th scope="col">Severity</th>
                {ages.map(({ id, label }) => (
                  <th key={id} scope="col" className="number">
                    {label}
                  </th>
                ))}
                <th scope="col" className="number">
                  All
                </th>
              </tr>
            </thead>
            <tbody>
              {severities.map((severity) => (
                <tr key={severity}>
                  <th scope="row">
                    <Link
                      to="/alerts"
                      search={{ severity } as never}
                      aria-label={`${titleOf(severity)} alerts`}
                    >
                      <Badge value={severity} />
                    </Link>
                  </th>
                  {ages.map(({ id }) => (
                    <td key={id} className="number">
                      {numberText(countOf(data[id].bySeverity, severity))}
                    </td>
                  ))}
                  <td className="number">
                    <strong>{numberText(countOf(data.all.bySeverity, severity))}</strong>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </Answer>
    </Panel>
  );
}
