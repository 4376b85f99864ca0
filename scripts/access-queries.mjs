// Makes the saved queries of queries/access from the templates beside, with the product's own Cypher for grants and paths
// put in; with --check, says which are stale and ends with 1.
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { grantsStatement } from '../dist/access/grants.js';
import { shortestPathsStatement } from '../dist/access/paths/statement.js';
import { roleName } from '../dist/access/steps.js';
import { packageRoot } from '../dist/core/paths.js';

const templates = join(packageRoot, 'scripts/access-queries');
const folder = join(packageRoot, 'queries/access');

/** Grants inside of a `CALL` that is given variables in place of the parameters, which hold keys. */
const grants = (ends) =>
  grantsStatement(ends).replaceAll('$person', 'givenPerson').replaceAll('$places', 'givenPlaces');
const namedRoles = Array.from({ length: 51 }, (_, level) => [
  level,
  level === 0 ? 'No access' : roleName(level),
])
  .filter(([level, name]) => name !== `role ${level}`)
  .map(([level, name]) => `[${level}, '${name}']`);
const parts = {
  'grants of person': ['src/access/grants.ts', grants('person')],
  'grants in places': ['src/access/grants.ts', grants('places')],
  'grants of both': ['src/access/grants.ts', grants('both')],
  'role names': ['src/access/steps.ts', `  [${namedRoles.join(', ')}] AS roleNames`],
  'shortest paths': ['src/access/paths/statement.ts', shortestPathsStatement],
};

function made(name) {
  const origins = new Set([`scripts/access-queries/${name}`]);
  const text = readFileSync(join(templates, name), 'utf8').replace(/^.*\{\{(.+)\}\}$/gm, (_line, part) => {
    const [origin, statement] = parts[part];
    origins.add(origin);
    return statement;
  });
  const end = text.indexOf('// ---\n', 1) + '// ---\n'.length;
  const note = `// Generated from ${[...origins].join(' and ')} by npm run docs; do not edit.\n`;
  return text.slice(0, end) + note + text.slice(end);
}

const names = readdirSync(templates).sort();
const read = (name) => (existsSync(join(folder, name)) ? readFileSync(join(folder, name), 'utf8') : '');
const stale = names.filter((name) => read(name) !== made(name));
// Queries that were written by hand stand beside the made ones.
const strays = readdirSync(folder).filter(
  (name) => !names.includes(name) && read(name).includes('// Generated from scripts/access-queries/'),
);
if (process.argv.includes('--check')) {
  for (const name of [...stale, ...strays])
    console.error(`queries/access/${name} is stale: run npm run docs`);
  process.exit(stale.length + strays.length === 0 ? 0 : 1);
}
for (const name of stale) writeFileSync(join(folder, name), made(name));
for (const name of strays) rmSync(join(folder, name));
