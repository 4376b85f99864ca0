import { PlainTable } from '../../components/plain-table.js';
import { titleOf } from '../../lib/text.js';
import type { Change } from './change.js';
import { type FactRow, factRows } from './facts.js';

const marks: Readonly<
  Record<NonNullable<FactRow['became']>, { readonly text: string; readonly tone: string }>
> = {
  new: { text: 'New', tone: 'good' },
  changed: { text: 'Changed', tone: 'info' },
  gone: { text: 'Gone', tone: 'bad' },
};

/** The properties of a change before and after it; those that changed are marked. */
export function FactTable({ change }: { readonly change: Change }) {
  const rows = factRows(change);
  if (rows.length === 0)
    return <p className="quiet">It has no properties of its own: that it is there is all that it tells.</p>;
  return (
    <PlainTable
      label="Before and after"
      head={['Property', 'Before', 'After', 'What became of it']}
      rows={rows.map(({ name, before, after, became }) => ({
        key: name,
        cells: [
          titleOf(name),
          <span
            key="before"
            className={became === 'changed' || became === 'gone' ? 'changes-before' : undefined}
          >
            {before}
          </span>,
          <span
            key="after"
            className={became === 'changed' || became === 'new' ? 'changes-after' : undefined}
          >
            {after}
          </span>,
          became === undefined ? (
            'As before'
          ) : (
            <span key="mark" className={`badge badge-${marks[became].tone}`}>
              {marks[became].text}
            </span>
          ),
        ],
      }))}
    />
  );
}
