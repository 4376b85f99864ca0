import { z } from 'zod';
import type { JiraReceiver } from '../../core/config-notifications.js';
import { DeliveryFailure } from './failure.js';
import { type Answer, request } from './http.js';
import { plain } from './notice.js';

const issueSchema = z.object({
  key: z.string().regex(/^[A-Z][A-Z0-9_]*-\d+$/),
  fields: z.object({ status: z.object({ statusCategory: z.object({ key: z.string() }) }) }),
});
const issuesSchema = z.object({ issues: z.array(issueSchema) });
const createdSchema = z.object({ key: issueSchema.shape.key });
const transitionsSchema = z.object({
  transitions: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      to: z.object({ name: z.string(), statusCategory: z.object({ key: z.string() }) }),
    }),
  ),
});
const errorsSchema = z.object({
  errorMessages: z.array(z.string()).default([]),
  errors: z.record(z.string(), z.string()).default({}),
});

/** An issue of Jira. */
export interface JiraIssue {
  readonly key: string;
  readonly isDone: boolean;
}

/** What Jira says it minds. */
function complaint({ text }: Answer): string | undefined {
  try {
    const { errorMessages, errors } = errorsSchema.parse(JSON.parse(text));
    const parts = [...errorMessages, ...Object.entries(errors).map(([field, why]) => `${field}: ${why}`)];
    return parts.length === 0 ? undefined : plain(parts.join('; '));
  } catch {
    return undefined;
  }
}

const issueOf = ({ key, fields }: z.infer<typeof issueSchema>): JiraIssue => ({
  key,
  isDone: fields.status.statusCategory.key === 'done',
});

/** What is asked of Jira's REST API. Every function throws DeliveryFailure, and what `signal` was aborted with. */
export function jiraApi({ url, apiVersion, authorization }: JiraReceiver, signal: AbortSignal) {
  const rest = `${url}/rest/api/${apiVersion}`;
  const headers = { authorization, accept: 'application/json', 'content-type': 'application/json' };
  const ask = async <T>(path: string, schema: z.ZodType<T>, body?: object): Promise<T> => {
    const sent = body === undefined ? { method: 'GET' as const } : { body: JSON.stringify(body) };
    const { text } = await request(`${rest}${path}`, { ...sent, headers, signal }, complaint);
    try {
      return schema.parse(text === '' ? {} : JSON.parse(text));
    } catch {
      throw new DeliveryFailure('its answer is not one of Jira', { isFinal: false });
    }
  };
  const issuePath = (key: string) => `/issue/${encodeURIComponent(key)}`;
  /** A document of one paragraph for each line (version 3), or a text without marks (version 2). */
  const rich = (lines: readonly string[]) =>
    apiVersion === 3
      ? {
          type: 'doc',
          version: 1,
          content: lines.map((text) => ({ type: 'paragraph', content: [{ type: 'text', text }] })),
        }
      : `{noformat}\n${lines.join('\n').replace(/\{noformat/gi, '{ noformat')}\n{noformat}`;

  return {
    /** The issue with a label: the oldest, where there are several. */
    withLabel: async (project: string, label: string): Promise<JiraIssue | undefined> => {
      const jql = `project = "${project}" AND labels = "${label}" ORDER BY created ASC`;
      const query = new URLSearchParams({ jql, fields: 'status', maxResults: '1' });
      const path = apiVersion === 3 ? '/search/jql' : '/search';
      const { issues } = await ask(`${path}?${query}`, issuesSchema);
      const [issue] = issues;
      return issue === undefined ? undefined : issueOf(issue);
    },
    /** An issue by its key; undefined when it was deleted. */
    issue: async (key: string): Promise<JiraIssue | undefined> => {
      try {
        return issueOf(await ask(`${issuePath(key)}?fields=status`, issueSchema));
      } catch (error) {
        if (error instanceof DeliveryFailure && error.facts.status === 404) return undefined;
        throw error;
      }
    },
    /** Makes an issue and gives its key. */
    create: async (
      fields: Readonly<Record<string, unknown>>,
      description: readonly string[],
    ): Promise<string> =>
      (await ask('/issue', createdSchema, { fields: { ...fields, description: rich(description) } })).key,
    /** Adds a comment. */
    comment: async (key: string, lines: readonly string[]): Promise<void> => {
      await ask(`${issuePath(key)}/comment`, z.unknown(), { body: rich(lines) });
    },
    /**
     * Moves an issue by the transition of that name, or by the first that ends it or, where `toDone` is false, begins it again.
     * @throws DeliveryFailure also when there is none such.
     */
    move: async (key: string, toDone: boolean, name: string | undefined): Promise<void> => {
      const path = `${issuePath(key)}/transitions`;
      const { transitions } = await ask(path, transitionsSchema);
      const found = transitions.find((one) =>
        name === undefined
          ? (one.to.statusCategory.key === 'done') === toDone
          : one.name.toLowerCase() === name.toLowerCase(),
      );
      if (found === undefined) {
        const wanted = name ?? (toDone ? 'that ends it' : 'that begins it again');
        throw new DeliveryFailure(`the issue ${key} has no transition ${plain(wanted)}`, { isFinal: true });
      }
      await ask(path, z.unknown(), { transition: { id: found.id } });
    },
  };
}
