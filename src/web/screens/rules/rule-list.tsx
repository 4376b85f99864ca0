import { Link } from '@tanstack/react-router';
import { useAsk } from '../../api/use-ask.js';
import { Badge } from '../../components/badges.js';
import { type Column, DataTable } from '../../components/data-table.js';
import { SelectField, TextField } from '../../components/fields.js';
import { Page, Panel } from '../../components/page.js';
import { asked } from '../../components/query-behind.js';
import { Answer } from '../../components/states.js';
import { RulesListDocument, type RulesListQuery } from '../../generated/operations.js';
import { agoText, numberText, titleOf } from '../../lib/text.js';
import { useUrlState } from '../../lib/url-state.js';
import {
  categoryText,
  filtered,
  inOrder,
  ruleStateNames,
  ruleStateOf,
  ruleStates,
  stateCounts,
} from './rule-state.js';

type Rule = RulesListQuery['rules'][number];

const columns: readonly Column<Rule>[] = [
  {
    id: 'title',
    header: 'Rule',
    value: ({ title }) => title,
    cell: ({ id, title }) => (
      <Link to="/rules" search={((before: object) => ({ ...before, id })) as never}>
        {title}
      </Link>
    ),
    width: '22rem',
  },
  {
    id: 'state',
    header: 'State',
    value: (rule) => ruleStateNames[ruleStateOf(rule)],
    cell: (rule) => <Badge value={ruleStateOf(rule)} label={ruleStateNames[ruleStateOf(rule)]} />,
    width: 'minmax(8rem, 8fr)',
  },
  {
    id: 'severity',
    header: 'Severity',
    value: ({ severity }) => titleOf(severity),
    cell: ({ severity }) => <Badge value={severity} />,
    width: 'minmax(7rem, 7fr)',
  },
  {
    id: 'category',
    header: 'Category',
    value: ({ category }) => categoryText(category),
    width: 'minmax(12rem, 12fr)',
  },
  {
    id: 'openAlerts',
    header: 'Open alerts',
    value: ({ result }) => result?.openAlerts,
    cell: ({ result }) => numberText(result?.openAlerts),
    isNumber: true,
    width: 'minmax(8.5rem, 8.5fr)',
  },
  {
    id: 'passPercentage',
    header: 'Pass, %',
    value: ({ result }) => result?.passPercentage,
    cell: ({ result }) => numberText(result?.passPercentage),
    isNumber: true,
    width: 'minmax(6rem, 6fr)',
  },
  {
    id: 'evaluatedAt',
    header: 'Last evaluated',
    value: ({ result }) => result?.evaluatedAt,
    cell: ({ result }) => (result?.evaluatedAt == null ? 'never' : agoText(result.evaluatedAt)),
    width: 'minmax(9.5rem, 9.5fr)',
  },
];

/** All rules with how each stands, narrowed by what the address says. */
export function RuleList() {
  const query = useAsk(RulesListDocument, {});
  return (
    <Page
      title="Rules"
      intro="Each rule looks for one weakness after every sync and raises an alert for each thing that has it."
    >
      <Answer query={query} what="Loading the rules">
        {({ rules }) => <Rules rules={rules} />}
      </Answer>
    </Page>
  );
}

const any = { value: '', label: 'Any' };

function Rules({ rules }: { readonly rules: readonly Rule[] }) {
  const [filter, change] = useUrlState({ state: '', category: '', severity: '', text: '' });
  const shown = inOrder(filtered(rules, filter));
  const categories = [...new Set(rules.map(({ category }) => category))].toSorted();
  const severities = ['CRITICAL', 'HIGH', 'MEDIUM', 'LOW', 'INFO'];
  return (
    <Panel title="How they stand" query={asked(RulesListDocument, {})}>
      <p>
        {numberText(rules.length)} rules:{' '}
        {stateCounts(rules).map(([state, count], index) => (
          <span key={state}>
            {index === 0 ? '' : ', '}
            <Link to="/rules" search={{ state } as never}>
              {numberText(count)} {ruleStateNames[state].toLowerCase()}
            </Link>
          </span>
        ))}
        . Unknown means that something a rule needs was not read: it is neither pass nor fail.
      </p>
      <div className="rule-filters">
        <TextField
          label="Search"
          type="search"
          value={filter.text}
          onChange={(text) => change({ text }, { replace: true })}
        />
        <SelectField
          label="State"
          value={filter.state}
          onChange={(state) => change({ state })}
          options={[any, ...ruleStates.map((value) => ({ value, label: ruleStateNames[value] }))]}
        />
        <SelectField
          label="Severity"
          value={filter.severity}
          onChange={(severity) => change({ severity })}
          options={[any, ...severities.map((value) => ({ value, label: titleOf(value) }))]}
        />
        <SelectField
          label="Category"
          value={filter.category}
          onChange={(category) => change({ category })}
          options={[any, ...categories.map((value) => ({ value, label: categoryText(value) }))]}
        />
      </div>
      <DataTable
        label="Rules"
        columns={columns}
        rows={shown}
        rowKey={({ id }) => id}
        onOpen={({ id }) => change({ id } as never)}
        totalCount={rules.length}
        csvName="rules"
        empty={
          rules.length === 0
            ? 'This service has no rules.'
            : 'No rule is like this. Clear a filter to see more.'
        }
      />
    </Panel>
  );
}
