import { CheckField, SelectField } from '../../components/fields.js';
import { roleText } from '../../lib/text.js';
import { CheckGroup } from './check-group.js';
import type { AccessState, ChangeAccess } from './state.js';
import { identityKindNames, originNames, viaNames } from './words.js';

interface Choice {
  readonly name: 'level' | 'nonHuman' | 'external' | 'identityKind' | 'kind';
  readonly label: string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
}

const level: Choice = {
  name: 'level',
  label: 'Role at least',
  options: [
    { value: '', label: 'Any role' },
    ...[10, 15, 20, 25, 30, 40, 50].map((value) => ({ value: String(value), label: roleText(value) })),
  ],
};

/** What the lists may be narrowed by. */
export const choices: Readonly<Record<'who' | 'what', readonly Choice[]>> = {
  who: [
    {
      name: 'nonHuman',
      label: 'People or not',
      options: [
        { value: '', label: 'Everybody' },
        { value: 'no', label: 'Only people' },
        { value: 'yes', label: 'Only non-human identities' },
      ],
    },
    {
      name: 'identityKind',
      label: 'Kind',
      options: [
        { value: '', label: 'All but CI job tokens' },
        ...Object.entries(identityKindNames).map(([value, label]) => ({ value, label })),
      ],
    },
    {
      name: 'external',
      label: 'External users',
      options: [
        { value: '', label: 'With them' },
        { value: 'yes', label: 'Only them' },
        { value: 'no', label: 'Without them' },
      ],
    },
    level,
  ],
  what: [
    {
      name: 'kind',
      label: 'Kind',
      options: [
        { value: '', label: 'All' },
        { value: 'PROJECT', label: 'Only projects' },
        { value: 'GROUP', label: 'Only groups' },
      ],
    },
    level,
  ],
};

/** Narrows a list. */
export function Filters({
  of,
  state,
  change,
}: {
  readonly of: keyof typeof choices;
  readonly state: AccessState;
  readonly change: ChangeAccess;
}) {
  const used =
    choices[of].filter(({ name }) => state[name] !== '').length + state.origins.length + state.via.length;
  return (
    <div className="stack">
      <CheckField
        label={
          of === 'who' ? 'Show those of whom it is unknown, too' : 'Show that of which it is unknown, too'
        }
        checked={state.unknown === 'yes'}
        onChange={(isChecked) => change({ unknown: isChecked ? 'yes' : '' })}
      />
      <details open={used > 0 || undefined}>
        <summary>Filters{used > 0 ? ` (${used} used)` : ''}</summary>
        <div className="stack access-filters">
          <div className="access-form">
            {choices[of].map(({ name, label, options }) => (
              <SelectField
                key={name}
                label={label}
                value={state[name]}
                options={options}
                onChange={(value) => change({ [name]: value })}
              />
            ))}
          </div>
          <CheckGroup
            label="How directly"
            choices={originNames}
            ticked={state.origins}
            onChange={(origins) => change({ origins })}
          />
          <CheckGroup
            label="Through what"
            choices={viaNames}
            ticked={state.via}
            onChange={(via) => change({ via })}
          />
        </div>
      </details>
    </div>
  );
}
