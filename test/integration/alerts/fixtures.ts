import { readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { packageRoot } from '../../../src/core/paths.js';

const row = z.record(z.string(), z.unknown());
const caseSchema = z.strictObject({
  /** Begins with `fires`, `clean` or `unknown`. */
  name: z.string().regex(/^(fires|clean|unknown)( - |$)/),
  /** Cypher that makes the graph; its clauses are run as one statement. */
  graph: z.string().min(1),
  /** Thresholds in place of the rule's own. */
  params: row.default({}),
  /** How many things are looked at. */
  checked: z.int().nullable(),
  /** The exact findings by column, in the order of their identity columns. */
  findings: z.array(row).default([]),
  /** The identity columns and the asset of those of which it is not known. */
  unknown: z.array(row).default([]),
  /** The sentence of the first finding. */
  evidence: z.string().optional(),
  /** The severity of the first finding, where it is not the rule's. */
  severity: z.string().optional(),
});

/** One graph, and what a rule must say of it. */
export type RuleCase = z.infer<typeof caseSchema>;

/** The cases of every rule, by id. */
export async function loadRuleFixtures(): Promise<{ id: string; cases: readonly RuleCase[] }[]> {
  const folder = join(packageRoot, 'test/fixtures/rules');
  const names = (await readdir(folder)).filter((name) => name.endsWith('.yaml')).sort();
  return Promise.all(
    names.map(async (name) => {
      const text = await readFile(join(folder, name), 'utf8');
      const parsed = z.strictObject({ cases: z.array(caseSchema) }).safeParse(parse(text));
      if (!parsed.success) throw new Error(`${name}: ${z.prettifyError(parsed.error)}`);
      return { id: basename(name, '.yaml'), cases: parsed.data.cases };
    }),
  );
}
