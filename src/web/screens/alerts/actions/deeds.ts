import { ask } from '../../../api/client.js';
import {
  type AlertAction,
  type AlertStatus,
  AlertsAcknowledgeDocument,
  AlertsReopenDocument,
  AlertsStartDocument,
} from '../../../generated/operations.js';

/** Something that a person can do with an alert. */
export interface Deed {
  readonly action: AlertAction;
  readonly label: string;
  /** What has then become of the alert. */
  readonly done: string;
  /** Where an alert must stand; the API refuses it elsewhere. */
  readonly from: readonly AlertStatus[];
  /** Does it; where there is none, a form asks for more first. */
  readonly send?: (id: string, reason: string | null) => Promise<unknown>;
}

/** All that a person can do with an alert, in the order in which it is usually done. */
export const deeds: readonly Deed[] = [
  {
    action: 'ACKNOWLEDGED',
    label: 'Acknowledge',
    done: 'acknowledged',
    from: ['OPEN'],
    send: (id, reason) => ask(AlertsAcknowledgeDocument, { id, reason }),
  },
  {
    action: 'STARTED',
    label: 'Start work',
    done: 'started',
    from: ['OPEN', 'ACKNOWLEDGED'],
    send: (id, reason) => ask(AlertsStartDocument, { id, reason }),
  },
  {
    action: 'RESOLVED',
    label: 'Resolve…',
    done: 'resolved',
    from: ['OPEN', 'ACKNOWLEDGED', 'IN_PROGRESS', 'SUPPRESSED'],
  },
  {
    action: 'SUPPRESSED',
    label: 'Suppress…',
    done: 'suppressed',
    from: ['OPEN', 'ACKNOWLEDGED', 'IN_PROGRESS'],
  },
  {
    action: 'REOPENED',
    label: 'Reopen',
    done: 'reopened',
    from: ['ACKNOWLEDGED', 'IN_PROGRESS', 'SUPPRESSED', 'RESOLVED'],
    send: (id, reason) => ask(AlertsReopenDocument, { id, reason }),
  },
];

/** What can be done with at least one of some alerts. */
export const deedsFor = (alerts: readonly { readonly status: AlertStatus }[]): readonly Deed[] =>
  deeds.filter(({ from }) => alerts.some(({ status }) => from.includes(status)));
