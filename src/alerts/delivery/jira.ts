import type { JiraReceiver } from '../../core/config-notifications.js';
import type { AlertAction } from '../lifecycle.js';
import { type JiraIssue, jiraApi } from './jira-api.js';
import { type Channel, factsOf, headlineOf, type Notice, plain } from './notice.js';

/** What makes an issue where there is none, and begins one again that was done. */
const opening: readonly string[] = [
  'OPENED',
  'REOPENED',
  'EVIDENCE_CHANGED',
  'SUPPRESSION_ENDED',
] satisfies AlertAction[];

const linesOf = (notice: Notice): string[] => [
  headlineOf(notice),
  ...factsOf(notice).map(([label, text]) => `${label}: ${text}`),
  ...notice.narrative.calls.map((call) => `Call: ${plain(call)}`),
  ...(notice.link === null ? [] : [notice.link]),
];

const summaryOf = ({ narrative, isTest }: Notice): string => {
  const where = narrative.proof.path === null ? '' : ` in ${narrative.proof.path}`;
  const line = plain(`${isTest ? '[TEST] ' : ''}${narrative.title}${where}`);
  return [...line].slice(0, 250).join('');
};

/** A project of Jira: an issue for each alert, found by a label with the alert's id, so that it is made once. */
export function jiraChannel(receiver: JiraReceiver): Channel {
  const { project, issueType, labels, priorities, fields } = receiver;

  const fieldsOf = (notice: Notice, label: string) => {
    const priority = priorities[notice.alert.alert.severity];
    return {
      ...fields,
      project: { key: project },
      issuetype: { name: issueType },
      summary: summaryOf(notice),
      labels: [...new Set(['access-graph', label, ...labels])],
      ...(priority === undefined ? {} : { priority: { name: priority } }),
    };
  };

  return {
    most: 1,
    send: async ([notice], signal) => {
      const api = jiraApi(receiver, signal);
      const label = `access-graph-${notice.event.alert}`;
      const { action } = notice.event;
      const isOpening = opening.includes(action);
      const known: JiraIssue | undefined =
        notice.reference === null ? undefined : await api.issue(notice.reference);
      const issue = known ?? (await api.withLabel(project, label));
      if (issue === undefined) {
        if (!isOpening) return {};
        return { reference: await api.create(fieldsOf(notice, label), linesOf(notice)) };
      }
      const { key, isDone } = issue;
      const isEnd = action === 'RESOLVED';
      // Made or ended already, by a delivery whose end was not recorded or by somebody's hand.
      const isSaid = isEnd ? isDone : action === 'OPENED' && !isDone;
      if (isSaid) return { reference: key };
      await api.comment(key, linesOf(notice));
      if (isEnd) await api.move(key, true, receiver.resolveTransition);
      else if (isDone && isOpening) await api.move(key, false, receiver.reopenTransition);
      return { reference: key };
    },
  };
}
