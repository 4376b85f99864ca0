import { useNames } from '../../api/entity-names.js';
import { useAsk } from '../../api/use-ask.js';
import { Badge } from '../../components/badges.js';
import { EntityPicker } from '../../components/entity-picker.js';
import { SelectField } from '../../components/fields.js';
import { type AlertsCountsQuery, AlertsRulesDocument } from '../../generated/operations.js';
import { numberText, titleOf } from '../../lib/text.js';
import { Chips, RemovableChip } from './chips.js';
import { countOf } from './counts.js';
import {
  type AlertsState,
  groupings,
  isFiltered,
  noFilter,
  severities,
  statuses,
  statusesForUrl,
  toggled,
} from './state.js';

type Counts = AlertsCountsQuery | undefined;

const counted = (counts: readonly { readonly value: string; readonly count: number }[]) =>
  counts.map(({ value, count }) => ({ value, label: `${value} (${numberText(count)})` }));

/** Choices of a list, with the one that is chosen even where no alert has it. */
function withChosen(
  options: readonly { readonly value: string; readonly label: string }[],
  chosen: string,
  any: string,
) {
  const isThere = chosen === '' || options.some(({ value }) => value === chosen);
  return [{ value: '', label: any }, ...(isThere ? [] : [{ value: chosen, label: chosen }]), ...options];
}

function Choices({ state, counts }: { readonly state: AlertsState; readonly counts: Counts }) {
  return (
    <div className="alerts-choices">
      <Chips
        label="Severity"
        chips={severities.map((value) => ({
          value,
          label: <Badge value={value} />,
          count: countOf(counts?.severity.counts, value),
          isOn: state.severities.includes(value),
        }))}
        onToggle={(value) => state.change({ severity: toggled<string>(state.severities, value) })}
      />
      <Chips
        label="Status"
        chips={statuses.map((value) => ({
          value,
          label: titleOf(value),
          count: countOf(counts?.status.counts, value),
          isOn: state.statuses.includes(value),
        }))}
        onToggle={(value) =>
          state.change({
            status: statusesForUrl(
              statuses.filter((one) => toggled<string>(state.statuses, value).includes(one)),
            ),
          })
        }
      />
    </div>
  );
}

function Fields({ state, counts }: { readonly state: AlertsState; readonly counts: Counts }) {
  const rules = useAsk(AlertsRulesDocument, {}).data?.rules ?? [];
  const categories = [...new Set(rules.map(({ category }) => category))].toSorted();
  return (
    <div className="alerts-fields">
      <SelectField
        label="Rule"
        value=""
        onChange={(value) => state.change({ rule: toggled(state.rules, value) })}
        options={[
          { value: '', label: state.rules.length === 0 ? 'Any rule' : 'Add a rule' },
          ...counted(counts?.rule.counts ?? []).filter(({ value }) => !state.rules.includes(value)),
        ]}
      />
      <SelectField
        label="Category"
        value={state.category}
        onChange={(category) => state.change({ category })}
        options={withChosen(
          categories.map((value) => ({ value, label: titleOf(value.replaceAll('-', '_')) })),
          state.category,
          'Any category',
        )}
      />
      <EntityPicker
        label="Group or project"
        value={state.group}
        onPick={(group) => state.change({ group })}
        kinds={['GROUP', 'PROJECT']}
        suggestions={(counts?.group.counts ?? []).map(({ value }) => value)}
      />
      <SelectField
        label="Control"
        value={state.control}
        onChange={(control) => state.change({ control })}
        options={withChosen(counted(counts?.control.counts ?? []), state.control, 'Any control')}
      />
      <SelectField
        label="Count by"
        value={state.by ?? ''}
        onChange={(by) => state.change({ by })}
        options={[
          { value: '', label: 'Nothing' },
          ...groupings.map((value) => ({ value, label: titleOf(value) })),
        ]}
      />
    </div>
  );
}

function Chosen({ state }: { readonly state: AlertsState }) {
  const names = useNames([state.asset || null]);
  if (!isFiltered(state)) return null;
  return (
    <div className="row">
      {state.rules.map((rule) => (
        <RemovableChip
          key={rule}
          name="Rule"
          onRemove={() => state.change({ rule: toggled(state.rules, rule) })}
        >
          {rule}
        </RemovableChip>
      ))}
      {state.asset === '' ? null : (
        <RemovableChip name="About" onRemove={() => state.change({ asset: '' })}>
          {names.get(state.asset)?.title ?? state.asset}
        </RemovableChip>
      )}
      <button type="button" className="button button-plain" onClick={() => state.change(noFilter)}>
        Remove all filters
      </button>
    </div>
  );
}

/** Everything that narrows the list, with how many alerts each choice would show. */
export function Filters({ state, counts }: { readonly state: AlertsState; readonly counts: Counts }) {
  return (
    <section className="panel" aria-label="Filters">
      <Choices state={state} counts={counts} />
      <Fields state={state} counts={counts} />
      <Chosen state={state} />
    </section>
  );
}
