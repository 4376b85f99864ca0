import { CheckField } from '../../components/fields.js';

/** Some of a few choices; none ticked means all of them. */
export function CheckGroup<Choice extends string>({
  label,
  choices,
  ticked,
  onChange,
}: {
  readonly label: string;
  readonly choices: Readonly<Record<Choice, string>>;
  readonly ticked: readonly string[];
  readonly onChange: (ticked: readonly string[]) => void;
}) {
  return (
    <fieldset className="access-checks">
      <legend>{label}</legend>
      <div className="row">
        {(Object.keys(choices) as Choice[]).map((choice) => (
          <CheckField
            key={choice}
            label={choices[choice]}
            checked={ticked.includes(choice)}
            onChange={(isTicked) =>
              onChange(isTicked ? [...ticked, choice] : ticked.filter((one) => one !== choice))
            }
          />
        ))}
      </div>
    </fieldset>
  );
}
