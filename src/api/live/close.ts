import type { Mailbox } from './mailbox.js';

/** Ends a mailbox when the client goes away, whatever else notices it. */
export function closeWith<T>(signal: AbortSignal, mailbox: Mailbox<T>): Mailbox<T> {
  if (signal.aborted) void mailbox.return();
  else signal.addEventListener('abort', () => void mailbox.return(), { once: true });
  return mailbox;
}
