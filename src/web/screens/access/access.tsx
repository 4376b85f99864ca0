import { Link } from '@tanstack/react-router';
import type { ComponentType } from 'react';
import { Page } from '../../components/page.js';
import './access.css';
import { Blast } from './blast.js';
import { Compare } from './compare.js';
import { History } from './history.js';
import { Paths } from './paths.js';
import { tabSearch, useAccessState } from './state.js';
import { What } from './what.js';
import { Who } from './who.js';
import { Why } from './why.js';

interface Tab {
  readonly id: string;
  readonly label: string;
  readonly content: ComponentType;
}

const who: Tab = { id: 'who', label: 'Who can … here', content: Who };

const tabs: readonly Tab[] = [
  who,
  { id: 'what', label: 'What can … do', content: What },
  { id: 'why', label: 'Why', content: Why },
  { id: 'blast', label: 'Blast radius', content: Blast },
  { id: 'compare', label: 'Compare', content: Compare },
  { id: 'history', label: 'Then and now', content: History },
  { id: 'paths', label: 'Shortest paths', content: Paths },
];

/** Who can do what, and why: seven questions, each with its own address. */
export default function Access() {
  const [state] = useAccessState();
  const { id, content: Content } = tabs.find((tab) => tab.id === state.tab) ?? who;
  return (
    <Page title="Access" intro="Who can do what, why, and what would have to go for it to end.">
      <nav className="tabs" aria-label="Questions about access">
        {tabs.map((tab) => (
          <Link
            key={tab.id}
            to="/access"
            search={tabSearch(state, tab.id) as never}
            activeOptions={{ includeSearch: true }}
            className="tab"
            aria-current={tab.id === id ? 'page' : undefined}
          >
            {tab.label}
          </Link>
        ))}
      </nav>
      <Content />
    </Page>
  );
}
