import { z } from 'zod';
import type { Reference } from '../model/entity.js';
import { numericId } from '../model/values.js';
import { graphqlUser, userFields, userReference } from './references.js';
import type { ReadJob } from './source.js';

const place = z.object({ id: z.string(), name: z.string().nullish(), fullPath: z.string().nullish() });
const nodes = <Row extends z.ZodType>(row: Row) => z.object({ nodes: z.array(row) }).nullish();
const answer = z.object({ users: nodes(graphqlUser), groups: nodes(place), projects: nodes(place) });

/** The kinds of thing that can be looked up. */
export type NamedKind = 'user' | 'group' | 'project';

/** The document that looks things up; an empty list of ids would mean all of them, so it is left out. */
export const knownThingsDocument = `query KnownThings($users: [ID!], $groups: [ID!], $projects: [ID!], $first: Int,
    $withUsers: Boolean!, $withGroups: Boolean!, $withProjects: Boolean!) {
  users(ids: $users, first: $first) @include(if: $withUsers) { nodes { ${userFields} } }
  groups(ids: $groups, first: $first) @include(if: $withGroups) { nodes { id name fullPath } }
  projects(ids: $projects, first: $first) @include(if: $withProjects) { nodes { id name fullPath } }
}`;

const models = { user: 'User', group: 'Group', project: 'Project' } as const;

const placeReference = (kind: 'group' | 'project', row: z.infer<typeof place>): Reference => ({
  kind,
  id: numericId(row.id),
  properties: {
    ...(row.name ? { name: row.name } : {}),
    ...(row.fullPath ? { fullPath: row.fullPath } : {}),
  },
});

/**
 * Tells which of the things that a log names are still there and may be seen: those that are gone get no node of
 * their own. Each is asked for once, a hundred of a kind in a request; without GraphQL nothing is known to be there.
 */
export class KnownThings {
  readonly #known = new Map<string, Reference | undefined>();

  constructor(private readonly job: ReadJob) {}

  /** Looks up what was not looked up before. */
  async learn(things: readonly { readonly kind: NamedKind; readonly id: number }[]): Promise<void> {
    if (!this.job.facts.graphql) return;
    const unknown = { user: new Set<number>(), group: new Set<number>(), project: new Set<number>() };
    for (const { kind, id } of things) if (!this.#known.has(`${kind}/${id}`)) unknown[kind].add(id);
    const waiting = { user: [...unknown.user], group: [...unknown.group], project: [...unknown.project] };
    while (waiting.user.length + waiting.group.length + waiting.project.length > 0) {
      await this.#ask({
        user: waiting.user.splice(0, 100),
        group: waiting.group.splice(0, 100),
        project: waiting.project.splice(0, 100),
      });
    }
  }

  /** The thing, if it was found to be there. */
  find(kind: NamedKind, id: number): Reference | undefined {
    return this.#known.get(`${kind}/${id}`);
  }

  async #ask(ids: Readonly<Record<NamedKind, readonly number[]>>): Promise<void> {
    const global = (kind: NamedKind) => ids[kind].map((id) => `gid://gitlab/${models[kind]}/${id}`);
    const { data } = await this.job.client.graphql(knownThingsDocument, {
      users: global('user'),
      groups: global('group'),
      projects: global('project'),
      first: 100,
      withUsers: ids.user.length > 0,
      withGroups: ids.group.length > 0,
      withProjects: ids.project.length > 0,
    });
    for (const kind of ['user', 'group', 'project'] as const)
      for (const id of ids[kind]) this.#known.set(`${kind}/${id}`, undefined);
    const found = answer.parse(data);
    const references = [
      ...(found.users?.nodes ?? []).map(userReference),
      ...(found.groups?.nodes ?? []).map((row) => placeReference('group', row)),
      ...(found.projects?.nodes ?? []).map((row) => placeReference('project', row)),
    ];
    for (const reference of references) this.#known.set(`${reference.kind}/${reference.id}`, reference);
  }
}
