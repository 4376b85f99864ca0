import { useId } from 'react';
import { titleOf, valueText } from '../../../lib/text.js';
import { type AlertWhole, entriesOf, Part } from './parts.js';

/** A value as text; a list with each of its values on a line. */
function Value({ value }: { readonly value: unknown }) {
  if (!Array.isArray(value) || value.length === 0) return <>{valueText(value)}</>;
  return (
    <ul>
      {[...new Set(value.map(valueText))].map((one) => (
        <li key={one}>{one}</li>
      ))}
    </ul>
  );
}

/** What was before a change and what is after it, side by side, where the rule tells both. */
export function BeforeAndAfter({ details }: { readonly details: unknown }) {
  const values = new Map(entriesOf(details));
  if (!values.has('before') || !values.has('after')) return null;
  const property = values.get('property');
  return (
    <Part title="Before and after">
      <table className="alerts-plain alerts-halves">
        {property == null ? null : <caption>{titleOf(String(property))}</caption>}
        <thead>
          <tr>
            <th scope="col">Before</th>
            <th scope="col">After</th>
          </tr>
        </thead>
        <tbody>
          <tr>
            {['before', 'after'].map((name) => (
              <td key={name} className="break">
                <Value value={values.get(name)} />
              </td>
            ))}
          </tr>
        </tbody>
      </table>
    </Part>
  );
}

function Names({
  label,
  entries,
}: {
  readonly label: string;
  readonly entries: ReturnType<typeof entriesOf>;
}) {
  const id = useId();
  return (
    <>
      <p className="quiet small" id={id}>
        {label}
      </p>
      <dl className="facts" aria-labelledby={id}>
        {entries.map(([name, value]) => (
          <div key={name} className="alerts-fact">
            <dt>{titleOf(name)}</dt>
            <dd>
              <Value value={value} />
            </dd>
          </div>
        ))}
      </dl>
    </>
  );
}

/** What the rule found, by the names of its columns: first what tells this finding from others, then the rest. */
export function Findings({ alert }: { readonly alert: AlertWhole }) {
  const identity = entriesOf(alert.identity);
  const isIdentity = new Set(identity.map(([name]) => name));
  const rest = entriesOf(alert.details).filter(([name]) => !isIdentity.has(name));
  return (
    <Part title="What was found">
      {identity.length === 0 ? null : (
        <Names label="What tells it from other findings of its rule" entries={identity} />
      )}
      {rest.length === 0 ? null : <Names label="The rest" entries={rest} />}
    </Part>
  );
}
