import { Badge } from '../../components/badges.js';
import type { Column } from '../../components/data-table.js';
import { dayText, roleText } from '../../lib/text.js';
import type { WhatRow } from './what-can.js';
import type { WhoRow } from './who-can.js';
import { firstExpiry, sourcesText } from './words.js';

type GrantRow = WhoRow | WhatRow;

/** The decision, the role, and through what it is given. */
export const grantColumns: readonly Column<GrantRow>[] = [
  {
    id: 'decision',
    header: 'Decision',
    value: ({ decision }) => decision,
    cell: ({ decision }) => <Badge value={decision} />,
    width: '7rem',
  },
  { id: 'role', header: 'Role', value: ({ accessLevel }) => roleText(accessLevel), width: '8rem' },
  {
    id: 'through',
    header: 'Through',
    value: sourcesText,
    width: 'minmax(15rem, 3fr)',
  },
];

/** When the first of its sources ends. */
export const endColumn: Column<GrantRow> = {
  id: 'ends',
  header: 'Ends',
  value: ({ sources }) => firstExpiry(sources),
  cell: ({ sources }) => dayText(firstExpiry(sources)),
  width: '9rem',
};
