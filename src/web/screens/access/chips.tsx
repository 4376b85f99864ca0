import { numberText } from '../../lib/text.js';

/** One choice with how many rows it has. */
export interface Chip<Choice extends string> {
  readonly value: Choice;
  readonly label: string;
  readonly count: number;
}

/** Choices that show or hide rows, with how many each has. */
export function Chips<Choice extends string>({
  label,
  chips,
  pressed,
  onChange,
}: {
  readonly label: string;
  readonly chips: readonly Chip<Choice>[];
  readonly pressed: readonly Choice[];
  readonly onChange: (pressed: readonly Choice[]) => void;
}) {
  return (
    <fieldset className="access-chips">
      <legend className="visually-hidden">{label}</legend>
      {chips.map(({ value, label: name, count }) => {
        const isPressed = pressed.includes(value);
        return (
          <button
            key={value}
            type="button"
            className="button access-chip"
            aria-pressed={isPressed}
            onClick={() => onChange(isPressed ? pressed.filter((one) => one !== value) : [...pressed, value])}
          >
            {name} <strong>{numberText(count)}</strong>
          </button>
        );
      })}
    </fieldset>
  );
}
