import { z } from 'zod';
import { appError, isAppError } from '../core/errors.js';
import type { GitLabClient } from './client/types.js';

/** What the caller's token is and may do. */
export interface TokenFacts {
  /** `personal`, `project` or `group`; bots act for the latter two (R26). */
  readonly kind: 'personal' | 'project' | 'group';
  readonly name: string | undefined;
  readonly scopes: readonly string[];
  /** Day on which it ends, if any. */
  readonly expiresAt: string | undefined;
  readonly userId: number;
  readonly username: string;
  /** Whether its user is an instance administrator whose rights the token carries (R13). */
  readonly isAdmin: boolean;
}

/** What is known of the instance and the caller before anything is read. */
export interface InstanceFacts {
  readonly host: string;
  readonly url: string;
  readonly version: string | undefined;
  readonly revision: string | undefined;
  readonly enterprise: boolean | undefined;
  /** Undefined when neither licence nor plan is readable. */
  readonly tier: 'free' | 'premium' | 'ultimate' | undefined;
  /** Whether GraphQL answers. */
  readonly graphql: boolean;
  readonly token: TokenFacts;
  /** The group that the connection is limited to. */
  readonly group: { readonly id: number; readonly fullPath: string } | undefined;
  /** The server's clock minus ours, in milliseconds, when the answer carried a date. */
  readonly checkedAt: string;
}

const tokenSchema = z.object({
  name: z.string().nullish(),
  scopes: z.array(z.string()),
  active: z.boolean().nullish(),
  revoked: z.boolean().nullish(),
  expires_at: z.string().nullish(),
});
const userSchema = z.object({
  id: z.number(),
  username: z.string(),
  is_admin: z.boolean().nullish(),
});
const versionSchema = z.object({
  version: z.string().nullish(),
  revision: z.string().nullish(),
  enterprise: z.boolean().nullish(),
});

/** The document if GitLab shows it; undefined when this caller or this version has no such page. */
async function optional<T>(client: GitLabClient, path: string, schema: z.ZodType<T>): Promise<T | undefined> {
  try {
    const parsed = schema.safeParse(await client.get(path));
    return parsed.success ? parsed.data : undefined;
  } catch (error) {
    if (isAppError(error, 'GITLAB_NOT_FOUND', 'GITLAB_FORBIDDEN')) return undefined;
    throw error;
  }
}

function parse<T>(path: string, schema: z.ZodType<T>, body: unknown): T {
  const parsed = schema.safeParse(body);
  if (parsed.success) return parsed.data;
  throw appError('GITLAB_NOT_GITLAB', { url: path }, parsed.error);
}

function tierOf(plan: string | null | undefined): InstanceFacts['tier'] {
  if (plan == null) return undefined;
  const name = plan.toLowerCase();
  if (/ultimate|gold/.test(name)) return 'ultimate';
  if (/premium|silver|bronze|starter/.test(name)) return 'premium';
  return name === 'free' || name === 'default' ? 'free' : undefined;
}

async function readTier(
  client: GitLabClient,
  group: string | undefined,
  isAdmin: boolean,
): Promise<InstanceFacts['tier']> {
  const plan = z.object({ plan: z.string().nullish() });
  const licence = await optional(client, '/license', plan);
  if (licence?.plan != null) return tierOf(licence.plan);
  // To an administrator GitLab answers so only where no licence is.
  if (isAdmin && licence === undefined) return 'free';
  if (group === undefined) return undefined;
  const top = group.split('/')[0] ?? group;
  return tierOf((await optional(client, `/namespaces/${encodeURIComponent(top)}`, plan))?.plan);
}

async function answersGraphQL(client: GitLabClient): Promise<boolean> {
  try {
    await client.graphql('query Check { currentUser { id } }');
    return true;
  } catch (error) {
    if (isAppError(error, 'GITLAB_NOT_FOUND', 'GITLAB_FORBIDDEN', 'GITLAB_BAD_ANSWER', 'GITLAB_NOT_GITLAB'))
      return false;
    throw error;
  }
}

/**
 * Verifies the token through `personal_access_tokens/self` and learns what is readable.
 * @param group full path or id of the group that the connection is limited to.
 * @throws AppError GITLAB_TOKEN_REJECTED, GITLAB_SCOPE_MISSING, GITLAB_GROUP_NOT_FOUND and the client's own.
 */
export async function discover(client: GitLabClient, group: string | undefined): Promise<InstanceFacts> {
  const self = await optional(client, '/personal_access_tokens/self', tokenSchema);
  if (self?.active === false || self?.revoked === true)
    throw appError('GITLAB_TOKEN_REJECTED', { url: client.url });
  const scopes = self?.scopes ?? [];
  if (self !== undefined && !scopes.some((scope) => scope === 'api' || scope === 'read_api')) {
    throw appError('GITLAB_SCOPE_MISSING', { scopes });
  }
  const user = parse(client.url, userSchema, await client.get('/user'));
  const version =
    (await optional(client, '/metadata', versionSchema)) ??
    (await optional(client, '/version', versionSchema));
  const root = group === undefined ? undefined : await findGroup(client, group);
  const bot = /^(project|group)_\d+_bot/.exec(user.username);
  return {
    host: client.host,
    url: client.url,
    version: version?.version ?? undefined,
    revision: version?.revision ?? undefined,
    enterprise: version?.enterprise ?? undefined,
    tier:
      version?.enterprise === false ? 'free' : await readTier(client, root?.fullPath, user.is_admin === true),
    graphql: await answersGraphQL(client),
    token: {
      kind: bot ? (bot[1] as 'project' | 'group') : 'personal',
      name: self?.name ?? undefined,
      scopes,
      expiresAt: self?.expires_at ?? undefined,
      userId: user.id,
      username: user.username,
      isAdmin: user.is_admin === true,
    },
    group: root,
    checkedAt: new Date().toISOString(),
  };
}

async function findGroup(client: GitLabClient, group: string): Promise<{ id: number; fullPath: string }> {
  const schema = z.object({ id: z.number(), full_path: z.string() });
  try {
    const body = await client.get(`/groups/${encodeURIComponent(group)}`, { with_projects: false });
    const found = parse(client.url, schema, body);
    return { id: found.id, fullPath: found.full_path };
  } catch (error) {
    if (isAppError(error, 'GITLAB_NOT_FOUND'))
      throw appError('GITLAB_GROUP_NOT_FOUND', { group, url: client.url }, error);
    throw error;
  }
}
