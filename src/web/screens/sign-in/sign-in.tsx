import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { ApiFailure, signIn } from '../../api/client.js';
import { TextField } from '../../components/fields.js';

/** Asks for a token, and keeps nothing of it: the service answers with a cookie that no script can read. */
export function SignIn({ hasEnded }: { readonly hasEnded: boolean }) {
  const client = useQueryClient();
  const [token, setToken] = useState('');
  const [problem, setProblem] = useState<string>();
  const [isBusy, setBusy] = useState(false);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    setProblem(undefined);
    try {
      await signIn(token.trim());
      setToken('');
      await client.resetQueries();
    } catch (error) {
      setProblem(error instanceof ApiFailure ? error.message : 'Signing in failed. Reload the page.');
    } finally {
      setBusy(false);
    }
  };
  return (
    <main className="panel sign-in">
      <h1>Access graph</h1>
      {hasEnded ? (
        <p className="notice notice-warn" role="status">
          Your session has ended. Sign in again to go on where you were.
        </p>
      ) : null}
      <p className="quiet">
        Sign in with an API token. The first start printed one; <code>access-graph tokens create</code> makes
        others.
      </p>
      <form className="stack" onSubmit={(event) => void submit(event)}>
        <TextField
          label="API token"
          type="password"
          value={token}
          onChange={setToken}
          required
          autoComplete="current-password"
        />
        {problem === undefined ? null : (
          <p className="notice notice-bad" role="alert">
            {problem}
          </p>
        )}
        <div>
          <button type="submit" className="button button-main" disabled={isBusy || token.trim() === ''}>
            {isBusy ? 'Signing in…' : 'Sign in'}
          </button>
        </div>
      </form>
    </main>
  );
}
