import type { RunProgress } from '../../sync/progress.js';
import type { ApiContext } from '../context.js';
import { closeWith } from './close.js';
import { Mailbox } from './mailbox.js';

/**
 * The moments of this instance's runs for one subscriber. Of one that is slow only the last moment of each run waits,
 * and never is the end of a run left out.
 */
export function progressOf(context: ApiContext, connection: string | null | undefined): Mailbox<RunProgress> {
  let leave: () => void = () => undefined;
  const mailbox = new Mailbox<RunProgress>({
    merge: (waiting, item) => (waiting.run === item.run ? item : undefined),
    onClose: () => leave(),
  });
  leave = context.syncs.onProgress((progress) => {
    if (connection == null || progress.connection === connection) mailbox.put(progress);
  });
  return closeWith(context.signal, mailbox);
}
