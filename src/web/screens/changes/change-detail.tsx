import { Link } from '@tanstack/react-router';
import { useAsk } from '../../api/use-ask.js';
import { Badge } from '../../components/badges.js';
import { EntityLink } from '../../components/entity-link.js';
import { Panel } from '../../components/page.js';
import { asked } from '../../components/query-behind.js';
import { ChangesListDocument, ChangesRelationshipsDocument } from '../../generated/operations.js';
import { timeText, wordsOf } from '../../lib/text.js';
import type { Change } from './change.js';
import { ChangeAlerts } from './change-alerts.js';
import { ChangeGraph } from './change-graph.js';
import { ChangeNarrative } from './change-narrative.js';
import { actorText } from './columns.js';
import { FactTable } from './fact-table.js';
import { kindText, type Names, WhatChanged } from './names.js';
import { oneChange } from './one-change.js';

const happened: Readonly<Record<Change['operation'], string>> = {
  CREATED: 'is new',
  UPDATED: 'has changed',
  DELETED: 'is gone',
};

/** All that is known of one change: in words, before and after, who did it, the alerts it raised, what it opened. */
export function ChangeDetail({
  change,
  cursorBefore,
  names,
  onClose,
}: {
  readonly change: Change;
  readonly cursorBefore: string | null;
  readonly names: Names;
  readonly onClose: () => void;
}) {
  const { at, operation, subject, kind, connection, run, actor, auditEvent } = change;
  const relationships = useAsk(ChangesRelationshipsDocument, {}).data?.relationshipTypes ?? [];
  const meaning = subject === 'NODE' ? undefined : relationships.find(({ name }) => name === kind)?.meaning;
  const one = oneChange(change, cursorBefore);
  return (
    <Panel
      title={`The open change: ${kindText(change)}`}
      query={asked(ChangesListDocument, { ...one, first: 1 })}
      actions={
        <>
          <Badge value={operation} />
          <button type="button" className="button button-plain" onClick={onClose}>
            Close
          </button>
        </>
      }
    >
      <p>
        The {subject === 'NODE' ? wordsOf(kind) : `relationship ${kind}`}{' '}
        <WhatChanged names={names} change={change} /> {happened[operation]}. A sync of{' '}
        <Link to="/connections" search={{ name: connection, run } as never}>
          {connection}
        </Link>{' '}
        found it on {timeText(at)}; it happened before that.
      </p>
      {meaning === undefined ? null : (
        <p className="quiet">
          {kind}: {meaning}
        </p>
      )}
      <FactTable change={change} />
      <h3>Who did it</h3>
      <p>
        {actor === null ? (
          'It is not known: no single audit event of GitLab fits this change alone.'
        ) : (
          <>
            <EntityLink entityKey={actor.key}>{actorText(actor)}</EntityLink>
            {actor.name === null || actor.username === null ? '' : ` (${actor.name})`}, as an{' '}
            <EntityLink entityKey={auditEvent}>audit event of GitLab</EntityLink> tells.
          </>
        )}
      </p>
      <h3>Alerts</h3>
      <ChangeAlerts id={change.id} one={one} />
      <h3>{operation === 'DELETED' ? 'What it had opened' : 'What it opened'}</h3>
      <ChangeGraph change={change} names={names} />
      <h3>As a text</h3>
      <ChangeNarrative id={change.id} one={one} />
    </Panel>
  );
}
