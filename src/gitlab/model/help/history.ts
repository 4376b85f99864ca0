import type { RelationshipHelp } from './types.js';

const mergeRequests = 'https://docs.gitlab.com/user/project/merge_requests/';
const auditEvents = 'https://docs.gitlab.com/user/compliance/audit_events/';

/** What was done, and where things stem from: none of it gives access. */
export const history = {
  OPENED: {
    granted: 'A person opens a merge request; it is a record of what happened.',
    abused: 'Where authors may approve their own merge requests, one person alone changes code.',
    removed:
      'It is history; delete the merge request: `DELETE /projects/:id/merge_requests/:merge_request_iid`.',
    docs: [mergeRequests],
    carries: {},
  },
  APPROVED: {
    granted: 'A person who may approve does so.',
    abused: 'Where new commits do not take approvals back, code is added after the approval.',
    removed:
      'The approver takes it back: `POST /projects/:id/merge_requests/:merge_request_iid/unapprove`; a bot resets all: `PUT /projects/:id/merge_requests/:merge_request_iid/reset_approvals`.',
    docs: ['https://docs.gitlab.com/user/project/merge_requests/approvals/'],
    carries: {},
  },
  MERGED: {
    granted: 'A person who may merge to the target branch does so; it is a record of what happened.',
    abused: 'An author who merges alone passes by review where none is required.',
    removed: 'It is history; revert the change by a new merge request.',
    docs: [mergeRequests],
    carries: {},
  },
  FORKED_FROM: {
    granted: 'Whoever reads the code and may create projects somewhere forks it.',
    abused:
      'A fork is a copy with members of its own. Members of the parent who run pipelines of a fork’s merge request run its code with the parent’s variables.',
    removed: 'Cut the tie: `DELETE /projects/:id/fork`. The copy of the code stays.',
    docs: ['https://docs.gitlab.com/user/project/repository/forking_workflow/'],
    carries: {},
  },
  AUTHORED: {
    granted: 'A person who may push code makes a release; it is a record of what happened.',
    abused: 'Release assets are links that can be changed after the release.',
    removed: 'Delete the release: `DELETE /projects/:id/releases/:tag_name`. The tag stays.',
    docs: ['https://docs.gitlab.com/user/project/releases/'],
    carries: {},
  },
  COMMITTED_TO: {
    granted: 'Commits name authors and committers by e-mail; whoever pushes chooses the text.',
    abused:
      'Anyone who pushes can write somebody else’s e-mail into a commit; signatures and push rules stop that.',
    removed: 'It is history, and remains in the repository.',
    docs: ['https://docs.gitlab.com/user/project/repository/commits/'],
    carries: {},
  },
  PERFORMED: {
    granted: 'GitLab writes an audit event for what a person does.',
    abused: 'It gives no access; with a stolen token it names the user of the token.',
    removed: 'It is a log: events cannot be removed.',
    docs: [auditEvents],
    carries: {},
  },
  CONCERNS: {
    granted: 'GitLab writes an audit event about a group, project or user.',
    abused: 'It gives no access.',
    removed: 'It is a log: events cannot be removed.',
    docs: [auditEvents],
    carries: {},
  },
  ACTIVE_IN: {
    granted: 'A person contributes in a top-level group or below it.',
    abused: 'It gives no access; members without it may hold roles that nobody needs.',
    removed: 'It ends by itself after 90 days without contributions.',
    docs: ['https://docs.gitlab.com/user/group/contribution_analytics/'],
    carries: {},
  },
  PARTICIPATED_IN: {
    granted: 'A person comments on a merge request or issue, or does something in a merge request.',
    abused: 'It gives no access; members without it may hold roles that nobody needs.',
    removed: 'It ends by itself after 90 days without comments and events.',
    docs: [mergeRequests],
    carries: {},
  },
} as const satisfies Readonly<Record<string, RelationshipHelp>>;
