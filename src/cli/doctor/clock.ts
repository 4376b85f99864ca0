const timeoutMs = 10_000;

/**
 * GitLab's clock minus this machine's in milliseconds, by the `Date` header of an answer; exact to about a second.
 * The request carries no token. Undefined when there is no answer or no such header.
 */
export async function clockSkewMs(url: string, signal: AbortSignal): Promise<number | undefined> {
  try {
    const from = Date.now();
    const answer = await fetch(`${url}/api/v4/version`, {
      method: 'HEAD',
      redirect: 'manual',
      signal: AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]),
    });
    const middle = (from + Date.now()) / 2;
    const theirs = Date.parse(answer.headers.get('date') ?? '');
    return Number.isNaN(theirs) ? undefined : theirs - middle;
  } catch {
    return undefined;
  }
}
