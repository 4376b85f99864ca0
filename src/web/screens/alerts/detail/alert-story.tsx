import { Badge } from '../../../components/badges.js';
import { AlertActions } from '../actions/alert-actions.js';
import { AlertControls } from './alert-controls.js';
import { AlertFacts } from './alert-facts.js';
import { AlertHistory } from './alert-history.js';
import { AlertNarrative } from './alert-narrative.js';
import { AlertPaths } from './alert-paths.js';
import { BeforeAndAfter, Findings } from './findings.js';
import { AlertNotices } from './notices.js';
import { type AlertWhole, Part } from './parts.js';
import { RiskFactors } from './risk-factors.js';

/** All of one alert: what was found, how bad it is and why, what proves it, what to do, and what happened to it. */
export function AlertStory({ alert }: { readonly alert: AlertWhole }) {
  return (
    <>
      <p className="row">
        <Badge value={alert.severity} />
        <Badge value={alert.status} />
        <strong>Risk {alert.riskScore} of 100</strong>
      </p>
      <p className="break">{alert.evidence}</p>
      <AlertNotices alert={alert} />
      <AlertActions targets={[alert]} />
      <AlertFacts alert={alert} />
      <BeforeAndAfter details={alert.details} />
      <AlertPaths alert={alert} />
      <Part title="Why this score">
        <RiskFactors score={alert.riskScore} factors={alert.riskFactors} />
      </Part>
      <Part title="What to do">
        <p>{alert.remediation ?? 'The rule names no remedy.'}</p>
        {alert.calls.length === 0 ? null : (
          <>
            <p className="quiet small">Calls of GitLab’s API that end it:</p>
            <pre>{alert.calls.join('\n')}</pre>
          </>
        )}
      </Part>
      <AlertControls controls={alert.controls} />
      <Findings alert={alert} />
      <Part title="History">
        <AlertHistory history={alert.history} />
      </Part>
      <AlertNarrative alert={alert} />
    </>
  );
}
