import { Link } from '@tanstack/react-router';
import { useMay } from '../../api/viewer.js';
import { Page } from '../../components/page.js';
import { useUrlState } from '../../lib/url-state.js';
import { AuditLog } from './audit-log.js';
import { CreateToken } from './create-token.js';
import { TokenList } from './token-list.js';
import './tokens.css';

const tabs = [
  { id: '', title: 'Tokens' },
  { id: 'audit', title: 'Audit records' },
] as const;

/** API tokens, and what was done through the API; for administrators only. */
export default function Tokens() {
  const [{ tab }] = useUrlState({ tab: '' });
  if (!useMay('ADMIN'))
    return (
      <Page title="API tokens">
        <p className="notice">
          Only administrators see and make API tokens and read the audit records. Ask one of them for a token
          or a higher role.
        </p>
      </Page>
    );
  return (
    <Page
      title="API tokens"
      intro="Tokens let scripts, dashboards and people use this service. What they did is in the audit records."
    >
      <nav className="tabs" aria-label="Parts of this screen">
        {tabs.map(({ id, title }) => (
          <Link
            key={id}
            to="/tokens"
            search={(id === '' ? {} : { tab: id }) as never}
            className="tab"
            aria-current={tab === id ? 'page' : undefined}
            activeOptions={{ exact: true, includeSearch: true }}
          >
            {title}
          </Link>
        ))}
      </nav>
      {tab === 'audit' ? (
        <AuditLog />
      ) : (
        <>
          <TokenList />
          <CreateToken />
        </>
      )}
    </Page>
  );
}
