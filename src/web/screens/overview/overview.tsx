import { Page } from '../../components/page.js';
import { AlertsByAge, WorstAlerts } from './alerts-panels.js';
import { ChangesPanel } from './changes-panel.js';
import { SyncPanel } from './sync-panel.js';
import { TokensPanel } from './tokens-panel.js';
import { TrendPanel } from './trend-panel.js';
import './overview.css';

/** What an analyst looks at first: what matters most, how it develops, and what is not known. */
export default function Overview() {
  return (
    <Page title="Overview">
      <WorstAlerts />
      <div className="panels">
        <AlertsByAge />
        <TrendPanel />
        <SyncPanel />
        <ChangesPanel />
        <TokensPanel />
      </div>
    </Page>
  );
}
