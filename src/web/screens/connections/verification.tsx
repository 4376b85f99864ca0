import { Badge } from '../../components/badges.js';
import { PlainTable } from '../../components/plain-table.js';
import type { ConnectionsVerifyMutation, ReadabilityVerdict } from '../../generated/operations.js';
import { dayText, titleOf } from '../../lib/text.js';

const verdicts: Readonly<Record<ReadabilityVerdict, { readonly label: string; readonly tone: string }>> = {
  NO: { label: 'Not readable', tone: 'FAILED' },
  DEPENDS: { label: 'Depends', tone: 'PARTIAL' },
  YES: { label: 'Readable', tone: 'COMPLETE' },
};
const order: readonly ReadabilityVerdict[] = ['NO', 'DEPENDS', 'YES'];

/** What GitLab said of a connection's token. */
export function Verification({
  result: { accepted, problem, instance, token, readability },
  onClose,
}: {
  readonly result: ConnectionsVerifyMutation['verifyConnection'];
  readonly onClose: () => void;
}) {
  const rows = readability.toSorted((a, b) => order.indexOf(a.verdict) - order.indexOf(b.verdict));
  const limited = rows.filter(({ verdict }) => verdict !== 'YES').length;
  return (
    <section className="stack connections-part" aria-label="What GitLab said of the token">
      <div className="panel-head">
        <h3>What GitLab said of the token</h3>
        <button type="button" className="button button-plain" onClick={onClose}>
          Close
        </button>
      </div>
      <p className={accepted ? 'notice' : 'notice notice-bad'} role="status">
        {accepted
          ? `GitLab accepts it. ${limited === 0 ? `It lets the service read all ${rows.length} kinds of lists.` : `${limited} of ${rows.length} kinds of lists are limited.`}`
          : `GitLab does not accept it: ${problem ?? 'it gave no reason'}`}
      </p>
      {instance === null ? null : (
        <p>
          GitLab {instance.version ?? 'of an unknown version'} at {instance.url}
          {instance.tier === null ? '' : `, ${titleOf(instance.tier)} tier`}
          {instance.group === null ? '' : `, limited to ${instance.group}`}.
        </p>
      )}
      {token === null ? null : (
        <p>
          {titleOf(token.kind)} access token{token.name === null ? '' : ` “${token.name}”`} of @
          {token.username}
          {token.isAdmin ? ', who is an administrator' : ''}; scopes:{' '}
          {token.scopes.length === 0 ? 'unknown' : token.scopes.join(', ')};{' '}
          {token.expiresAt === null ? 'it does not expire' : `it expires on ${dayText(token.expiresAt)}`}.
        </p>
      )}
      {rows.length === 0 ? null : (
        <details open={limited > 0}>
          <summary>What it can read</summary>
          <PlainTable
            label="What the token can read"
            head={['Kind of lists', 'Readable', 'What limits it']}
            rows={rows.map(({ title, verdict, note }) => ({
              key: title,
              cells: [
                title,
                <Badge key={verdict} value={verdicts[verdict].tone} label={verdicts[verdict].label} />,
                note === '' ? 'Nothing' : note,
              ],
            }))}
          />
        </details>
      )}
    </section>
  );
}
