import { Empty } from '../../../components/states.js';
import { timeText, titleOf, wordsOf } from '../../../lib/text.js';
import type { AlertWhole } from './parts.js';

type Event = AlertWhole['history'][number];

/** Why it happened, and what was decided with it; a dash for nothing. */
function reasonsOf({ reason, suppression }: Event): readonly string[] {
  const decided =
    suppression === null
      ? null
      : `${titleOf(suppression.kind)} until ${timeText(suppression.expiresAt)}; ${suppression.owner} answers for it`;
  const texts = [reason, decided].flatMap((text) => text || []);
  return texts.length === 0 ? ['–'] : texts;
}

/** What happened to an alert, the newest first. */
export function AlertHistory({ history }: { readonly history: readonly Event[] }) {
  if (history.length === 0) return <Empty>Nothing is known of what happened to it.</Empty>;
  return (
    <table className="alerts-plain small">
      <thead>
        <tr>
          <th scope="col">When</th>
          <th scope="col">Who</th>
          <th scope="col">What</th>
          <th scope="col">Status</th>
          <th scope="col">Why</th>
        </tr>
      </thead>
      <tbody>
        {history.toReversed().map((event) => (
          <tr key={event.id}>
            <td>{timeText(event.at)}</td>
            <td className="break">{event.actor}</td>
            <td>{titleOf(event.action)}</td>
            <td>
              {event.from === null || event.from === event.to
                ? wordsOf(event.to)
                : `${wordsOf(event.from)} → ${wordsOf(event.to)}`}
            </td>
            <td className="break">
              {reasonsOf(event).map((text) => (
                <p key={text}>{text}</p>
              ))}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
