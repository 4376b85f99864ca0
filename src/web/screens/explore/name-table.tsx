import { useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { EntityName } from '../../api/entity-names.js';
import { type Column, DataTable, type MoreRows } from '../../components/data-table.js';
import { EntityLink } from '../../components/entity-link.js';
import { titleOf } from '../../lib/text.js';

const columns: readonly Column<EntityName>[] = [
  {
    id: 'title',
    header: 'Title',
    value: ({ title }) => title,
    cell: ({ key, title }) => <EntityLink entityKey={key}>{title}</EntityLink>,
    width: 'minmax(16rem, 3fr)',
  },
  { id: 'kind', header: 'Kind', value: ({ kindTitle }) => titleOf(kindTitle), width: 'minmax(9rem, 1fr)' },
  { id: 'path', header: 'Path', value: ({ path }) => path, width: 'minmax(14rem, 2fr)' },
];

/** Things by what they are called, each with a link to its page. */
export function NameTable({
  label,
  rows,
  more,
  totalCount,
  empty,
}: {
  readonly label: string;
  readonly rows: readonly EntityName[];
  readonly more: MoreRows;
  readonly totalCount?: number | undefined;
  readonly empty: ReactNode;
}) {
  const navigate = useNavigate();
  return (
    <DataTable
      label={label}
      columns={columns}
      rows={rows}
      rowKey={({ key }) => key}
      onOpen={({ key }) => void navigate({ to: '/explore', search: { key } as never })}
      more={more}
      totalCount={totalCount}
      csvName={label}
      empty={empty}
    />
  );
}
