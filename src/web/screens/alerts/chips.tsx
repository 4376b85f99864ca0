import { type ReactNode, useId } from 'react';
import { numberText } from '../../lib/text.js';

/** One choice of several that may be on at once. */
export interface Chip {
  readonly value: string;
  readonly label: ReactNode;
  readonly count: number | undefined;
  readonly isOn: boolean;
}

/** Choices with how many alerts each would show. */
export function Chips({
  label,
  chips,
  onToggle,
}: {
  readonly label: string;
  readonly chips: readonly Chip[];
  readonly onToggle: (value: string) => void;
}) {
  const id = useId();
  return (
    // biome-ignore lint/a11y/useSemanticElements: the legend of a fieldset cannot stand beside what it names.
    <div className="alerts-chips" role="group" aria-labelledby={id}>
      <span className="alerts-chips-label" id={id}>
        {label}
      </span>
      {chips.map(({ value, label: name, count, isOn }) => (
        <button
          key={value}
          type="button"
          className="alerts-chip"
          aria-pressed={isOn}
          onClick={() => onToggle(value)}
        >
          {name} <span className="alerts-count">{count === undefined ? '…' : numberText(count)}</span>
        </button>
      ))}
    </div>
  );
}

/** A filter that is on, and the way to take it off. */
export function RemovableChip({
  name,
  children,
  onRemove,
}: {
  readonly name: string;
  readonly children: string;
  readonly onRemove: () => void;
}) {
  return (
    <button
      type="button"
      className="alerts-chip"
      onClick={onRemove}
      title={`Remove this filter: ${children}`}
    >
      <span className="quiet">{name}</span> <span className="break">{children}</span>{' '}
      <span aria-hidden="true">×</span>
      <span className="visually-hidden">, remove this filter</span>
    </button>
  );
}
