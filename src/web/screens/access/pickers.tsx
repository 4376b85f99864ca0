import { EntityPicker } from '../../components/entity-picker.js';
import type { NodeKind } from '../../generated/operations.js';
import { useThing } from './use-thing.js';

const kindsOf: Readonly<Record<'identity' | 'resource' | 'place', readonly NodeKind[]>> = {
  identity: ['USER', 'ACCESS_TOKEN', 'DEPLOY_TOKEN', 'DEPLOY_KEY', 'SSH_KEY', 'RUNNER'],
  resource: ['PROJECT', 'GROUP', 'VARIABLE', 'ENVIRONMENT', 'RUNNER', 'ACCOUNT'],
  place: ['PROJECT', 'GROUP'],
};

const help = {
  identity: 'A person, bot, token, key or runner.',
  resource: 'Type a few letters of its name or path.',
  place: 'Type a few letters of its name or path.',
};

/** Picks who acts, or what something is done to; a key in the address is shown by its name. */
export function ThingPicker({
  label,
  of,
  value,
  onPick,
}: {
  readonly label: string;
  readonly of: keyof typeof kindsOf;
  readonly value: string;
  readonly onPick: (value: string) => void;
}) {
  const thing = useThing(value);
  return (
    <EntityPicker
      label={label}
      value={thing.spoken}
      kinds={kindsOf[of]}
      help={thing.help ?? help[of]}
      suggestions={of === 'identity' ? ['anonymous'] : []}
      onPick={onPick}
    />
  );
}
