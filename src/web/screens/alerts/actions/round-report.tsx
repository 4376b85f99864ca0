import { Link } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { numberText } from '../../../lib/text.js';
import { opened } from '../state.js';
import type { Round } from './use-round.js';

function sentenceOf({ deed, total, tried, refusals, isRunning }: Round): string {
  if (isRunning) return `${numberText(tried)} of ${numberText(total)} done. Stay on this page until the end.`;
  const done = tried - refusals.length;
  const left = total - tried;
  return [
    `${numberText(done)} of ${numberText(total)} ${total === 1 ? 'alert' : 'alerts'} ${deed.done}.`,
    refusals.length === 0 ? '' : `${numberText(refusals.length)} refused.`,
    left === 0 ? '' : `${numberText(left)} not tried: it was stopped.`,
  ]
    .filter((text) => text !== '')
    .join(' ');
}

/** How far it is with many alerts, and each refusal. */
export function RoundReport({
  round,
  onStop,
  onClose,
}: {
  readonly round: Round | undefined;
  readonly onStop: () => void;
  readonly onClose: () => void;
}) {
  const frame = useRef<HTMLDivElement>(null);
  const isOver = round?.isRunning === false;
  useEffect(() => {
    // The button that began it may be gone with its alerts: the keyboard goes on from here.
    if (isOver && document.activeElement === document.body) frame.current?.focus();
  }, [isOver]);
  const isBad = round !== undefined && round.refusals.length > 0;
  return (
    <>
      <div role="status" className="row" ref={frame} tabIndex={-1}>
        {round === undefined ? null : (
          <>
            <span>{sentenceOf(round)}</span>
            {round.isRunning ? (
              <button type="button" className="button" onClick={onStop}>
                Stop
              </button>
            ) : (
              <button type="button" className="button button-plain" onClick={onClose}>
                Hide this
              </button>
            )}
          </>
        )}
      </div>
      {isBad ? (
        <div className="notice notice-bad" role="alert">
          <ul className="alerts-refusals">
            {round.refusals.map(({ target, message }) => (
              <li key={target.id} className="break">
                {message}{' '}
                <Link to="/alerts" search={opened(target.id)}>
                  {target.evidence}
                </Link>
              </li>
            ))}
          </ul>
        </div>
      ) : null}
    </>
  );
}
