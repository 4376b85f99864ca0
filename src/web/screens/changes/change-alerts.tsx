import { Link } from '@tanstack/react-router';
import { useAsk } from '../../api/use-ask.js';
import { Badge } from '../../components/badges.js';
import { Answer } from '../../components/states.js';
import { ChangesAlertsDocument } from '../../generated/operations.js';
import type { OneChange } from './one-change.js';

/** The alerts that tell of a change, or that opened or changed after the run that found it; the worst first. */
export function ChangeAlerts({ id, one }: { readonly id: string; readonly one: OneChange }) {
  const query = useAsk(ChangesAlertsDocument, one);
  return (
    <Answer query={query} what="Reading the alerts">
      {({ changes }) => {
        const alerts = changes.nodes.find((node) => node.id === id)?.alerts ?? [];
        if (alerts.length === 0) return <p>It has raised no alert.</p>;
        return (
          <ul>
            {alerts.map((alert) => (
              <li key={alert.id}>
                <Badge value={alert.severity} />{' '}
                <Link to="/alerts" search={{ id: alert.id } as never}>
                  {alert.title}
                </Link>{' '}
                <Badge value={alert.status} />
              </li>
            ))}
          </ul>
        );
      }}
    </Answer>
  );
}
