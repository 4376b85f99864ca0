import type { ReactNode } from 'react';
import { Badge } from '../../components/badges.js';
import { Panel } from '../../components/page.js';
import { asked } from '../../components/query-behind.js';
import { ConnectionsListDocument } from '../../generated/operations.js';
import { agoText, timeText } from '../../lib/text.js';
import { ConnectionActions } from './connection-actions.js';
import { type Connection, scheduleText } from './connection-list.js';

const sentences: Readonly<Record<Connection['state'], string>> = {
  VERIFYING: 'It is configured, and was neither read nor refused yet.',
  SYNCING: 'It is being read right now.',
  CONNECTED: 'Its last sync read all that there is for its token.',
  DEGRADED: 'Its last sync ended well, but some lists could not be read. What they hold is unknown.',
  FAILED: 'Its last sync or verification failed. What was read before stays.',
  DISABLED: 'It has no schedule and was never synced. Start a sync to read it.',
};

/** How a connection is, in words, with what can be done. */
export function ConnectionState({
  connection,
  isSyncing,
}: {
  readonly connection: Connection;
  readonly isSyncing: boolean;
}) {
  const { name, description, state, url, host, group, lastError, configured } = connection;
  const facts: readonly (readonly [string, ReactNode])[] = [
    ['GitLab', url ?? host ?? '–'],
    ['Limited to', group ?? 'nothing: all that its token sees'],
    ['Schedule', scheduleText(connection)],
    [
      'Next run',
      connection.nextRunAt === null ? 'not planned by this instance' : timeText(connection.nextRunAt),
    ],
    ['Last run began', timeText(connection.lastStartedAt)],
    ['Last run ended', timeText(connection.lastFinishedAt)],
    ['Token verified', connection.verifiedAt === null ? 'not yet' : agoText(connection.verifiedAt)],
  ];
  return (
    <Panel title={name} query={asked(ConnectionsListDocument, {})} actions={<Badge value={state} />}>
      <p>
        {description === null ? '' : `${description}. `}
        {sentences[state]}
      </p>
      {lastError === null ? null : <p className="notice notice-bad break">{lastError}</p>}
      {configured ? null : (
        <p className="notice notice-warn">
          This instance is not configured with it. It is known from earlier or from another instance, and
          cannot be synced from here.
        </p>
      )}
      <dl className="facts">
        {facts.map(([term, fact]) => (
          <div key={term} className="connections-fact">
            <dt>{term}</dt>
            <dd>{fact}</dd>
          </div>
        ))}
      </dl>
      <ConnectionActions name={name} configured={configured} isSyncing={isSyncing} />
    </Panel>
  );
}
