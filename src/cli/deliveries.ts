import type { DeliveryReport } from '../alerts/delivery/deliver.js';
import type { Rule } from '../alerts/rule.js';
import type { Config } from '../core/config.js';
import type { Graph } from '../graph/driver.js';
import { createNotifier, type Notifier } from '../jobs/notifier.js';
import type { Cli } from './context.js';
import { counted } from './text.js';

/** Milliseconds that a command which ends gives to notifications; the rest is told by the next, or by the service. */
const withinMs = 30_000;

/** The notifier of a command; a wish to stop ends it. @throws AppError CONFIG_INVALID; errors of the graph. */
export async function notifierFor(
  cli: Cli,
  config: Config,
  graph: Graph,
  rules: readonly Rule[],
): Promise<Notifier> {
  const logger = cli.logger(config);
  const notifier = await createNotifier({ graph, rules, logger, settings: config.notifications });
  cli.signal.addEventListener('abort', () => void notifier.stop(), { once: true });
  return notifier;
}

/** Tells receivers of all that they were not told of, within a bounded time, and says how that went. */
export async function deliverAll(cli: Cli, notifier: Notifier): Promise<void> {
  for (const report of await notifier.drain(withinMs)) tellDelivery(cli, report);
}

function tellDelivery(
  cli: Cli,
  { receiver, delivered, failed, dead }: DeliveryReport & { readonly receiver: string },
): void {
  if (delivered > 0) cli.out.note(`${receiver}: ${counted(delivered, 'notification')} delivered.`);
  if (dead > 0)
    cli.out.problem(
      `${receiver}: ${counted(dead, 'notification')} could not be delivered; see notifications dead-letters list.`,
    );
  else if (failed > 0)
    cli.out.problem(
      `${receiver}: not all notifications were delivered; the rest is tried again. See notifications list.`,
    );
}
