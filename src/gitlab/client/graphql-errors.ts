import { z } from 'zod';
import { type AppError, appError } from '../../core/errors.js';
import { plainReason } from './refusal.js';

const errorSchema = z.object({
  message: z.string(),
  locations: z.array(z.object({ line: z.number(), column: z.number() })).nullish(),
  path: z.array(z.union([z.string(), z.number()])).nullish(),
  extensions: z.record(z.string(), z.unknown()).nullish(),
});

/** The envelope of a GraphQL answer. */
export const graphqlBodySchema = z.object({
  data: z.unknown().optional(),
  errors: z.array(errorSchema).nullish(),
});

/** One entry of a GraphQL answer's `errors`. */
export type GraphQLErrorEntry = z.infer<typeof errorSchema>;

/** A field, or an argument of a field, that this GitLab does not know, and where the document uses it. */
export interface UnknownPart {
  readonly field: string;
  readonly argument: string | undefined;
  /** `Type.field` or `Type.field(argument)`; GitLab does not name the type when it refuses an argument. */
  readonly label: string;
  readonly locations: readonly { readonly line: number; readonly column: number }[];
  /** GitLab's path: `query Name` or `fragment Name`, then response keys. */
  readonly path: readonly string[];
}

/**
 * The unknown field or argument that an error is about, or undefined when it is about something else. GitLab
 * (graphql-ruby) says `Field 'x' doesn't exist on type 'Y'` with code `undefinedField` and `Field 'x' doesn't accept
 * argument 'y'` with code `argumentNotAccepted`; the wording of graphql-js is understood too.
 */
export function unknownPart(error: GraphQLErrorEntry): UnknownPart | undefined {
  const { message } = error;
  const place = { locations: error.locations ?? [], path: (error.path ?? []).map(String) };
  const field =
    /^Field '(\w+)' doesn't exist on type '(\w+)'/.exec(message) ??
    /^Cannot query field "(\w+)" on type "(\w+)"/.exec(message);
  if (field !== null) {
    const [, name = '', type = ''] = field;
    return { field: name, argument: undefined, label: `${type}.${name}`, ...place };
  }
  const argument = /^Field '(\w+)' doesn't accept argument '(\w+)'/.exec(message);
  if (argument !== null) {
    const [, name = '', refused = ''] = argument;
    return { field: name, argument: refused, label: `${name}(${refused})`, ...place };
  }
  const typed = /^Unknown argument "(\w+)" on field "(?:(\w+)\.)?(\w+)"/.exec(message);
  if (typed === null) return undefined;
  const [, refused = '', type, name = ''] = typed;
  const owner = type === undefined ? '' : `${type}.`;
  return { field: name, argument: refused, label: `${owner}${name}(${refused})`, ...place };
}

/** Whether an error says that a smaller page would pass: GitLab's complexity limit, size limit or 30 s limit. */
export function isTooMuch({ message }: GraphQLErrorEntry): boolean {
  return /has complexity of|max(imum)? complexity|too (large|complex)|timed? ?out|less complex/i.test(
    message,
  );
}

/**
 * The catalogued error for a GraphQL answer with `errors`; data that came beside them is not used, because what is
 * missing from it would look like no access.
 */
export function graphqlError(
  errors: readonly GraphQLErrorEntry[],
  request: { readonly url: string; readonly path: string; readonly token: string },
): AppError {
  const { url, path, token } = request;
  const messages = errors.map((error) => error.message);
  if (messages.some((message) => /invalid token|token (is|was) (expired|revoked)/i.test(message))) {
    return appError('GITLAB_TOKEN_REJECTED', { url });
  }
  const refusal = messages.find((message) =>
    /permission|not available|not authorized|unauthori[sz]ed|forbidden/i.test(message),
  );
  if (refusal !== undefined) {
    return appError('GITLAB_FORBIDDEN', {
      path,
      reason: plainReason(refusal, token) ?? 'permission is missing',
    });
  }
  const reason = plainReason(messages[0], token) ?? 'it came with errors';
  return appError('GITLAB_BAD_ANSWER', { path, reason });
}
