import { useState } from 'react';
import { useChange } from '../../api/use-ask.js';
import { useMay } from '../../api/viewer.js';
import { CheckField } from '../../components/fields.js';
import { Failed } from '../../components/states.js';
import {
  ConnectionsCancelDocument,
  ConnectionsStartDocument,
  ConnectionsVerifyDocument,
} from '../../generated/operations.js';
import { Verification } from './verification.js';

/** Starts and stops syncs, and asks GitLab about the token; for operators. */
export function ConnectionActions({
  name,
  configured,
  isSyncing,
}: {
  readonly name: string;
  readonly configured: boolean;
  readonly isSyncing: boolean;
}) {
  const mayAct = useMay('OPERATOR');
  const [full, setFull] = useState(false);
  const start = useChange(ConnectionsStartDocument);
  const cancel = useChange(ConnectionsCancelDocument);
  const verify = useChange(ConnectionsVerifyDocument);
  if (!mayAct)
    return <p className="quiet">Starting a sync and verifying the token need the role Operator.</p>;
  if (!configured) return null;
  const errors = [start, cancel, verify].flatMap(({ error }) => (error === null ? [] : [error]));
  return (
    <div className="stack">
      <div className="row">
        {isSyncing ? (
          <button
            type="button"
            className="button"
            disabled={cancel.isPending}
            onClick={() => cancel.mutate({ name })}
          >
            {cancel.isPending ? 'Stopping…' : 'Cancel the sync'}
          </button>
        ) : (
          <>
            <button
              type="button"
              className="button button-main"
              disabled={start.isPending}
              onClick={() => start.mutate({ name, full })}
            >
              {start.isPending ? 'Starting…' : 'Start a sync'}
            </button>
            <CheckField label="Read every list whole" checked={full} onChange={setFull} />
          </>
        )}
        <button
          type="button"
          className="button"
          disabled={verify.isPending}
          onClick={() => verify.mutate({ name })}
        >
          {verify.isPending ? 'Verifying…' : 'Verify the token'}
        </button>
      </div>
      {errors.map((error) => (
        <Failed key={error.message} error={error} />
      ))}
      {cancel.data === undefined || isSyncing ? null : (
        <p className="notice" role="status">
          {cancel.data.cancelSync.cancelled
            ? 'The sync was stopped. What it wrote stays and is right.'
            : 'There was no sync to stop: it had ended.'}
        </p>
      )}
      {verify.data === undefined ? null : (
        <Verification result={verify.data.verifyConnection} onClose={() => verify.reset()} />
      )}
    </div>
  );
}
