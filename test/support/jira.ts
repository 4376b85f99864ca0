import { createServer } from 'node:http';
import { closed, listen } from './receivers.js';

/** An issue of the simulated Jira. */
export interface SimulatedIssue {
  readonly key: string;
  readonly fields: Readonly<Record<string, unknown>> & { readonly labels: readonly string[] };
  readonly comments: unknown[];
  status: 'new' | 'indeterminate' | 'done';
}

/** As much of Jira's REST API as notifications need. */
export interface SimulatedJira {
  readonly url: string;
  readonly issues: SimulatedIssue[];
  /** What requests were answered, as `POST /issue`. */
  readonly requests: string[];
  /** Values of the header `authorization`. */
  readonly authorizations: Set<string>;
  /** Whether new issues are found; Jira's search is late. */
  isSearchLate: boolean;
  /** Names of transitions by where they lead; those that are not there cannot be made. */
  transitions: Partial<Record<SimulatedIssue['status'], string>>;
  close(): Promise<void>;
}

const issueJson = ({ key, status }: SimulatedIssue) => ({
  key,
  fields: { status: { statusCategory: { key: status } } },
});

/** Starts a simulated Jira for one version of its API. Close it. */
export async function startJira(version: 2 | 3): Promise<SimulatedJira> {
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const { pathname, searchParams } = new URL(request.url ?? '', 'http://jira');
      const path = pathname.replace(`/rest/api/${version}`, '');
      jira.requests.push(`${request.method} ${path}`);
      jira.authorizations.add(request.headers.authorization ?? '');
      const text = Buffer.concat(chunks).toString('utf8');
      const [status, body] = answer(
        `${request.method} ${path}`,
        searchParams,
        text === '' ? {} : JSON.parse(text),
      );
      response.writeHead(status, { 'content-type': 'application/json' });
      response.end(body === undefined ? '' : JSON.stringify(body));
    });
  });

  // biome-ignore lint/suspicious/noExplicitAny: bodies of every shape.
  function answer(what: string, query: URLSearchParams, body: any): [number, unknown] {
    const search = version === 3 ? 'GET /search/jql' : 'GET /search';
    if (what === search) {
      const [, label] = /labels = "([^"]+)"/.exec(query.get('jql') ?? '') ?? [];
      const found = jira.isSearchLate
        ? []
        : jira.issues.filter(({ fields }) => fields.labels.includes(label ?? ''));
      return [200, { issues: found.slice(0, Number(query.get('maxResults'))).map(issueJson) }];
    }
    if (what === 'POST /issue') {
      if (body.fields.issuetype.name === 'Nothing')
        return [400, { errorMessages: [], errors: { issuetype: 'The issue type selected is invalid.' } }];
      const key = `SEC-${jira.issues.length + 1}`;
      jira.issues.push({ key, fields: body.fields, comments: [], status: 'new' });
      return [201, { id: '1', key }];
    }
    const [, method, key, rest = ''] = /^(GET|POST) \/issue\/([^/]+)(\/\w+)?$/.exec(what) ?? [];
    const issue = jira.issues.find((each) => each.key === key);
    if (issue === undefined) return [404, { errorMessages: ['Issue does not exist'] }];
    if (rest === '') return [200, issueJson(issue)];
    if (rest === '/comment') {
      issue.comments.push(body.body);
      return [201, { id: '1' }];
    }
    if (method === 'GET') {
      const transitions = Object.entries(jira.transitions).map(([to, name]) => ({
        id: to,
        name,
        to: { name: to, statusCategory: { key: to } },
      }));
      return [200, { transitions }];
    }
    issue.status = body.transition.id;
    return [204, undefined];
  }

  const url = await listen(server);
  const jira: SimulatedJira = {
    url,
    issues: [],
    requests: [],
    authorizations: new Set(),
    isSearchLate: false,
    transitions: { new: 'To Do', indeterminate: 'In Progress', done: 'Done' },
    close: () => closed(server),
  };
  return jira;
}
