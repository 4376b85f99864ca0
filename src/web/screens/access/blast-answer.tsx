import { Link } from '@tanstack/react-router';
import { type Column, DataTable } from '../../components/data-table.js';
import { EntityLink } from '../../components/entity-link.js';
import { Panel } from '../../components/page.js';
import { asked } from '../../components/query-behind.js';
import { Partial } from '../../components/states.js';
import { AccessBlastDocument, type AccessBlastQuery } from '../../generated/operations.js';
import { agoText, numberText, roleText } from '../../lib/text.js';
import { actionName, deed } from './actions.js';
import { countText, resourceKindNames, resourceKindTitle } from './words.js';

type Blast = AccessBlastQuery['blastRadius'];
type Group = Blast['groups'][number];

const groupKey = ({ action, kind, protectedBranches }: Group) => `${action} ${kind} ${protectedBranches}`;

const rules = ['protected branch or pattern', 'protected branches and patterns'] as const;

/** What a group says, such as `push to the default branches of 4 projects`. */
function groupText({ action, kind, protectedBranches, count, unknown }: Group): string {
  const number = count > 0 ? count : unknown;
  if (protectedBranches) return `push to ${countText(number, rules)}`;
  return deed(action, countText(number, resourceKindNames[kind]), '', number !== 1);
}

const columns: readonly Column<Group>[] = [
  {
    id: 'action',
    header: 'Action',
    value: ({ action, protectedBranches }) =>
      protectedBranches ? 'Push to protected branches' : actionName(action),
    width: 'minmax(14rem, 2fr)',
  },
  { id: 'kind', header: 'On', value: ({ kind }) => resourceKindTitle(kind) },
  { id: 'count', header: 'Reached', value: ({ count }) => count, isNumber: true, width: '7rem' },
  { id: 'unknown', header: 'Unknown', value: ({ unknown }) => unknown, isNumber: true, width: '7rem' },
  {
    id: 'sample',
    header: 'The first of them',
    value: ({ sample }) => sample.map(({ name }) => name).join(', '),
    width: 'minmax(14rem, 3fr)',
  },
];

/** Everything that would be reached, as sentences with their first things, then as a table. */
export function BlastAnswer({
  identity,
  title,
  blast: { groups, complete, unknownScopes, asOf },
}: {
  readonly identity: string;
  readonly title: string;
  readonly blast: Blast;
}) {
  const behind = asked(AccessBlastDocument, { identity });
  return (
    <>
      <Panel title="The answer" query={behind}>
        <p className="access-answer break" role="status">
          {groups.length === 0
            ? `Whoever had stolen ${title} could do nothing that not everybody can.`
            : `Whoever had stolen ${title} could`}
        </p>
        <Partial complete={complete} unknownScopes={unknownScopes} />
        {groups.length === 0 ? null : (
          <ul className="access-blast">
            {groups.map((group) => (
              <li key={groupKey(group)}>
                <BlastGroup identity={identity} group={group} />
              </li>
            ))}
          </ul>
        )}
        <p className="quiet small">
          What everybody may read who has no account is left out.
          {asOf === null ? '' : ` GitLab as it was ${agoText(asOf)}.`}
        </p>
      </Panel>
      {groups.length === 0 ? null : (
        <Panel title="The same as a table" query={behind}>
          <DataTable
            label={`What ${title} reaches`}
            columns={columns}
            rows={groups}
            rowKey={groupKey}
            csvName={`blast radius of ${title}`}
          />
        </Panel>
      )}
    </>
  );
}

function BlastGroup({ identity, group }: { readonly identity: string; readonly group: Group }) {
  const { action, count, unknown, sample, protectedBranches } = group;
  if (count === 0) return <span className="quiet">perhaps {groupText(group)}: that is not known.</span>;
  return (
    <details>
      <summary>
        {groupText(group)}
        {unknown > 0 ? `; of ${numberText(unknown)} more it is not known` : ''}
      </summary>
      <div className="stack access-sample">
        <ul>
          {sample.map(({ name, accessLevel, resource }) => (
            <li key={`${resource?.key} ${name}`} className="break">
              <EntityLink entityKey={resource?.key}>{name}</EntityLink>{' '}
              {accessLevel === null || accessLevel === 0 ? null : (
                <span className="quiet small">as {roleText(accessLevel)}</span>
              )}
            </li>
          ))}
          {count > sample.length ? <li>and {numberText(count - sample.length)} more</li> : null}
        </ul>
        {protectedBranches ? null : (
          <Link to="/access" search={{ tab: 'what', identity, action } as never} className="small">
            All of them, and why
          </Link>
        )}
      </div>
    </details>
  );
}
