import type { HeaderParts } from './header.js';
import type { QueryColumn, SavedQuery } from './types.js';

/** The column by which a rule says of each thing that it looked at whether it fires: true, false, or null for unknown. */
export const firesColumn = 'fires';

/** The parameter of an assessment with the keys of the things whose alerts stand; '' for alerts about none. No header can name it. */
export const standingParameter = 'standing.assets';

const mapOf = (names: readonly string[]) => `{${names.map((name) => `${name}: ${name}`).join(', ')}}`;
const namesOf = (columns: readonly QueryColumn[]) => columns.map(({ name }) => name);

/**
 * What derives from the statement of a saved query: of a rule, the columns and the statement that give its findings alone, and the
 * statement that assesses it. A rule without the column `fires` returns findings only and does not tell how many it checked.
 */
export function ruleParts(
  {
    alert,
    columns: declared,
  }: { readonly alert: HeaderParts['alert'] | undefined } & Pick<HeaderParts, 'columns'>,
  statement: string,
): Pick<SavedQuery, 'alert' | 'columns' | 'statement'> {
  if (alert === undefined) return { columns: declared, statement };
  const columns = declared.filter(({ name }) => name !== firesColumn);
  const tells = columns.length < declared.length;
  const rows = `CALL () {\n${statement}\n}`;
  const row = mapOf(namesOf(columns));
  const assessment = tells
    ? `${rows}
RETURN count(*) AS checked, collect(CASE WHEN ${firesColumn} THEN ${row} END) AS findings,
  count(CASE WHEN ${firesColumn} IS NULL THEN 1 END) AS unknown,
  collect(CASE WHEN ${firesColumn} IS NULL AND coalesce(CASE WHEN ${alert.asset} IS :: STRING THEN ${alert.asset} END, '') IN $\`${standingParameter}\`
    THEN ${mapOf([...new Set([...alert.identity, alert.asset])])} END) AS unknowns`
    : `${rows}\nRETURN null AS checked, collect(${row}) AS findings, 0 AS unknown, [] AS unknowns`;
  return {
    columns,
    statement: tells
      ? `${rows}\nWITH * WHERE ${firesColumn}\nRETURN ${namesOf(columns).join(', ')}\nORDER BY ${alert.identity.join(', ')}`
      : statement,
    alert: { ...alert, assessment },
  };
}
