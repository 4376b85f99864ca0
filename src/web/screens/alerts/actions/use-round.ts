import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import type { AlertStatus } from '../../../generated/operations.js';
import { expectChange } from '../live.js';
import type { Deed } from './deeds.js';

/** An alert that something is done with. */
export interface Target {
  readonly id: string;
  readonly status: AlertStatus;
  readonly evidence: string;
}

/** Why something could not be done with an alert, in the API's own sentence. */
export interface Refusal {
  readonly target: Target;
  readonly message: string;
}

/** How far it is with doing something to many alerts, one after the other. */
export interface Round {
  readonly deed: Deed;
  readonly total: number;
  readonly tried: number;
  readonly refusals: readonly Refusal[];
  readonly isRunning: boolean;
}

/** Does something with alerts, one request for each; every refusal is kept. It stops where it is when the page is left. */
export function useRound() {
  const client = useQueryClient();
  const [round, setRound] = useState<Round>();
  const isStopped = useRef(false);
  useEffect(() => {
    isStopped.current = false;
    return () => {
      isStopped.current = true;
    };
  }, []);

  const start = async (
    deed: Deed,
    targets: readonly Target[],
    send: (id: string) => Promise<unknown>,
  ): Promise<readonly Target[]> => {
    isStopped.current = false;
    const refusals: Refusal[] = [];
    let tried = 0;
    const tell = (isRunning: boolean) =>
      setRound({ deed, total: targets.length, tried, refusals: [...refusals], isRunning });
    tell(true);
    for (const target of targets) {
      if (isStopped.current) break;
      const takeBack = expectChange(target.id, deed.action);
      try {
        await send(target.id);
      } catch (error) {
        takeBack();
        refusals.push({ target, message: error instanceof Error ? error.message : String(error) });
      }
      tried += 1;
      tell(true);
    }
    tell(false);
    await client.invalidateQueries();
    return [...refusals.map(({ target }) => target), ...targets.slice(tried)];
  };
  return {
    round,
    start,
    stop: () => {
      isStopped.current = true;
    },
    close: () => setRound(undefined),
  };
}
