import {
  buildSchema,
  type GraphQLSchema,
  isEnumType,
  isInterfaceType,
  isObjectType,
  isUnionType,
  parse,
  validate,
} from 'graphql';
import { graphqlParts } from '../../../src/demo/server/graphql/parts.js';
import { sdl } from '../../../src/demo/server/graphql/sdl.js';
import { type SimulatedGitLab, startSimulatedGitLab } from '../../../src/demo/server/start.js';
import { createWorld } from '../../../src/demo/world/create.js';
import { describeWithReference, graphqlQueries, graphqlSchema } from './reference.js';

const served = [sdl, ...graphqlParts.map((part) => part.sdl)].join('\n');

/** What of `own` is not in `theirs`, as sentences. */
function beyond(own: GraphQLSchema, theirs: GraphQLSchema): string[] {
  const problems: string[] = [];
  for (const type of Object.values(own.getTypeMap())) {
    if (type.name.startsWith('__')) continue;
    const real = theirs.getType(type.name);
    if (real === undefined || real.constructor !== type.constructor) {
      problems.push(`${type.name} is missing or of another kind`);
      continue;
    }
    if (isEnumType(type) && isEnumType(real)) {
      const values = new Set(real.getValues().map((value) => value.name));
      for (const value of type.getValues())
        if (!values.has(value.name)) problems.push(`${type.name}.${value.name}`);
    }
    if (isUnionType(type) && isUnionType(real)) {
      const members = new Set(real.getTypes().map((member) => member.name));
      for (const member of type.getTypes())
        if (!members.has(member.name)) problems.push(`${type.name} = ${member.name}`);
    }
    if (!(isObjectType(type) || isInterfaceType(type)) || !(isObjectType(real) || isInterfaceType(real)))
      continue;
    for (const field of Object.values(type.getFields())) {
      const same = real.getFields()[field.name];
      if (same === undefined || String(same.type) !== String(field.type)) {
        problems.push(`${type.name}.${field.name}: ${String(field.type)} is ${String(same?.type)}`);
        continue;
      }
      for (const argument of field.args) {
        const match = same.args.find((other) => other.name === argument.name);
        if (match === undefined || String(match.type) !== String(argument.type))
          problems.push(
            `${type.name}.${field.name}(${argument.name}: ${String(argument.type)}) is ${String(match?.type)}`,
          );
      }
    }
  }
  return problems;
}

describeWithReference('the GraphQL schema', () => {
  test('is a part of GitLab’s', () => {
    // GitLab's arguments have default values that its reference leaves out: assume the schema is valid as it is.
    const theirs = buildSchema(graphqlSchema(), { assumeValid: true });
    expect(beyond(buildSchema(served), theirs)).toEqual([]);
  });
});

/** Documents about kinds that the simulated GitLab does not serve. */
const notServed = new Set(['projects_protection']);

describeWithReference('the recorded documents', () => {
  let gitlab: SimulatedGitLab;
  beforeAll(async () => {
    gitlab = await startSimulatedGitLab(createWorld({ size: 'small' }));
  });
  afterAll(() => gitlab.close());

  const documents = referenceDocuments();

  test.each(documents)('%s runs', async (_name, query) => {
    expect(validate(buildSchema(served), parse(query))).toEqual([]);
    const path = query.includes('project(') ? gitlab.world.projects.get(1)?.path : 'acme';
    const response = await fetch(`${gitlab.url}/api/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${gitlab.tokens.admin}` },
      body: JSON.stringify({
        query,
        variables: { path: query.includes('project(') ? `acme/${path ?? ''}` : path },
      }),
    });
    const answer = (await response.json()) as { data?: Record<string, unknown>; errors?: unknown };
    expect(answer.errors).toBeUndefined();
    expect(answer.data?.group ?? answer.data?.project).toEqual(expect.any(Object));
  });
});

function referenceDocuments(): [string, string][] {
  if (process.env.GITLAB_API_DATA === undefined) return [['no reference data', '{ metadata { version } }']];
  return [...graphqlQueries()].filter(([name]) => !notServed.has(name));
}
