import type { Receiver } from '../../core/config-notifications.js';
import { emailChannel } from './email.js';
import { DeliveryFailure } from './failure.js';
import { jiraChannel } from './jira.js';
import type { Channel, Notice } from './notice.js';
import { slackChannel } from './slack.js';
import { webhookChannel } from './webhook.js';

/** The way to a receiver. */
export function channelOf(receiver: Receiver, publicUrl: string | undefined): Channel {
  if (receiver.type === 'slack') return slackChannel(receiver);
  if (receiver.type === 'webhook') return webhookChannel(receiver, publicUrl);
  return receiver.type === 'email' ? emailChannel(receiver) : jiraChannel(receiver);
}

const withoutSecrets = (text: string, secrets: readonly string[]) =>
  secrets.reduce((left, secret) => left.replaceAll(secret, '[redacted]'), text);

/**
 * Tells a receiver of notices within its time; nothing that it throws carries a secret of the receiver.
 * @param signal ends it early.
 * @throws DeliveryFailure; what `signal` was aborted with.
 */
export async function tell(
  receiver: Receiver,
  channel: Channel,
  notices: readonly [Notice, ...Notice[]],
  signal: AbortSignal,
): Promise<{ readonly reference?: string; readonly warning?: string }> {
  const { timeoutMs, secrets } = receiver;
  const ending = new AbortController();
  const stop = () => ending.abort(signal.reason);
  const late = new DeliveryFailure(`it did not answer within ${timeoutMs / 1000} s`, { isFinal: false });
  const timer = setTimeout(() => ending.abort(late), timeoutMs);
  signal.addEventListener('abort', stop, { once: true });
  try {
    signal.throwIfAborted();
    return await channel.send(notices, ending.signal);
  } catch (error) {
    if (!(error instanceof DeliveryFailure)) throw error;
    throw new DeliveryFailure(withoutSecrets(error.reason, secrets), error.facts);
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', stop);
  }
}
