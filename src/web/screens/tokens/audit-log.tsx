import { useId } from 'react';
import { useAskPages } from '../../api/use-ask.js';
import { Badge } from '../../components/badges.js';
import { type Column, DataTable } from '../../components/data-table.js';
import { TextField } from '../../components/fields.js';
import { Panel } from '../../components/page.js';
import { asked } from '../../components/query-behind.js';
import { Answer } from '../../components/states.js';
import { TokensAuditDocument, type TokensAuditQuery } from '../../generated/operations.js';
import { dayOf, endOf, startOf } from '../../lib/days.js';
import { numberText, timeText } from '../../lib/text.js';
import { useUrlState } from '../../lib/url-state.js';
import { AuditRecord } from './audit-record.js';

type Row = TokensAuditQuery['auditRecords']['nodes'][number];

const tones: Readonly<Record<string, string>> = { OK: 'COMPLETE', STARTED: 'RUNNING', ERROR: 'FAILED' };

const columns: readonly Column<Row>[] = [
  { id: 'at', header: 'When', value: ({ at }) => at, cell: ({ at }) => timeText(at), width: '13rem' },
  { id: 'who', header: 'Who', value: ({ principalName }) => principalName, width: '14rem' },
  { id: 'action', header: 'Action', value: ({ action }) => action, width: '10rem' },
  {
    id: 'outcome',
    header: 'Outcome',
    value: ({ outcome }) => outcome,
    cell: ({ outcome }) => (
      <Badge value={tones[outcome] ?? outcome} {...(outcome === 'OK' ? { label: 'OK' } : {})} />
    ),
    width: '6.5rem',
  },
  { id: 'code', header: 'Code', value: ({ code }) => code, width: '8rem' },
  {
    id: 'arguments',
    header: 'Arguments',
    value: ({ arguments: text }) => text,
    cell: ({ arguments: text }) => <code>{text}</code>,
    width: 'minmax(9rem, 1fr)',
  },
  {
    id: 'duration',
    header: 'Took',
    value: ({ durationMs }) => durationMs,
    cell: ({ durationMs }) => (durationMs === null ? '–' : `${numberText(durationMs)} ms`),
    width: '6rem',
    isNumber: true,
  },
];

/** What was done through the API, newest first. */
export function AuditLog() {
  const [{ principal, action, since, until, record }, change] = useUrlState({
    principal: '',
    action: '',
    since: '',
    until: '',
    record: '',
  });
  const question = {
    principal: principal || null,
    action: action || null,
    since: startOf(since),
    until: endOf(until),
    first: 50,
  };
  const records = useAskPages(TokensAuditDocument, question, ({ auditRecords }) => auditRecords.pageInfo);
  const isFiltered = [principal, action, since, until].some((value) => value !== '');
  return (
    <Panel title="Audit records" query={asked(TokensAuditDocument, question)}>
      <p className="quiet">
        Every change made through the API, every sign-in and every Cypher statement, also those that were
        denied.
      </p>
      <form
        className="row row-end"
        onSubmit={(event) => {
          event.preventDefault();
          const form = new FormData(event.currentTarget);
          change({
            principal: String(form.get('principal')).trim(),
            action: String(form.get('action')).trim(),
          });
        }}
      >
        <Typed
          key={`who ${principal}`}
          name="principal"
          label="Who"
          value={principal}
          placeholder="name or id"
        />
        <Typed key={`what ${action}`} name="action" label="Action" value={action} placeholder="startSync" />
        <button type="submit" className="button">
          Apply
        </button>
        <TextField
          label="Since"
          type="date"
          value={dayOf(since)}
          onChange={(day) => change({ since: day }, { replace: true })}
        />
        <TextField
          label="Until"
          type="date"
          value={dayOf(until)}
          onChange={(day) => change({ until: day }, { replace: true })}
        />
        {isFiltered ? (
          <button
            type="button"
            className="button button-plain"
            onClick={() => change({ principal: '', action: '', since: '', until: '' })}
          >
            Show all
          </button>
        ) : null}
      </form>
      <Answer query={records} what="Reading the audit records">
        {({ pages }) => {
          const rows = pages.flatMap(({ auditRecords }) => auditRecords.nodes);
          const open = rows.find(({ id }) => id === record);
          return (
            <>
              <DataTable
                label="Audit records"
                columns={columns}
                rows={rows}
                rowKey={({ id }) => id}
                onOpen={({ id }) => change({ record: id })}
                openKey={record}
                csvName="audit-records"
                more={{
                  hasMore: records.hasNextPage,
                  isLoading: records.isFetchingNextPage,
                  loadMore: () => void records.fetchNextPage(),
                }}
                empty={isFiltered ? 'Nothing was done that fits these filters.' : 'Nothing was done yet.'}
              />
              {open === undefined ? null : (
                <AuditRecord record={open} onClose={() => change({ record: '' })} />
              )}
              {record !== '' && open === undefined ? (
                <p className="notice">The open record is not among the rows that are loaded.</p>
              ) : null}
            </>
          );
        }}
      </Answer>
    </Panel>
  );
}

/** A text that counts when the form is sent: the address does not change with each key. */
function Typed({
  name,
  label,
  value,
  placeholder,
}: {
  readonly name: string;
  readonly label: string;
  readonly value: string;
  readonly placeholder: string;
}) {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        name={name}
        defaultValue={value}
        placeholder={placeholder}
        spellCheck={false}
        autoComplete="off"
      />
    </div>
  );
}
