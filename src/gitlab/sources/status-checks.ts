import type { EdgeRow, NodeRef, View } from '../model/entity.js';
import { numericId, type Properties } from '../model/values.js';
import { type BranchRuleRow, protectionId } from './branch-rule-rows.js';
import type { Target } from './source.js';
import { urlPlace } from './urls.js';

interface Check {
  readonly node: NodeRef;
  readonly properties: Properties;
  readonly rows: EdgeRow[];
  everywhere: boolean;
}

/** The external status checks that the branch rules of a project name, each with the protections that it is for. */
export function checkViews(target: Target, rows: readonly BranchRuleRow[]): View[] {
  const checks = new Map<number, Check>();
  for (const row of rows) {
    const rule = protectionId(row);
    for (const check of row.externalStatusChecks?.nodes ?? []) {
      const id = numericId(check.id);
      const properties = { id, name: check.name, ...urlPlace(check.externalUrl), hmac: check.hmac };
      const known: Check = checks.get(id) ?? {
        node: { kind: 'external_status_check', id },
        properties,
        rows: [],
        everywhere: false,
      };
      if (rule === undefined) known.everywhere = true;
      else known.rows.push({ other: { kind: 'protected_branch', id: rule } });
      checks.set(id, known);
    }
  }
  return [...checks.values()].map(({ node, properties, rows: applied, everywhere }) => ({
    node,
    properties: { ...properties, appliesToAllBranches: everywhere },
    edges: [
      { type: 'HAS', direction: 'in', rows: [{ other: { kind: 'project', id: target.id } }] },
      { type: 'APPLIES_TO', direction: 'out', rows: applied },
    ],
  }));
}
