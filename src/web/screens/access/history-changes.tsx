import { useNames } from '../../api/entity-names.js';
import { Badge } from '../../components/badges.js';
import { EntityLink } from '../../components/entity-link.js';
import { Panel } from '../../components/page.js';
import type { QueryBehind } from '../../components/query-behind.js';
import { timeText, valueText, wordsOf } from '../../lib/text.js';
import { formerRoleText, formerSourcesText } from './former-role.js';
import type { Diff, DiffRow } from './history-differences.js';

type Change = DiffRow['changes'][number];

/** One difference: the role at both times with its sources, and the changes that explain it. */
export function HistoryChanges({
  row,
  resource,
  behind,
  onClose,
}: {
  readonly row: DiffRow;
  readonly resource: Diff['resource'];
  readonly behind: QueryBehind;
  readonly onClose: () => void;
}) {
  const { identity, kind, before, after, changes } = row;
  const names = useNames(changes.flatMap(({ key, fromKey }) => [key, fromKey]));
  // What is gone is called as it was.
  const former = [identity, resource];
  const nameOf = (key: string) =>
    names.get(key)?.title ?? former.find((thing) => thing.key === key)?.name ?? key;
  return (
    <Panel
      title={`What became of ${identity.name}`}
      query={behind}
      actions={
        <button type="button" className="button button-plain" onClick={onClose}>
          Close
        </button>
      }
    >
      <dl className="facts">
        <dt>Who</dt>
        <dd>
          <EntityLink entityKey={identity.node?.key}>{identity.name}</EntityLink>
        </dd>
        <dt>Outcome</dt>
        <dd>
          <Badge value={kind} />
        </dd>
        <dt>Before</dt>
        <dd>{formerRoleText(before)}</dd>
        <dt>Before, through</dt>
        <dd>{formerSourcesText(before)}</dd>
        <dt>After</dt>
        <dd>{formerRoleText(after)}</dd>
        <dt>After, through</dt>
        <dd>{formerSourcesText(after)}</dd>
      </dl>
      <h3>The changes that explain it</h3>
      {changes.length === 0 ? (
        <p>No single change: a list that tells of it was read for the first time in between.</p>
      ) : (
        <ol className="steps">
          {changes.map((change) => (
            <li key={change.id}>
              <OneChange change={change} nameOf={nameOf} />
            </li>
          ))}
        </ol>
      )}
    </Panel>
  );
}

const recordOf = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {};

function OneChange({
  change,
  nameOf,
}: {
  readonly change: Change;
  readonly nameOf: (key: string) => string;
}) {
  const { at, operation, kind, key, fromKey, properties, actor } = change;
  const [before, after] = [recordOf(change.before), recordOf(change.after)];
  return (
    <>
      <Badge value={operation} />{' '}
      {fromKey === null ? null : <EntityLink entityKey={fromKey}>{nameOf(fromKey)}</EntityLink>}{' '}
      {wordsOf(kind)} <EntityLink entityKey={key}>{nameOf(key)}</EntityLink>{' '}
      <span className="quiet small">
        found {timeText(at)}
        {actor === null ? '' : `, by ${actor.name ?? actor.username ?? 'somebody'}`}
      </span>
      {operation === 'UPDATED' ? (
        <ul className="small">
          {properties.map((property) => (
            <li key={property} className="break">
              {wordsOf(property)}: {valueText(before[property])} → {valueText(after[property])}
            </li>
          ))}
        </ul>
      ) : null}
    </>
  );
}
