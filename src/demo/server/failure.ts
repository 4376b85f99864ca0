/** An answer that is not a success, with GitLab's status, body and headers. */
export class HttpFailure extends Error {
  override readonly name = 'HttpFailure';
  constructor(
    readonly status: number,
    readonly body: unknown,
    readonly headers: Readonly<Record<string, string>> = {},
  ) {
    super(`HTTP ${status}`);
  }
}

/** 404 for a named thing, as for what the caller may not see. */
export function notFound(what: string): HttpFailure {
  return new HttpFailure(404, { message: `404 ${what} Not Found` });
}

/** 403, with GitLab's reason where it gives one. */
export function forbidden(reason?: string): HttpFailure {
  return new HttpFailure(403, {
    message: reason === undefined ? '403 Forbidden' : `403 Forbidden - ${reason}`,
  });
}

/** 401, which GitLab also gives for access tokens that the caller may not list. */
export function unauthorized(): HttpFailure {
  return new HttpFailure(401, { message: '401 Unauthorized' });
}
