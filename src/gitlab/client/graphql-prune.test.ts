import { describe, expect, it } from '@jest/globals';
import { parse, print } from 'graphql';
import { unknownPart } from './graphql-errors.js';
import { prune } from './graphql-prune.js';

const document = print(
  parse(`query Estate($first: Int, $all: Boolean, $path: ID!) {
    group(fullPath: $path) {
      id
      state
      projects(first: $first, includeArchived: $all) { nodes { id state ...Extra } }
      members { nodes { user { ... on UserCore { state } } } }
    }
  }
  fragment Extra on Project { rare: veryRare { id } ...Deep }
  fragment Deep on Project { deepest }`),
);

function pruned(text: string, ...errors: Parameters<typeof unknownPart>[0][]): string | undefined {
  const parts = errors.flatMap((error) => unknownPart(error) ?? []);
  const result = prune(text, parts);
  return result === undefined ? undefined : result.replace(/\s+/g, ' ').trim();
}

/** Line and column of the `nth` occurrence of `part` (the first `state` is in the name `Estate`), as GitLab gives them. */
function locate(text: string, part: string, nth: number): { line: number; column: number } {
  const index = text.split(part, nth).join(part).length;
  const before = text.slice(0, index).split('\n');
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}

describe('prune', () => {
  it('removes the field at the location, and no other of its name', () => {
    const error = {
      message: "Field 'state' doesn't exist on type 'Project'",
      locations: [locate(document, 'state', 3)],
    };
    const result = pruned(document, error);
    expect(result).toContain('group(fullPath: $path) { id state projects');
    expect(result).toContain('nodes { id ...Extra }');
    expect(result).toContain('... on UserCore { state }');
  });

  it('goes by the path when there is no location, through inline fragments too', () => {
    const path = ['query Estate', 'group', 'members', 'nodes', 'user', '... on UserCore', 'state'];
    const result = pruned(document, { message: "Field 'state' doesn't exist on type 'UserCore'", path });
    expect(result).not.toContain('members');
    expect(result).toContain('id state projects');
  });

  it('touches nothing when it cannot tell which field is meant', () => {
    expect(pruned(document, { message: "Field 'state' doesn't exist on type 'Project'" })).toBeUndefined();
  });

  it('removes selections, fragments and spreads that are left empty', () => {
    const result = pruned(
      document,
      { message: "Field 'veryRare' doesn't exist on type 'Project'", path: ['fragment Extra', 'rare'] },
      { message: "Field 'deepest' doesn't exist on type 'Project'" },
    );
    expect(result).not.toMatch(/Extra|Deep|rare/i);
    expect(result).toContain('nodes { id state }');
  });

  it('removes an argument and the variable that only it used', () => {
    const result = pruned(document, {
      message: "Field 'projects' doesn't accept argument 'includeArchived'",
      path: ['query Estate', 'group', 'projects', 'includeArchived'],
    });
    expect(result).toContain('query Estate($first: Int, $path: ID!)');
    expect(result).toContain('projects(first: $first)');
  });

  it('understands the wording of graphql-js', () => {
    const parts = [
      unknownPart({ message: 'Unknown argument "all" on field "Group.projects". Did you mean "any"?' }),
      unknownPart({ message: 'Cannot query field "x" on type "Group".' }),
      unknownPart({ message: 'Syntax error' }),
    ];
    expect(parts.map((part) => part?.label)).toEqual(['Group.projects(all)', 'Group.x', undefined]);
  });

  it('gives up when nothing would be left', () => {
    expect(pruned('{ a { b } }', { message: "Field 'b' doesn't exist on type 'A'" })).toBeUndefined();
  });
});
