import { useAsk } from '../../api/use-ask.js';
import { Badge } from '../../components/badges.js';
import { EntityLink } from '../../components/entity-link.js';
import { Panel } from '../../components/page.js';
import { Answer, Empty, Partial } from '../../components/states.js';
import { OverviewTokensDocument } from '../../generated/operations.js';

/** A row of the saved query `tokens-expiring-soon`. */
interface TokenRow {
  readonly key: string;
  readonly name: string | null;
  readonly kind: string | null;
  readonly owner: string | null;
  readonly expiry: 'soon' | 'never' | 'unknown';
  readonly daysLeft: number | null;
}

const query = { id: 'tokens-expiring-soon', parameters: { includeNeverExpiring: false } };

const left = ({ expiry, daysLeft }: TokenRow) =>
  expiry === 'unknown' || daysLeft === null
    ? 'end unknown'
    : daysLeft === 1
      ? '1 day left'
      : `${daysLeft} days left`;

/** Access tokens that end within 30 days: whatever uses them stops then. */
export function TokensPanel() {
  return (
    <Panel title="Tokens about to expire" query={query}>
      <Answer query={useAsk(OverviewTokensDocument, {})}>
        {({ runQuery }) => {
          const rows = runQuery.rows as readonly TokenRow[];
          return (
            <>
              <Partial {...runQuery} />
              {rows.length === 0 ? <Empty>No access token ends within 30 days.</Empty> : null}
              <ul className="lines">
                {rows.map((row) => (
                  <li key={row.key}>
                    <Badge value={row.expiry === 'unknown' ? 'UNKNOWN' : 'MEDIUM'} label={left(row)} />
                    <span className="break">
                      <EntityLink entityKey={row.key}>{row.name ?? row.key}</EntityLink>{' '}
                      <span className="quiet small">
                        {row.kind} token of {row.owner ?? 'somebody unknown'}
                      </span>
                    </span>
                  </li>
                ))}
              </ul>
              {runQuery.pageInfo.hasNextPage ? (
                <p className="quiet">There are more; the query shows all.</p>
              ) : null}
            </>
          );
        }}
      </Answer>
    </Panel>
  );
}
