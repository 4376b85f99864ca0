import { z } from 'zod';

/** What GitLab tells of, as far as it can change what the graph holds. */
export type HookTopic =
  | 'push'
  | 'tag'
  | 'merge_request'
  | 'pipeline'
  | 'deployment'
  | 'release'
  | 'member'
  | 'access_token'
  | 'key'
  | 'structure';

/** What a hook's payload tells: only ids, for what is true is read from GitLab itself. */
export interface HookEvent {
  readonly topic: HookTopic;
  /** What it happened to; none where the lists of groups, projects or users themselves changed. */
  readonly target?:
    | { readonly kind: 'project' | 'group'; readonly id: number }
    | { readonly kind: 'user'; readonly username: string };
}

const id = z.number().int().positive();
const payload = z.object({
  object_kind: z.string().max(100).optional(),
  event_name: z.string().max(100).optional(),
  event_type: z.string().max(100).optional(),
  project_id: id.nullish(),
  group_id: id.nullish(),
  username: z.string().max(255).nullish(),
  project: z.object({ id: id.nullish() }).nullish(),
  group: z.object({ group_id: id.nullish(), id: id.nullish() }).nullish(),
});
type Payload = z.infer<typeof payload>;

/** Kinds of webhooks and names of system hooks (GitLab: "Webhook events", "System hooks"). */
const topics: Readonly<Record<string, HookTopic>> = {
  push: 'push',
  repository_update: 'push',
  tag_push: 'tag',
  merge_request: 'merge_request',
  pipeline: 'pipeline',
  build: 'pipeline',
  job: 'pipeline',
  deployment: 'deployment',
  release: 'release',
  access_token: 'access_token',
  key_create: 'key',
  key_destroy: 'key',
  user_add_to_team: 'member',
  user_update_for_team: 'member',
  user_remove_from_team: 'member',
  user_access_request_to_project: 'member',
  user_access_request_revoked_for_project: 'member',
  user_add_to_group: 'member',
  user_update_for_group: 'member',
  user_remove_from_group: 'member',
  user_access_request_to_group: 'member',
  user_access_request_revoked_for_group: 'member',
  project_create: 'structure',
  project_destroy: 'structure',
  project_rename: 'structure',
  project_transfer: 'structure',
  project_update: 'structure',
  group_create: 'structure',
  group_destroy: 'structure',
  group_rename: 'structure',
  subgroup_create: 'structure',
  subgroup_destroy: 'structure',
  user_create: 'structure',
  user_destroy: 'structure',
  user_rename: 'structure',
};

function targetOf(event: Payload): HookEvent['target'] {
  const project = event.project_id ?? event.project?.id;
  if (project != null) return { kind: 'project', id: project };
  const group = event.group_id ?? event.group?.group_id ?? event.group?.id;
  if (group != null) return { kind: 'group', id: group };
  return event.username ? { kind: 'user', username: event.username } : undefined;
}

/** What a payload tells; undefined when it is nothing that the graph holds, or not one of GitLab's. */
export function hookEvent(body: unknown): HookEvent | undefined {
  const parsed = payload.safeParse(body);
  if (!parsed.success) return undefined;
  const { object_kind: kind = '', event_name: name = '' } = parsed.data;
  const topic = Object.hasOwn(topics, name)
    ? topics[name]
    : Object.hasOwn(topics, kind)
      ? topics[kind]
      : undefined;
  if (topic === undefined) return undefined;
  if (topic === 'structure') return { topic };
  const target = targetOf(parsed.data);
  return target === undefined ? undefined : { topic, target };
}
