import { z } from 'zod';
import { allActions } from './questions.js';

const level = z.number().int().min(0).max(60);
const feature = z.enum(['disabled', 'private', 'enabled', 'unknown']);
const visibility = z.enum(['private', 'internal', 'public', 'unknown']);
/** `unknown` is a fact that could not be read. */
const flag = z.union([z.boolean(), z.literal('unknown')]);
const named = <T extends z.ZodType>(thing: T) => z.record(z.string(), thing).default({});
/** A role, or an administrator and the like by its number; `jdoe`, `group:acme`, `group+:acme` (inherited too), `key:ci`. */
const entries = z.array(z.union([level, z.string()])).default([]);

const user = z.strictObject({
  type: z.enum(['HUMAN', 'PROJECT_BOT', 'SERVICE_ACCOUNT']).default('HUMAN'),
  state: z.string().default('active'),
  locked: z.boolean().default(false),
  admin: flag.default(false),
  auditor: flag.default(false),
  external: flag.default(false),
});

const group = z.strictObject({
  visibility: visibility.default('private'),
  share_with_group_lock: flag.default(false),
  prevent_sharing_outside: z.boolean().default(false),
  ip_ranges: z.string().optional(),
});

const project = z.strictObject({
  /** Of a personal project: whose it is. */
  owner: z.string().optional(),
  visibility: visibility.default('private'),
  archived: flag.default(false),
  empty_repo: flag.default(false),
  default_branch: z.string().default('main'),
  repository: feature.default('enabled'),
  merge_requests: feature.default('enabled'),
  builds: feature.default('enabled'),
  environments: feature.default('enabled'),
  job_token_limit: flag.default(true),
  job_token_push: flag.default(false),
  override_role: z.string().optional(),
});

const membership = z.union([
  level,
  z.strictObject({
    level,
    state: z.enum(['active', 'awaiting', 'unknown']).default('active'),
    expired: z.boolean().default(false),
    role: z.string().optional(),
  }),
]);
const share = z.union([level, z.strictObject({ level, role: z.string().optional() })]);

const token = z.strictObject({
  user: z.string(),
  kind: z.enum(['personal', 'project', 'group']).default('personal'),
  on: z.string().optional(),
  scopes: z.array(z.string()),
  active: z.boolean().default(true),
  revoked: z.boolean().default(false),
  expired: z.boolean().default(false),
});

/** A world as it is written in the matrix: by names, with the usual left out. Groups and projects are full paths. */
export const worldSchema = z.strictObject({
  tier: z.enum(['free', 'premium', 'ultimate', 'unknown']).default('ultimate'),
  admin_mode: flag.default(false),
  /** Who is a plain active person and has a membership need not be listed. */
  users: named(user),
  groups: named(group),
  projects: named(project),
  roles: named(z.strictObject({ base: level, abilities: z.array(z.string()) })),
  /** Place, then person. */
  members: named(named(membership)),
  /** Place, then the group that is invited to it. */
  shares: named(named(share)),
  /** Project or top-level group, then name or pattern. */
  protected_branches: named(
    named(z.strictObject({ push: entries, merge: entries, force: flag.default(false) })),
  ),
  protected_tags: named(named(entries)),
  /** Project, then name with its tier. */
  environments: named(named(z.string())),
  /** Project, then name; or group, then tier. */
  protected_environments: named(named(z.strictObject({ deploy: entries, approve: entries }))),
  /** `instance`, group or project, then name. */
  variables: named(
    named(
      z.strictObject({
        protected: z.boolean().default(false),
        hidden: z.boolean().default(false),
        scope: z.string().default('*'),
      }),
    ),
  ),
  runners: named(
    z.strictObject({
      serves: z.array(z.string()),
      protected: z.boolean().default(false),
      paused: z.boolean().default(false),
    }),
  ),
  access_tokens: named(token),
  deploy_tokens: named(
    z.strictObject({
      on: z.string(),
      scopes: z.array(z.string()),
      revoked: z.boolean().default(false),
      expired: z.boolean().default(false),
    }),
  ),
  deploy_keys: named(z.strictObject({ owner: z.string().optional(), on: named(z.enum(['read', 'push'])) })),
  /** Project, then the projects and groups whose jobs may reach it. */
  job_tokens: named(z.array(z.string())),
  /** Source, then the places whose list was denied. */
  unreadable: named(z.array(z.string())),
});

/** A world as the matrix writes it, with the defaults filled in. */
export type WrittenWorld = z.infer<typeof worldSchema>;

const decision = z.strictObject({
  /** A username, `anonymous`, or `token:`, `deploy_token:`, `deploy_key:`, `runner:`, `job_token:` and a name. */
  who: z.string(),
  can: z.enum(allActions),
  /** A path, `instance`, `runner:NAME`, `environment:PATH#NAME` or `variable:PATH#NAME`. */
  on: z.string(),
  ref: z.string().optional(),
  is: z.enum(['ALLOWED', 'DENIED', 'UNKNOWN']),
  level: z.number().nullable().optional(),
});
const role = z.strictObject({
  who: z.string(),
  on: z.string(),
  is: z.number(),
  latent: z.number().optional(),
  possible: z.number().optional(),
});

const written = z.record(z.string(), z.unknown());

/** One file of the matrix: a few worlds by name, and cases each of which names one and may add to it. */
export const fileSchema = z.strictObject({
  title: z.string(),
  worlds: z.record(z.string(), written),
  cases: z.array(
    z.strictObject({
      name: z.string().regex(/^R\d+: ./),
      world: z.string(),
      with: written.default({}),
      assert: z.array(decision).default([]),
      role: z.array(role).default([]),
    }),
  ),
});
