import { Link } from '@tanstack/react-router';
import { timeText, wordsOf } from '../../../lib/text.js';
import type { AlertWhole } from './parts.js';

/** What has to be known before anything else: that the alert is set aside, that its rule could not tell, or is gone. */
export function AlertNotices({ alert: { rule, suppression } }: { readonly alert: AlertWhole }) {
  const result = rule?.result;
  return (
    <>
      {suppression === null ? null : (
        <p className="notice" role="note">
          Suppressed until {timeText(suppression.expiresAt)} as {wordsOf(suppression.kind)};{' '}
          {suppression.owner} answers for it. Reason: {suppression.reason}
        </p>
      )}
      {rule === null ? (
        <p className="notice notice-warn" role="note">
          The rule that raised this alert is no longer here. Nothing looks whether it is still so.
        </p>
      ) : null}
      {rule !== null && result != null && result.state !== 'EVALUATED' ? (
        <p className="notice notice-warn" role="note">
          When{' '}
          <Link to="/rules" search={{ id: rule.id } as never}>
            {rule.id}
          </Link>{' '}
          last ran it could not tell all. Whether this is still so may be unknown.
          {result.reason === null ? '' : ` ${result.reason}`}
        </p>
      ) : null}
    </>
  );
}
