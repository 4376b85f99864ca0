import { useQueryClient } from '@tanstack/react-query';
import { Link, Outlet } from '@tanstack/react-router';
import { useCallback, useRef, useState } from 'react';
import { signOut } from '../api/client.js';
import { useMay, useViewer } from '../api/viewer.js';
import { Failed, Loading } from '../components/states.js';
import { titleOf } from '../lib/text.js';
import { SignIn } from '../screens/sign-in/sign-in.js';
import { screens } from './screens.js';
import { SearchBox } from './search-box.js';
import { Shortcuts } from './shortcuts.js';
import { useTheme } from './theme.js';

/** What is around every screen: navigation, search, who is signed in; or the way to sign in. */
export function Shell() {
  const { data, error, refetch } = useViewer();
  const wasIn = useRef(false);
  if (data !== undefined) wasIn.current = true;
  if (error?.code === 'UNAUTHENTICATED') return <SignIn hasEnded={wasIn.current} />;
  if (data === undefined)
    return error === null ? <Loading /> : <Failed error={error} retry={() => void refetch()} />;
  return <Frame name={data.viewer.name} role={data.viewer.role} isAway={error !== null} />;
}

function Frame({
  name,
  role,
  isAway,
}: {
  readonly name: string;
  readonly role: string;
  readonly isAway: boolean;
}) {
  const client = useQueryClient();
  const search = useRef<HTMLInputElement>(null);
  const [theme, nextTheme] = useTheme();
  const [isLeaving, setLeaving] = useState(false);
  const isAdmin = useMay('ADMIN');
  const focusSearch = useCallback(() => search.current?.focus(), []);
  const leave = async () => {
    setLeaving(true);
    try {
      await signOut();
    } finally {
      setLeaving(false);
      // What was shown is forgotten, and who is signed in is asked again.
      client.removeQueries({ type: 'inactive' });
      await client.resetQueries();
    }
  };
  return (
    <div className="shell">
      <a className="skip-link" href="#main">
        Go to the content
      </a>
      <header className="shell-top">
        <Link to="/" className="shell-brand">
          Access graph
        </Link>
        <SearchBox input={search} />
        <div className="shell-user">
          <span className="small quiet">
            {name} · {titleOf(role)}
          </span>
          <button type="button" className="button button-plain" onClick={nextTheme}>
            Theme: {theme}
          </button>
          <button type="button" className="button" disabled={isLeaving} onClick={() => void leave()}>
            Sign out
          </button>
        </div>
      </header>
      <nav className="shell-nav" aria-label="Screens">
        <ul>
          {screens
            .filter((screen) => screen.role === undefined || isAdmin)
            .map(({ path, title }) => (
              <li key={path}>
                <Link
                  to={path}
                  activeOptions={{ exact: path === '/', includeSearch: false }}
                  activeProps={{ 'aria-current': 'page' }}
                >
                  {title}
                </Link>
              </li>
            ))}
        </ul>
      </nav>
      <main className="shell-main" id="main" tabIndex={-1}>
        {isAway ? <Away /> : null}
        <Outlet />
      </main>
      <Shortcuts onSearch={focusSearch} />
    </div>
  );
}

/** Says that the service is away; what is asked is asked again until it is back. */
function Away() {
  return (
    <p className="notice notice-warn" role="status">
      The service does not answer. What is shown may be out of date; this page tries again by itself.
    </p>
  );
}
