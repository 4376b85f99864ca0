import { useState } from 'react';
import { namesOf, searchNames, useNames } from '../../api/entity-names.js';
import { useAsk } from '../../api/use-ask.js';
import { EntityPicker } from '../../components/entity-picker.js';
import { SelectField, TextField } from '../../components/fields.js';
import { ChangesRelationshipsDocument, ConnectionsListDocument } from '../../generated/operations.js';
import { dayOf } from '../../lib/days.js';
import { titleOf } from '../../lib/text.js';
import { allKinds } from '../../neighbourhood/kinds.js';
import { type ChangeState, type ChangesState, defaults, isFiltered, operations } from './state.js';

/** The key of what a person picked: a name, a path or a key; as it was typed where nothing is called so. */
async function keyOf(picked: string): Promise<string> {
  if ((await namesOf([picked])).size > 0) return picked;
  const found = await searchNames({ text: picked, first: 20 });
  return found.find(({ title }) => title === picked)?.key ?? picked;
}

const toggled = (values: readonly string[], value: string) =>
  values.includes(value) ? values.filter((one) => one !== value) : [...values, value];

/** Decides which changes are shown. All of it is in the address. */
export function Filters({ state, change }: { readonly state: ChangesState; readonly change: ChangeState }) {
  const { since, until, kind, operation, key, connection, run } = state;
  const [problem, setProblem] = useState('');
  const names = useNames([key === '' ? null : key]);
  const relationships = useAsk(ChangesRelationshipsDocument, {}).data?.relationshipTypes ?? [];
  const connections = useAsk(ConnectionsListDocument, {}).data?.connections ?? [];
  const pick = async (picked: string) => {
    setProblem('');
    try {
      change({ key: picked === '' ? '' : await keyOf(picked) });
    } catch {
      setProblem('The service did not tell which thing this is. Pick it again.');
    }
  };
  const kinds = [
    ...allKinds.map((one) => ({ value: one.toLowerCase(), label: titleOf(one) })),
    ...relationships.map(({ name }) => ({ value: name, label: `${name} (relationship)` })),
  ].filter(({ value }) => !kind.includes(value));
  return (
    <section className="panel" aria-label="Filters">
      <div className="row row-end changes-filters">
        <TextField
          label="Since"
          type="date"
          value={dayOf(since)}
          onChange={(day) => change({ since: day })}
        />
        <TextField
          label="Until"
          type="date"
          value={dayOf(until)}
          onChange={(day) => change({ until: day })}
        />
        <div className="changes-kind">
          <SelectField
            label="Kind"
            value=""
            onChange={(added) => change({ kind: [...kind, added] })}
            options={[{ value: '', label: kind.length === 0 ? 'Any' : 'Add another' }, ...kinds]}
          />
        </div>
        {connections.length > 1 || connection !== '' ? (
          <SelectField
            label="Connection"
            value={connection}
            onChange={(picked) => change({ connection: picked })}
            options={[
              { value: '', label: 'Any' },
              ...connections.map(({ name }) => ({ value: name, label: name })),
            ]}
          />
        ) : null}
        <div className="changes-thing">
          <EntityPicker
            label="About"
            value={key === '' ? '' : (names.get(key)?.title ?? key)}
            onPick={(picked) => void pick(picked)}
          />
        </div>
      </div>
      {problem === '' ? null : (
        <p className="notice notice-bad" role="alert">
          {problem}
        </p>
      )}
      <div className="row">
        <fieldset className="row changes-operations">
          <legend className="visually-hidden">What happened</legend>
          {operations.map((one) => (
            <button
              key={one}
              type="button"
              className="button"
              aria-pressed={operation.includes(one)}
              onClick={() => change({ operation: toggled(operation, one) })}
            >
              {titleOf(one)}
            </button>
          ))}
        </fieldset>
        {kind.map((one) => (
          <Chip
            key={one}
            text={one === one.toLowerCase() ? titleOf(one) : one}
            onRemove={() => change({ kind: toggled(kind, one) })}
          />
        ))}
        {run === '' ? null : <Chip text={`Run ${run.slice(0, 8)}`} onRemove={() => change({ run: '' })} />}
        {isFiltered(state) ? (
          <button
            type="button"
            className="button button-plain"
            onClick={() => change({ ...defaults, id: state.id })}
          >
            Take all filters away
          </button>
        ) : null}
      </div>
    </section>
  );
}

function Chip({ text, onRemove }: { readonly text: string; readonly onRemove: () => void }) {
  return (
    <button type="button" className="button changes-chip" onClick={onRemove}>
      {text} <span aria-hidden="true">×</span>
      <span className="visually-hidden">, take this filter away</span>
    </button>
  );
}
