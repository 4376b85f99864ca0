import { readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { packageRoot } from '../../../src/core/paths.js';

const caseSchema = z.strictObject({
  name: z.string().min(1),
  /** Cypher that makes the graph; its clauses are run as one statement. */
  graph: z.string().min(1),
  params: z.record(z.string(), z.unknown()).default({}),
  /** The expected rows, each as its values in the order of the columns. */
  rows: z.array(z.array(z.unknown())),
});

const fixtureSchema = z.strictObject({ cases: z.array(caseSchema).min(2) });

/** One graph, and the rows that the query must give on it. */
export type FixtureCase = z.infer<typeof caseSchema>;

/** The cases of one saved query. */
export interface Fixture {
  readonly id: string;
  readonly cases: readonly FixtureCase[];
}

/** The saved queries that come with the product. */
export const queriesFolder = join(packageRoot, 'queries');

/** Every fixture of a saved query, by id. */
export async function loadFixtures(): Promise<Fixture[]> {
  const folder = join(packageRoot, 'test/fixtures/queries');
  const names = (await readdir(folder)).filter((name) => name.endsWith('.yaml')).sort();
  return Promise.all(
    names.map(async (name) => {
      const parsed = fixtureSchema.safeParse(parse(await readFile(join(folder, name), 'utf8')));
      if (!parsed.success) throw new Error(`${name}: ${z.prettifyError(parsed.error)}`);
      return { id: basename(name, '.yaml'), cases: parsed.data.cases };
    }),
  );
}
