import { Link } from '@tanstack/react-router';
import { Badge } from '../../components/badges.js';
import type { Column } from '../../components/data-table.js';
import { EntityLink } from '../../components/entity-link.js';
import { dayText, wordsOf } from '../../lib/text.js';
import type { Change } from './change.js';
import { kindText, type Names, nameOf, WhatChanged } from './names.js';

const clock = new Intl.DateTimeFormat(undefined, { timeStyle: 'medium' });

/** Who did it, in one word; null where it is not known. */
export const actorText = (actor: Change['actor']): string | null =>
  actor === null ? null : actor.username === null ? actor.name : `@${actor.username}`;

/** The columns of the timeline. */
export const columnsOf = (names: Names): readonly Column<Change>[] => [
  {
    id: 'day',
    header: 'Day',
    value: ({ at }) => at.slice(0, 10),
    cell: ({ at }) => dayText(at),
    width: '9rem',
  },
  {
    id: 'time',
    header: 'Time',
    value: ({ at }) => at,
    cell: ({ at }) => clock.format(new Date(at)),
    width: '7.5rem',
  },
  {
    id: 'operation',
    header: 'Change',
    value: ({ operation }) => operation,
    cell: ({ operation }) => <Badge value={operation} />,
    width: '6.5rem',
  },
  { id: 'kind', header: 'Kind', value: kindText, width: '11rem' },
  {
    id: 'what',
    header: 'What',
    value: ({ key, fromKey }) =>
      fromKey === null ? nameOf(names, key) : `${nameOf(names, fromKey)} → ${nameOf(names, key)}`,
    cell: (change) => <WhatChanged names={names} change={change} />,
    width: 'minmax(15rem, 3fr)',
  },
  {
    id: 'properties',
    header: 'Properties',
    value: ({ properties }) => properties.map(wordsOf).join(', ') || null,
    width: 'minmax(7.5rem, 1.5fr)',
  },
  {
    id: 'actor',
    header: 'By',
    value: ({ actor }) => actorText(actor),
    cell: ({ actor }) =>
      actor === null ? '–' : <EntityLink entityKey={actor.key}>{actorText(actor)}</EntityLink>,
    width: 'minmax(5rem, 1fr)',
  },
  {
    id: 'run',
    header: 'Run',
    value: ({ run }) => run,
    cell: ({ connection, run }) => (
      <Link to="/connections" search={{ name: connection, run } as never}>
        {run.slice(0, 8)}
      </Link>
    ),
    width: '7rem',
  },
];
