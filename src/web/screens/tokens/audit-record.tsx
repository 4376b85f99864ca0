import { Dialog } from '../../components/dialog.js';
import type { TokensAuditQuery } from '../../generated/operations.js';
import { numberText, timeText, titleOf } from '../../lib/text.js';
import { prettyArguments } from './arguments.js';

/** All that is known of one thing that was done. */
export function AuditRecord({
  record,
  onClose,
}: {
  readonly record: TokensAuditQuery['auditRecords']['nodes'][number];
  readonly onClose: () => void;
}) {
  const { at, principalName, principalId, action, outcome, code, durationMs, requestId, address } = record;
  return (
    <Dialog title={`${action} by ${principalName}`} isOpen onClose={onClose}>
      <dl className="facts">
        <dt>When</dt>
        <dd>{timeText(at)}</dd>
        <dt>Who</dt>
        <dd>
          {principalName} <span className="quiet mono">{principalId}</span>
        </dd>
        <dt>From</dt>
        <dd>{address ?? 'an address that is not known'}</dd>
        <dt>Outcome</dt>
        <dd>
          {outcome === 'OK' ? 'OK' : titleOf(outcome)}
          {code === null ? '' : ` (${code})`}
        </dd>
        <dt>Took</dt>
        <dd>{durationMs === null ? 'It has not ended.' : `${numberText(durationMs)} ms`}</dd>
        <dt>Request</dt>
        <dd>
          <code>{requestId}</code>
        </dd>
      </dl>
      <h3>Arguments</h3>
      <pre>{prettyArguments(record.arguments)}</pre>
      <div className="row">
        <button type="button" className="button" onClick={onClose}>
          Close
        </button>
      </div>
    </Dialog>
  );
}
