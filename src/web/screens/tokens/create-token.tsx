import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { type ApiFailure, ask } from '../../api/client.js';
import { SelectField, TextField } from '../../components/fields.js';
import { Panel } from '../../components/page.js';
import { Failed } from '../../components/states.js';
import {
  type Role,
  TokensCreateDocument,
  type TokensCreateMutation,
  type TokensCreateMutationVariables,
} from '../../generated/operations.js';
import { timeText } from '../../lib/text.js';
import { NewToken } from './new-token.js';
import { expiryOf } from './token-state.js';

const roles: readonly { readonly value: Role; readonly label: string; readonly may: string }[] = [
  {
    value: 'VIEWER',
    label: 'Viewer',
    may: 'reads everything that was read from GitLab, and changes nothing',
  },
  { value: 'ANALYST', label: 'Analyst', may: 'also runs Cypher and works on alerts and baselines' },
  { value: 'OPERATOR', label: 'Operator', may: 'also starts syncs and rules and looks after notifications' },
  { value: 'ADMIN', label: 'Admin', may: 'also makes and revokes tokens and reads the audit records' },
];
const expiries = [
  { value: '7', label: '7 days' },
  { value: '30', label: '30 days' },
  { value: '90', label: '90 days' },
  { value: '180', label: '180 days' },
  { value: '365', label: 'One year' },
  { value: '', label: 'Never' },
];

/** Makes a token. Its value stays in this component alone, until its dialog is closed. */
export function CreateToken() {
  const client = useQueryClient();
  const [name, setName] = useState('');
  const [role, setRole] = useState<Role>('VIEWER');
  const [days, setDays] = useState('90');
  // Not kept for later, as other changes are: the answer holds a secret.
  const create = useMutation<TokensCreateMutation, ApiFailure, TokensCreateMutationVariables>({
    mutationFn: (variables) => ask(TokensCreateDocument, variables),
    onSuccess: () => client.invalidateQueries(),
    gcTime: 0,
  });
  const expiresAt = expiryOf(days === '' ? null : Number(days));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    create.mutate({ input: { name: name.trim(), role, expiresAt } });
  };
  const made = create.data?.createToken;
  return (
    <Panel title="Create a token">
      <form className="stack" onSubmit={submit}>
        <div className="row row-end">
          <TextField label="Name" value={name} onChange={setName} required autoComplete="off" />
          <SelectField
            label="Role"
            value={role}
            onChange={(value) => setRole(roles.find((one) => one.value === value)?.value ?? 'VIEWER')}
            options={roles}
          />
          <SelectField label="Expires in" value={days} onChange={setDays} options={expiries} />
          <button
            type="submit"
            className="button button-main"
            disabled={create.isPending || name.trim() === ''}
          >
            {create.isPending ? 'Creating…' : 'Create the token'}
          </button>
        </div>
        <p className="quiet">
          Its holder {roles.find(({ value }) => value === role)?.may}.{' '}
          {expiresAt === null
            ? 'It works until it is revoked; a token with an end is safer.'
            : `It stops working on ${timeText(expiresAt)}.`}
        </p>
      </form>
      {create.error === null ? null : <Failed error={create.error} />}
      {made === undefined ? null : (
        <NewToken
          name={made.token.name}
          value={made.value}
          onClose={() => {
            create.reset();
            setName('');
          }}
        />
      )}
    </Panel>
  );
}
