/**
 * Waits for the first of both: the wish to stop, or the end of the server behind the graph.
 * @returns which one it was.
 */
export function untilStopped(
  signal: AbortSignal,
  server: Promise<unknown> | undefined,
): Promise<'signal' | 'server'> {
  return new Promise((resolve) => {
    const stop = () => resolve('signal');
    if (signal.aborted) return stop();
    signal.addEventListener('abort', stop, { once: true });
    void server?.then(() => {
      signal.removeEventListener('abort', stop);
      resolve('server');
    });
  });
}
