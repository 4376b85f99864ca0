import { readdirSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { Names } from './matrix-names.js';
import { fileSchema, worldSchema } from './matrix-schema.js';
import { worldOf } from './matrix-world.js';
import type { Action, Decision, Identity, Resource } from './questions.js';
import type { AccessWorld, Place } from './world.js';

const folder = new URL('../../fixtures/matrix/', import.meta.url);

/** What one question must be answered with. */
export interface DecisionAssertion {
  /** The assertion as a person reads it. */
  readonly title: string;
  readonly identity: Identity;
  readonly action: Action;
  readonly resource: Resource;
  readonly ref: string | undefined;
  readonly decision: Decision;
  /** Undefined where the case does not say. */
  readonly accessLevel: number | null | undefined;
}

/** What role somebody must have. */
export interface RoleAssertion {
  readonly title: string;
  readonly identity: Identity;
  readonly place: Place;
  readonly accessLevel: number;
  readonly latentAccessLevel: number;
  readonly possibleAccessLevel: number;
}

/** One case of the matrix: a small world and what must be true of it. */
export interface MatrixCase {
  /** The file that it is in, without its ending. */
  readonly file: string;
  /** Such as `R4`. */
  readonly rule: string;
  readonly name: string;
  readonly world: AccessWorld;
  readonly decisions: readonly DecisionAssertion[];
  readonly roles: readonly RoleAssertion[];
}

type Written = Readonly<Record<string, unknown>>;
const isMap = (value: unknown): value is Written =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** What a case adds to a world of its file; lists and single values replace what was there. */
function added(base: Written, more: Written): Written {
  const result: Record<string, unknown> = { ...base };
  for (const [name, value] of Object.entries(more)) {
    const before = result[name];
    result[name] = isMap(before) && isMap(value) ? added(before, value) : value;
  }
  return result;
}

/** The world that is written by names, and the ids that the names have in it. */
export function worldFrom(written: Written, host = 'gitlab.example.com') {
  const parsed = worldSchema.parse(written);
  const names = new Names(parsed);
  return { world: worldOf(parsed, names, host), names };
}

type WrittenFile = ReturnType<typeof fileSchema.parse>;
type WrittenCase = WrittenFile['cases'][number];

function caseOf(file: string, index: number, written: WrittenFile, one: WrittenCase): MatrixCase {
  const base = written.worlds[one.world];
  if (base === undefined) throw new Error(`${file}: no world ${one.world}`);
  const { world, names } = worldFrom(added(base, one.with), `${file}-${index + 1}.example.com`);
  return {
    file,
    rule: one.name.slice(0, one.name.indexOf(':')),
    name: one.name,
    world,
    decisions: one.assert.map(({ who, can, on, ref, is, level }) => ({
      title: `${who} ${can} ${on}${ref === undefined ? '' : ` ${ref}`}: ${is}`,
      identity: names.identity(who),
      action: can,
      resource: names.resource(world, on),
      ref,
      decision: is,
      accessLevel: level,
    })),
    roles: one.role.map(({ who, on, is, latent, possible }) => ({
      title: `${who} in ${on}: ${is}`,
      identity: names.identity(who),
      place: names.place(on),
      accessLevel: is,
      latentAccessLevel: latent ?? is,
      possibleAccessLevel: possible ?? is,
    })),
  };
}

function casesOf(name: string): MatrixCase[] {
  const written = fileSchema.parse(parse(readFileSync(new URL(name, folder), 'utf8')));
  const file = name.replace(/\.yaml$/, '');
  return written.cases.map((one, index) => {
    try {
      return caseOf(file, index, written, one);
    } catch (error) {
      throw new Error(`${file}: ${one.name}`, { cause: error });
    }
  });
}

/** All cases of the matrix, in the order of files and of cases in them; each world has a host of its own. */
export function loadMatrix(): readonly MatrixCase[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.yaml'))
    .sort()
    .flatMap(casesOf);
}
