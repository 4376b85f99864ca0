/**
 * Every error that a user may see, in one place: a public sentence that says what happened and what to do.
 * The internal cause (stack, upstream text) travels in `cause` and is logged, never shown.
 */
const catalogue = {
  CONFIG_INVALID: (p: { problems: readonly string[] }) =>
    `The configuration is not valid: ${p.problems.join('; ')}. Correct it and start again.`,
  CONFIG_FILE_UNREADABLE: (p: { file: string; reason: string }) =>
    `The configuration file ${p.file} cannot be read: ${p.reason}. Correct it or remove it.`,
  USAGE: (p: { message: string }) => p.message,
  OUTPUT_UNWRITABLE: (p: { file: string; reason: string }) =>
    `The file ${p.file} cannot be written (${p.reason}). Give another with --output.`,

  JAVA_OR_MAVEN_MISSING: (p: { missing: string }) =>
    `The embedded Neo4j needs ${p.missing}, which was not found. Three ways out: install a JDK 17+ and Maven; ` +
    'run docker/compose.yaml; or set NEO4J_URI (with NEO4J_USERNAME and NEO4J_PASSWORD) to any Neo4j 5.26+ or Aura.',
  NEO4J_DOWNLOAD_FAILED: (p: { version: string; reason: string }) =>
    `Maven could not fetch Neo4j ${p.version}: ${p.reason}. Check the network or Maven's settings and start again.`,
  NEO4J_START_FAILED: (p: { reason: string; log: string }) =>
    `The embedded Neo4j did not start: ${p.reason}. Its log is ${p.log}.`,
  NEO4J_ENDED: (p: { dataDir: string }) =>
    `The embedded Neo4j ended unexpectedly. Its logs are in ${p.dataDir}/neo4j/logs. Start again.`,
  NEO4J_DATA_IN_USE: (p: { dataDir: string; pid: number }) =>
    `The data folder ${p.dataDir} is in use by process ${p.pid}. Stop that process, or set DATA_DIR to another folder.`,
  NEO4J_UNREACHABLE: (p: { uri: string }) =>
    `Neo4j at ${p.uri} does not answer. Check that it runs and that NEO4J_URI is right; ` +
    'unset NEO4J_URI to use the embedded one.',
  NEO4J_AUTH: (p: { uri: string }) =>
    `Neo4j at ${p.uri} refused the credentials. Check NEO4J_USERNAME and NEO4J_PASSWORD.`,
  NEO4J_TOO_OLD: (p: { version: string }) => `Neo4j ${p.version} is too old: 5.26 or newer is needed.`,
  MIGRATION_INVALID: (p: { file: string; reason: string }) =>
    `The migration ${p.file} is not valid: ${p.reason}.`,
  MIGRATION_CHANGED: (p: { file: string }) =>
    `The migration ${p.file} was changed after it was applied. Restore its text and add a new migration instead.`,
  MIGRATION_LOCKED: (p: { holder: string }) =>
    `Another instance (${p.holder}) is applying migrations. Try again when it has finished.`,

  GITLAB_UNREACHABLE: (p: { url: string; reason: string }) =>
    `GitLab at ${p.url} does not answer (${p.reason}). Check GITLAB_URL and the network.`,
  GITLAB_NOT_GITLAB: (p: { url: string }) =>
    `${p.url} answers, but not with GitLab's API. Check that GITLAB_URL is the address of a GitLab.`,
  GITLAB_INSECURE_URL: (p: { url: string }) =>
    `${p.url} is not HTTPS. Only loopback addresses may be read without it, because the token would travel in clear.`,
  GITLAB_TOKEN_REJECTED: (p: { url: string }) =>
    `GitLab at ${p.url} refused the token: it is wrong, expired or revoked. Create a new one with the scope read_api.`,
  GITLAB_FORBIDDEN: (p: { path: string; reason: string }) => `GitLab refused ${p.path}: ${p.reason}.`,
  GITLAB_NOT_FOUND: (p: { path: string }) =>
    `GitLab does not show ${p.path}: it does not exist or this token may not see it.`,
  GITLAB_GROUP_NOT_FOUND: (p: { group: string; url: string }) =>
    `The group ${p.group} does not exist on ${p.url}, or this token may not see it. Check GITLAB_GROUP.`,
  GITLAB_SCOPE_MISSING: (p: { scopes: readonly string[] }) =>
    `The token's scopes (${p.scopes.join(', ') || 'none'}) do not allow reading the API. Create a token with read_api.`,
  GITLAB_BAD_ANSWER: (p: { path: string; reason: string }) =>
    `GitLab's answer to ${p.path} could not be used: ${p.reason}.`,
  GITLAB_RATE_LIMITED: (p: { path: string }) =>
    `GitLab kept limiting the rate of ${p.path}. The list was left as it was.`,
  GITLAB_SERVER_ERROR: (p: { path: string; status: number }) =>
    `GitLab answered ${p.path} with ${p.status} again and again. The list was left as it was.`,
  GITLAB_FOREIGN_PAGE: (p: { path: string; host: string }) =>
    `GitLab's answer to ${p.path} points to another host (${p.host}) for its next page. It was not followed.`,
  GITLAB_REDIRECTED: (p: { path: string; host: string }) =>
    `GitLab answers ${p.path} with a redirect to ${p.host}, which is not followed because the token would travel there. ` +
    'If that is the right address, set GITLAB_URL to it.',
  GITLAB_CLOSED: () => 'The reading of GitLab was stopped before its end.',

  CONNECTION_UNKNOWN: (p: { name: string; known: readonly string[] }) =>
    `There is no connection named ${p.name}. Known: ${p.known.join(', ') || 'none; set GITLAB_URL and GITLAB_TOKEN'}.`,
  CONNECTION_NONE: () =>
    'No connection is configured. Set GITLAB_URL and GITLAB_TOKEN, or list connections in access-graph.yaml.',
  SYNC_LOCKED: (p: { connection: string; holder: string }) =>
    `The connection ${p.connection} is being synced by ${p.holder}. Try again when it has finished.`,
  SYNC_LEASE_LOST: (p: { connection: string }) =>
    `The sync of ${p.connection} lost its lease to another instance and stopped. Nothing was harmed.`,
  SYNC_CANCELLED: (p: { connection: string }) => `The sync of ${p.connection} was stopped before its end.`,

  QUERY_UNKNOWN: (p: { id: string; near: readonly string[] }) =>
    `There is no saved query named ${p.id}.${p.near.length > 0 ? ` Did you mean ${p.near.join(' or ')}?` : ''}`,
  RULE_UNKNOWN: (p: { id: string; near: readonly string[] }) =>
    `There is no rule named ${p.id}.${p.near.length > 0 ? ` Did you mean ${p.near.join(' or ')}?` : ''}`,
  ALERT_UNKNOWN: (p: { id: string }) => `There is no alert ${p.id}. List them with alerts, or alerts list.`,
  ALERT_TRANSITION: (p: { action: string; status: string }) =>
    `An alert that is ${p.status.toLowerCase().replace('_', ' ')} cannot be ${p.action}.`,
  FRAMEWORK_UNKNOWN: (p: { framework: string; known: readonly string[] }) =>
    `No rule is evidence for controls of ${p.framework}. Known frameworks: ${p.known.join(', ')}.`,
  RECEIVER_UNKNOWN: (p: { name: string; known: readonly string[] }) =>
    `There is no receiver named ${p.name}. Known: ${p.known.join(', ') || 'none; list some under notifications in access-graph.yaml'}.`,
  RECEIVER_NONE: () =>
    'No receiver is configured. List who is to be told of alerts under notifications in access-graph.yaml.',
  WATCH_INVALID: (p: { name: string; reason: string }) => `The watch ${p.name} cannot work: ${p.reason}.`,
  WATCH_UNKNOWN: (p: { name: string; known: readonly string[] }) =>
    `There is no watch named ${p.name} that could be removed. Known: ${p.known.join(', ') || 'none'}.`,
  WATCH_ROWS: (p: { name: string; reason: string }) =>
    `The rows of the watch ${p.name} cannot be compared: ${p.reason}. Narrow the query by its parameters, or name other key columns.`,
  BASELINE_INVALID: (p: { reason: string }) => `The baseline cannot be accepted: ${p.reason}.`,
  ALERT_SUPPRESSION: (p: { reason: string }) => `The alert cannot be suppressed: ${p.reason}.`,
  QUERY_INVALID: (p: { file: string; reason: string }) =>
    `The saved query ${p.file} is not valid: ${p.reason}.`,
  QUERY_PARAMETER: (p: { id: string; parameter: string; reason: string }) =>
    `The parameter ${p.parameter} of ${p.id} is not right: ${p.reason}.`,
  QUERY_TIMEOUT: (p: { id: string; seconds: number }) =>
    `The query ${p.id} took longer than ${p.seconds} s and was stopped.`,

  CYPHER_REFUSED: (p: { reason: string }) => `The statement is not run: ${p.reason}.`,
  CYPHER_INVALID: (p: { reason: string }) => `The database does not understand the statement: ${p.reason}`,
  CYPHER_TIMEOUT: (p: { seconds: number }) =>
    `The statement took longer than ${p.seconds} s and was stopped. Make it narrower, or begin it from an indexed look-up.`,
  CYPHER_MEMORY: () =>
    'The statement needs more of the database’s memory than one may have. Collect, sort or join fewer rows.',
  CYPHER_BUSY: (p: { most: number }) =>
    `${p.most} ad-hoc statements are being run already. Try again when one has ended.`,
  ANSWER_TOO_LARGE: (p: { megabytes: number }) =>
    `One row alone is larger than the ${p.megabytes} MB that an answer may have. Return fewer properties or a shorter list.`,
  CURSOR_EXPIRED: () =>
    'None of the rows that the cursor in after stands on is there any more. Begin again from the first page.',

  PAGE_SIZE: (p: { most: number }) => `A page has 1 to ${p.most} rows: give first a number in this range.`,
  CURSOR_INVALID: () =>
    'The cursor in after does not belong to this list in this order. Take it from a page of the same list and sort.',
  FILTER_INVALID: (p: { reason: string }) => `The filter cannot be used: ${p.reason}.`,
  TOO_MANY_KEYS: (p: { most: number }) => `At most ${p.most} keys can be asked for at once.`,
  SORT_INVALID: (p: { most: number }) => `A list can be sorted by at most ${p.most} fields.`,
  LOOK_UP_AMBIGUOUS: (p: { what: string; value: string; candidates: readonly string[] }) =>
    `Several things are the ${p.what} ${p.value}: ${p.candidates.join(', ')}. ` +
    'Say which by the argument host, or ask for node(key).',

  ACCESS_UNKNOWN: (p: { what: string; value: string }) =>
    p.what === 'identity'
      ? `There is no identity ${p.value}: give @username, the key of a user, token, key or runner, ci-job-token:PROJECT, or anonymous.`
      : `There is no resource ${p.value}: give the full path of a group or project, PATH#NAME for a variable or environment, runner:DESCRIPTION, instance, or a key.`,
  ACCESS_KIND: (p: { action: string; value: string; kind: string; wanted: readonly string[] }) =>
    `${p.action} is done to a ${p.wanted.join(', ')}; ${p.value} is a ${p.kind}.`,
  ACCESS_AMBIGUOUS: (p: { what: string; value: string; candidates: readonly string[] }) =>
    `Several GitLabs have the ${p.what} ${p.value}: ${p.candidates.join(', ')}. Give one of these keys.`,
  NODE_UNKNOWN: (p: { value: string }) =>
    `There is no ${p.value} in the graph: give the key of a node, @username, or the full path of a group or project.`,

  HISTORY_FUTURE: (p: { time: string }) => `${p.time} has not come yet: give a time in the past.`,
  HISTORY_UNKNOWN: (p: { time: string; since: string | null }) =>
    p.since === null
      ? `Who had access at ${p.time} is unknown: no sync of this GitLab has finished yet.`
      : `Who had access at ${p.time} is unknown: what changed is recorded from ${p.since} on. Give that time or a later one.`,
  HISTORY_NOT_THERE: (p: { resource: string; time: string }) =>
    `The graph had no group or project ${p.resource} at ${p.time}. Give its key, or its full path of now or of then.`,
  HISTORY_TOO_LONG: (p: { most: number; time: string }) =>
    `More than ${p.most} changes or people concern the resource since ${p.time}, more than are looked at in one question. Give a later time, or a resource with fewer members.`,

  SEARCH_TEXT_TOO_LONG: (p: { length: number; limit: number }) =>
    `The text to search for has ${p.length} characters; ${p.limit} are allowed.`,
  SEARCH_NOT_READY: () => 'The search index is being built. Try again in a minute.',

  UNAUTHENTICATED: (p: { reason: string }) =>
    `${p.reason} Send an API token or a JWT of the configured issuer as “Authorization: Bearer …”.`,
  SIGN_IN_REFUSED: () =>
    'This token is wrong, expired or revoked. The first start printed one; an admin can make others under API tokens, or with access-graph tokens create.',
  CROSS_SITE: () =>
    'A page of another site sent this with the cookie of a session, which is refused. Open the console itself, or send a token.',
  HOOK_REFUSED: () =>
    'X-Gitlab-Token is not the secret of any connection. Set the same in GitLab’s webhook and as GITLAB_WEBHOOK_SECRET.',
  FORBIDDEN: (p: { field: string; needed: string; role: string }) =>
    `${p.field} needs the role ${p.needed.toLowerCase()}; yours is ${p.role.toLowerCase()}.`,
  RATE_LIMITED: (p: { seconds: number }) => `Too many requests. Try again in ${p.seconds} s.`,
  OPERATION_TIMEOUT: (p: { seconds?: number }) =>
    `The operation took ${p.seconds === undefined ? 'too long' : `longer than ${p.seconds} s`} and was stopped. Ask for fewer rows or fields at once.`,
  OPERATION_CANCELLED: () => 'The operation was stopped before its end.',
  OPERATION_TOO_COSTLY: (p: { cost: number; limit: number }) =>
    `The operation asks for up to ${p.cost} objects; ${p.limit} are allowed. Ask for smaller pages or fewer lists at once.`,
  OPERATION_NOT_PERSISTED: () =>
    'Only the operations of the manifest of persisted queries are answered, and this is none of them.',
  REQUEST_INVALID: (p: { reason: string }) => `The request cannot be answered: ${p.reason}.`,
  REQUEST_TOO_LARGE: (p: { limit: string }) => `The request is too large: ${p.limit} are allowed.`,
  PATH_UNKNOWN: (p: { path: string }) => `There is nothing at ${p.path}.`,
  DATABASE_AWAY: () => 'The database does not answer. Try again in a moment.',
  SHUTTING_DOWN: () => 'The service is stopping. Try again in a moment.',
  ADDRESS_IN_USE: (p: { host: string; port: number }) =>
    `The API cannot listen on ${p.host}:${p.port} because another program does. Stop that one, or set PORT to another port.`,
  ADDRESS_UNUSABLE: (p: { host: string; port: number; reason: string }) =>
    `The API cannot listen on ${p.host}:${p.port} (${p.reason}). Set HOST and PORT to an address of this machine.`,
  TOKEN_NAME_TAKEN: (p: { name: string }) =>
    `There already is an API token named ${p.name}. Revoke it or take another name.`,
  TOKEN_INVALID: (p: { reason: string }) => `The API token cannot be made: ${p.reason}.`,
  TOKEN_UNKNOWN: (p: { token: string }) => `There is no API token ${p.token} that could be revoked.`,
  MANIFEST_INVALID: (p: { file: string; reason: string }) =>
    `The manifest of persisted queries ${p.file} cannot be used: ${p.reason}.`,
} as const;

/** The code of a catalogued error. */
export type ErrorCode = keyof typeof catalogue;
type Params<C extends ErrorCode> = Parameters<(typeof catalogue)[C]>[0];

/** An error with a sentence fit for users in `message`; the internal reason, if any, is in `cause`. */
export class AppError<C extends ErrorCode = ErrorCode> extends Error {
  override readonly name = 'AppError';
  constructor(
    readonly code: C,
    message: string,
    readonly params: Params<C>,
    cause?: unknown,
  ) {
    super(message, cause === undefined ? undefined : { cause });
  }
}

/** Builds the catalogued error `code`; throw what it returns. */
export function appError<C extends ErrorCode>(code: C, params: Params<C>, cause?: unknown): AppError<C> {
  const sentence = catalogue[code] as (p: Params<C>) => string;
  return new AppError(code, sentence(params), params, cause);
}

/** Whether `error` is the catalogued error `code` (any catalogued error when no code is given). */
export function isAppError<C extends ErrorCode = ErrorCode>(
  error: unknown,
  ...codes: C[]
): error is AppError<C> {
  return error instanceof AppError && (codes.length === 0 || codes.includes(error.code as C));
}

/** The sentence that a user may see for any thrown value; internal text never passes. */
export function publicMessage(error: unknown): string {
  return error instanceof AppError ? error.message : 'An internal error occurred; the log has the details.';
}
