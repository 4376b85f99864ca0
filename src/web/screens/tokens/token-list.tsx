import { useState } from 'react';
import { useAsk } from '../../api/use-ask.js';
import { Badge } from '../../components/badges.js';
import { type Column, DataTable } from '../../components/data-table.js';
import { Panel } from '../../components/page.js';
import { asked } from '../../components/query-behind.js';
import { Answer } from '../../components/states.js';
import { TokensListDocument, type TokensListQuery } from '../../generated/operations.js';
import { agoText, dayText, numberText, titleOf } from '../../lib/text.js';
import { RevokeToken } from './revoke-token.js';
import { stateOf, type TokenState } from './token-state.js';

/** A token as the list has it. */
export type Token = TokensListQuery['tokens'][number];

const tones: Readonly<Record<TokenState, string>> = {
  ACTIVE: 'COMPLETE',
  ENDING: 'PARTIAL',
  EXPIRED: 'FAILED',
  REVOKED: 'NONE',
};
const labels: Readonly<Record<TokenState, string>> = {
  ACTIVE: 'Active',
  ENDING: 'Ends soon',
  EXPIRED: 'Expired',
  REVOKED: 'Revoked',
};

function columnsOf(revoke: (token: Token) => void): readonly Column<Token>[] {
  return [
    { id: 'name', header: 'Name', value: ({ name }) => name, width: 'minmax(12rem, 2fr)' },
    {
      id: 'state',
      header: 'State',
      value: (token) => labels[stateOf(token)],
      cell: (token) => <Badge value={tones[stateOf(token)]} label={labels[stateOf(token)]} />,
      width: '7.5rem',
    },
    { id: 'role', header: 'Role', value: ({ role }) => titleOf(role), width: '7rem' },
    { id: 'by', header: 'Created by', value: ({ createdBy }) => createdBy, width: 'minmax(6rem, 1fr)' },
    {
      id: 'created',
      header: 'Created',
      value: ({ createdAt }) => createdAt,
      cell: ({ createdAt }) => dayText(createdAt),
      width: '9rem',
    },
    {
      id: 'expires',
      header: 'Expires',
      value: ({ expiresAt }) => expiresAt,
      cell: ({ expiresAt }) => (expiresAt === null ? 'Never' : dayText(expiresAt)),
      width: '9rem',
    },
    {
      id: 'used',
      header: 'Last used',
      value: ({ lastUsedAt }) => lastUsedAt,
      cell: ({ lastUsedAt }) => (lastUsedAt === null ? 'Never' : agoText(lastUsedAt)),
      width: '9.5rem',
    },
    {
      id: 'revoke',
      header: 'Revoke',
      value: ({ revokedAt }) => revokedAt,
      cell: (token) =>
        token.revokedAt === null ? (
          <button type="button" className="button button-plain tokens-revoke" onClick={() => revoke(token)}>
            Revoke<span className="visually-hidden"> {token.name}</span>
          </button>
        ) : (
          dayText(token.revokedAt)
        ),
      width: '9rem',
      sortable: false,
    },
  ];
}

function summary(tokens: readonly Token[]): string {
  const states = tokens.map((token) => stateOf(token));
  const works = states.filter((state) => state === 'ACTIVE' || state === 'ENDING').length;
  const ending = states.filter((state) => state === 'ENDING').length;
  const unused = tokens.filter(
    (token, index) => states[index] === 'ACTIVE' && token.lastUsedAt === null,
  ).length;
  const told = (count: number, one: string, many: string) =>
    count === 0 ? [] : [`${numberText(count)} ${count === 1 ? one : many}.`];
  return [
    `${numberText(works)} of ${numberText(tokens.length)} tokens can be used.`,
    ...told(ending, 'ends within two weeks', 'end within two weeks'),
    ...told(unused, 'has never been used', 'have never been used'),
  ].join(' ');
}

/** The API tokens, and the way to revoke one. */
export function TokenList() {
  const tokens = useAsk(TokensListDocument, {});
  const [doomed, setDoomed] = useState<Token>();
  return (
    <Panel title="Tokens" query={asked(TokensListDocument, {})}>
      <Answer query={tokens} what="Reading the tokens">
        {({ tokens: rows }) => (
          <>
            {rows.length === 0 ? null : <p>{summary(rows)}</p>}
            <DataTable
              label="API tokens"
              columns={columnsOf(setDoomed)}
              rows={rows}
              rowKey={({ id }) => id}
              csvName="api-tokens"
              empty="There are no API tokens yet. Create the first one below. A token from the configuration or a single sign-on is not listed here."
            />
          </>
        )}
      </Answer>
      {doomed === undefined ? null : <RevokeToken token={doomed} onClose={() => setDoomed(undefined)} />}
    </Panel>
  );
}
