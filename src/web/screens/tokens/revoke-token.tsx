import { useChange } from '../../api/use-ask.js';
import { Dialog } from '../../components/dialog.js';
import { Failed } from '../../components/states.js';
import { TokensRevokeDocument } from '../../generated/operations.js';
import { agoText } from '../../lib/text.js';

/** Asks whether a token is really to be revoked. */
export function RevokeToken({
  token,
  onClose,
}: {
  readonly token: { readonly id: string; readonly name: string; readonly lastUsedAt: string | null };
  readonly onClose: () => void;
}) {
  const revoke = useChange(TokensRevokeDocument);
  return (
    <Dialog title={`Revoke ${token.name}`} isOpen onClose={onClose}>
      <p>
        Whoever uses this token can no longer use the service, within five seconds. It cannot be taken back; a
        new token may have the same name.{' '}
        {token.lastUsedAt === null
          ? 'It has never been used.'
          : `It was last used ${agoText(token.lastUsedAt)}.`}
      </p>
      {revoke.error === null ? null : <Failed error={revoke.error} />}
      <div className="row">
        <button
          type="button"
          className="button button-main"
          disabled={revoke.isPending}
          onClick={() => revoke.mutate({ token: token.id }, { onSuccess: onClose })}
        >
          {revoke.isPending ? 'Revoking…' : 'Revoke the token'}
        </button>
        <button type="button" className="button" onClick={onClose}>
          Keep it
        </button>
      </div>
    </Dialog>
  );
}
