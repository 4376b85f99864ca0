import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Rule } from '../../src/alerts/rule.js';
import { loadConfig } from '../../src/core/config.js';
import type { NotificationSettings } from '../../src/core/config-notifications.js';
import { silentLogger } from '../../src/core/logger.js';
import type { Graph } from '../../src/graph/driver.js';
import { createNotifier, type Notifier, type NotifierOptions } from '../../src/jobs/notifier.js';

/** A key of webhooks in tests. */
export const webhookKey = `whsec_${Buffer.from('a key of thirty-two bytes, tests').toString('base64')}`;

/** The settings that a file with these notifications gives. */
export function notificationsFrom(
  notifications: object,
  env: Readonly<Record<string, string>> = {},
): NotificationSettings {
  const cwd = mkdtempSync(join(tmpdir(), 'notifications-'));
  writeFileSync(join(cwd, 'access-graph.yaml'), JSON.stringify({ notifications }));
  return loadConfig({ WEBHOOK_KEY: webhookKey, ...env }, cwd).notifications;
}

/** A webhook receiver of the configuration. */
export const webhookAt = (url: string, more: object = {}) => ({
  type: 'webhook',
  url,
  secretEnv: 'WEBHOOK_KEY',
  ...more,
});

/** A clock that moves when the test says so. */
export class TestClock {
  ms = Date.now();
  readonly now = () => this.ms;
}

/** Notifiers of one graph, all of which are stopped at once. */
export class Notifiers {
  readonly #running: Notifier[] = [];
  readonly clock = new TestClock();

  constructor(readonly graph: () => Graph) {}

  /** An instance's notifier. */
  async start(
    settings: NotificationSettings,
    rules: readonly Rule[],
    more: Partial<NotifierOptions> = {},
  ): Promise<Notifier> {
    const notifier = await createNotifier({
      graph: this.graph(),
      settings,
      rules,
      logger: silentLogger,
      now: this.clock.now,
      random: () => 1,
      stopWithinMs: 0,
      ...more,
    });
    this.#running.push(notifier);
    return notifier;
  }

  async stop(): Promise<void> {
    await Promise.all(this.#running.splice(0).map((notifier) => notifier.stop()));
  }
}

/** Looks, and waits until all that was begun has ended. */
export async function lookAll(notifier: Notifier): Promise<void> {
  await notifier.look();
  await notifier.idle();
}
