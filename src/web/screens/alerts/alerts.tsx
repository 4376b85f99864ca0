import { Page } from '../../components/page.js';
import { Failed } from '../../components/states.js';
import { AlertDetail } from './alert-detail.js';
import { AlertList } from './alert-list.js';
import { useAlertCounts } from './counts.js';
import { CountsTable } from './counts-table.js';
import { Filters } from './filters.js';
import { LiveNotice } from './live-notice.js';
import { RulesThatCouldNotTell } from './rules-notice.js';
import { useAlertsState } from './state.js';
import './alerts.css';

/** What rules found: which alerts matter most, what proves them, and what is done about them. */
export default function Alerts() {
  const state = useAlertsState();
  const counts = useAlertCounts(state);
  return (
    <Page title="Alerts" intro={<RulesThatCouldNotTell />}>
      {counts.error === null ? null : <Failed error={counts.error} retry={() => void counts.refetch()} />}
      <div>
        <LiveNotice rules={state.rules} />
        <Filters state={state} counts={counts.data} />
      </div>
      {state.by === undefined ? null : <CountsTable by={state.by} state={state} counts={counts.data} />}
      <div className={state.id === '' ? 'alerts-split' : 'alerts-split alerts-split-open'}>
        <div className="alerts-list">
          <AlertList state={state} />
        </div>
        {state.id === '' ? null : <AlertDetail key={state.id} state={state} />}
      </div>
    </Page>
  );
}
