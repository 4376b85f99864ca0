import { Link, useNavigate } from '@tanstack/react-router';
import { useAskPages } from '../../api/use-ask.js';
import { Badge } from '../../components/badges.js';
import { type Column, DataTable } from '../../components/data-table.js';
import { Panel } from '../../components/page.js';
import { asked } from '../../components/query-behind.js';
import { Answer } from '../../components/states.js';
import {
  ExploreAlertsDocument,
  type ExploreAlertsQuery,
  type ExploreAlertsQueryVariables,
} from '../../generated/operations.js';
import { agoText, titleOf } from '../../lib/text.js';
import type { KnownEntity } from './known-entity.js';
import { isPlace } from './risk.js';

type Alert = ExploreAlertsQuery['alerts']['nodes'][number];
type Filter = ExploreAlertsQueryVariables['filter'];

const rows = 50;
const left = ['OPEN', 'ACKNOWLEDGED', 'IN_PROGRESS'] as const;

const columns: readonly Column<Alert>[] = [
  {
    id: 'severity',
    header: 'Severity',
    value: ({ severity }) => titleOf(severity),
    cell: ({ severity }) => <Badge value={severity} />,
    width: '7rem',
  },
  { id: 'risk', header: 'Risk', value: ({ riskScore }) => riskScore, isNumber: true, width: '5rem' },
  {
    id: 'title',
    header: 'Alert',
    value: ({ title }) => title,
    cell: ({ id, title }) => (
      <Link to="/alerts" search={{ id } as never}>
        {title}
      </Link>
    ),
    width: 'minmax(18rem, 3fr)',
  },
  {
    id: 'status',
    header: 'Status',
    value: ({ status }) => titleOf(status),
    cell: ({ status }) => <Badge value={status} />,
    width: '9rem',
  },
  { id: 'path', header: 'Where', value: ({ path }) => path, width: 'minmax(12rem, 2fr)' },
  {
    id: 'firstSeen',
    header: 'First seen',
    value: ({ firstSeen }) => firstSeen,
    cell: ({ firstSeen }) => agoText(firstSeen),
    width: '11rem',
  },
];

/** The alerts about a thing, whatever their status, and of a group or project the open ones about what is in it. */
export function EntityAlerts({ entity }: { readonly entity: KnownEntity }) {
  return (
    <>
      <AlertTable
        title="Alerts about it"
        filter={{ asset: entity.key }}
        search={{ asset: entity.key }}
        empty="No rule has raised an alert about it."
      />
      {isPlace(entity) && entity.path !== null ? (
        <AlertTable
          title="Open alerts about it or what is in it"
          filter={{ group: entity.path, statuses: left }}
          search={{ group: entity.path }}
          empty="Nothing in it has an open alert."
        />
      ) : null}
    </>
  );
}

function AlertTable({
  title,
  filter,
  search,
  empty,
}: {
  readonly title: string;
  readonly filter: Filter;
  /** Where the same alerts are among all. */
  readonly search: Readonly<Record<string, string>>;
  readonly empty: string;
}) {
  const navigate = useNavigate();
  const question = { filter, first: rows };
  const { data, error, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } = useAskPages(
    ExploreAlertsDocument,
    question,
    ({ alerts }) => alerts.pageInfo,
    { keep: false },
  );
  return (
    <Panel
      title={title}
      query={asked(ExploreAlertsDocument, question)}
      actions={
        <Link to="/alerts" search={search as never} className="small">
          Open them in Alerts
        </Link>
      }
    >
      <Answer query={{ data, error, refetch }}>
        {({ pages }) => (
          <DataTable
            label={title}
            columns={columns}
            rows={pages.flatMap(({ alerts }) => alerts.nodes)}
            rowKey={({ id }) => id}
            onOpen={({ id }) => void navigate({ to: '/alerts', search: { id } as never })}
            more={{
              hasMore: hasNextPage,
              isLoading: isFetchingNextPage,
              loadMore: () => void fetchNextPage(),
            }}
            totalCount={pages[0]?.alerts.totalCount}
            csvName={title}
            empty={empty}
          />
        )}
      </Answer>
    </Panel>
  );
}
