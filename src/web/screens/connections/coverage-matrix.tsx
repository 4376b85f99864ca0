import { Badge } from '../../components/badges.js';
import { type Column, DataTable } from '../../components/data-table.js';
import { numberText, timeText } from '../../lib/text.js';
import { useUrlState } from '../../lib/url-state.js';
import { type Covered, extentOf, extents, extentTexts, ranked } from './coverage.js';

const columns: readonly Column<Covered>[] = [
  { id: 'title', header: 'Source', value: ({ title }) => title, width: 'minmax(15rem, 2fr)' },
  {
    id: 'state',
    header: 'State',
    value: (row) => extentTexts[extentOf(row)].title,
    cell: (row) => <Badge value={extentTexts[extentOf(row)].tone} label={extentTexts[extentOf(row)].title} />,
    width: '9.5rem',
  },
  { id: 'reason', header: 'Reason', value: ({ reason }) => reason, width: 'minmax(10rem, 2fr)' },
  {
    id: 'asOf',
    header: 'As of',
    value: ({ asOf }) => asOf,
    cell: ({ asOf }) => timeText(asOf),
    width: '13rem',
  },
  { id: 'complete', header: 'Read', value: ({ complete }) => complete, isNumber: true, width: '6rem' },
  { id: 'denied', header: 'Denied', value: ({ denied }) => denied, isNumber: true, width: '6rem' },
  { id: 'failed', header: 'Failed', value: ({ failed }) => failed, isNumber: true, width: '6rem' },
];

/** Sources that are told of at once. */
const mostPoor = 8;

/** What a run could read of each source: first what it could not, with what would open it. */
export function CoverageMatrix({
  coverage,
  csvName,
}: {
  readonly coverage: readonly Covered[];
  readonly csvName: string;
}) {
  const [{ state }, change] = useUrlState({ state: '' });
  const { rows, counts } = ranked(coverage);
  const poor = rows.filter((row) => ['UNREADABLE', 'PART'].includes(extentOf(row)));
  const limited = rows.filter((row) => extentOf(row) === 'READ' && row.reason !== null);
  const shown = state === '' ? rows : rows.filter((row) => extentOf(row) === state);
  return (
    <>
      <p>
        {poor.length === 0
          ? 'Every list that was asked for was read whole.'
          : `${numberText(poor.length)} of ${numberText(rows.length)} sources could not be read whole. What they hold is unknown.`}
      </p>
      <Reasons rows={poor.slice(0, mostPoor)} />
      <MoreReasons title={`And ${numberText(poor.length - mostPoor)} more`} rows={poor.slice(mostPoor)} />
      <MoreReasons
        title={`GitLab leaves something out of ${numberText(limited.length)} of those that were read`}
        rows={limited}
      />
      <fieldset className="row connections-filter">
        <legend className="visually-hidden">Show sources</legend>
        <button
          type="button"
          className="button"
          aria-pressed={state === ''}
          onClick={() => change({ state: '' }, { replace: true })}
        >
          All {numberText(rows.length)}
        </button>
        {extents
          .filter((extent) => counts.has(extent) || state === extent)
          .map((extent) => (
            <button
              key={extent}
              type="button"
              className="button"
              title={extentTexts[extent].means}
              aria-pressed={state === extent}
              onClick={() => change({ state: extent }, { replace: true })}
            >
              {extentTexts[extent].title} {numberText(counts.get(extent) ?? 0)}
            </button>
          ))}
      </fieldset>
      <DataTable
        key={state}
        label="Coverage by source"
        columns={columns}
        rows={shown}
        rowKey={({ source }) => source}
        csvName={csvName}
        empty="No source is so. Show all of them."
      />
    </>
  );
}

function Reasons({ rows }: { readonly rows: readonly Covered[] }) {
  if (rows.length === 0) return null;
  return (
    <ul>
      {rows.map((row) => (
        <li key={row.source}>
          <strong>{row.title}</strong>: {whyPoor(row)}
        </li>
      ))}
    </ul>
  );
}

function MoreReasons({ title, rows }: { readonly title: string; readonly rows: readonly Covered[] }) {
  if (rows.length === 0) return null;
  return (
    <details>
      <summary>{title}</summary>
      <Reasons rows={rows} />
    </details>
  );
}

function whyPoor(row: Covered): string {
  if (extentOf(row) !== 'PART') return row.reason ?? 'GitLab gave no reason.';
  const { complete, denied, failed, reason } = row;
  const parts = [
    ...(denied > 0 ? [`${numberText(denied)} not shown to the token`] : []),
    ...(failed > 0 ? [`${numberText(failed)} failed`] : []),
  ];
  const lists = `of ${numberText(complete + denied + failed)} lists ${parts.join(' and ')}.`;
  return reason === null ? lists : `${lists} ${reason}`;
}
