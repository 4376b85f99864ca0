import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type FieldNode, type GraphQLObjectType, Kind, type OperationDefinitionNode, parse } from 'graphql';
import { packageRoot } from '../core/paths.js';

/** An operation that shows how root fields are used. */
export interface Example {
  /** One line for people. */
  readonly title: string;
  /** The operation's text without the comments that head the file. */
  readonly document: string;
  /** Values of its variables, such as a client would give. */
  readonly variables: Readonly<Record<string, unknown>>;
  readonly operation: OperationDefinitionNode['operation'];
  /** The root fields that it asks for. */
  readonly fields: readonly string[];
}

/** Where the examples are: a file each, `# title` in its first line, `# variables: {…}` in its second where it has any. */
export const examplesFolder = join(packageRoot, 'examples/graphql');

/** Reads an example. */
export function parseExample(text: string): Example {
  const lines = text.trim().split('\n');
  const comments = lines.slice(
    0,
    lines.findIndex((line) => !line.startsWith('#')),
  );
  const [title = '', ...more] = comments.map((line) => line.replace(/^#\s*/, ''));
  const values = more.find((line) => line.startsWith('variables:'))?.slice('variables:'.length);
  const document = lines.slice(comments.length).join('\n').trim();
  const operation = parse(document).definitions.find(
    (each): each is OperationDefinitionNode => each.kind === Kind.OPERATION_DEFINITION,
  );
  if (title === '' || operation === undefined)
    throw new TypeError('An example needs a title and an operation');
  const fields = operation.selectionSet.selections.filter(
    (each): each is FieldNode => each.kind === Kind.FIELD,
  );
  return {
    title,
    document,
    variables: values === undefined ? {} : (JSON.parse(values) as Example['variables']),
    operation: operation.operation,
    fields: fields.map(({ name }) => name.value),
  };
}

/** The examples of the package, by the names of their files. */
export async function loadExamples(folder = examplesFolder): Promise<readonly Example[]> {
  const files = (await readdir(folder)).filter((file) => file.endsWith('.graphql')).sort();
  return Promise.all(files.map(async (file) => parseExample(await readFile(join(folder, file), 'utf8'))));
}

/** The fields of a root type that no example shows; the docs need one for each. */
export function withoutExample(
  root: GraphQLObjectType,
  operation: Example['operation'],
  examples: readonly Example[],
): string[] {
  const shown = new Set(
    examples.filter((each) => each.operation === operation).flatMap(({ fields }) => fields),
  );
  return Object.keys(root.getFields()).filter((name) => !shown.has(name));
}
