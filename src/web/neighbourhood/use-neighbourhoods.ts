import { type UseQueryResult, useQueries } from '@tanstack/react-query';
import { ask } from '../api/client.js';
import { ExploreEntityDocument, ExploreNeighboursDocument } from '../generated/operations.js';
import { type NeighbourGroup, type Neighbourhood, shownOfEach } from './neighbourhood.js';

async function thingsOf(key: string, group: NeighbourGroup, first: number, signal: AbortSignal) {
  const { relationship, direction, kind } = group;
  const { entity } = await ask(
    ExploreNeighboursDocument,
    { key, relationship, direction, kind, first },
    signal,
  );
  return entity?.neighbours.edges.map((edge) => edge.entity) ?? [];
}

/** A thing with the first of each group around it; null where it is gone. @throws ApiFailure. */
async function neighbourhoodOf(key: string, signal: AbortSignal): Promise<Neighbourhood | null> {
  const { entity } = await ask(ExploreEntityDocument, { key }, signal);
  if (entity === null) return null;
  const first = shownOfEach(entity.neighbourGroups.length);
  const groups = entity.neighbourGroups.map(async (group) => ({
    ...group,
    things: await thingsOf(key, group, first, signal),
  }));
  const { kindTitle, title, path } = entity;
  return { thing: { key, kindTitle, title, path }, groups: await Promise.all(groups) };
}

const together = (results: readonly UseQueryResult<Neighbourhood | null>[]) => ({
  neighbourhoods: results.flatMap(({ data }) => data ?? []),
  error: results.find(({ error }) => error !== null)?.error ?? null,
  isPending: results.some(({ isPending }) => isPending),
  retry: () => {
    for (const { isError, refetch } of results) if (isError) void refetch();
  },
});

/** The neighbourhoods of the things that are expanded, as far as they are there, in the order of the keys. */
export const useNeighbourhoods = (keys: readonly string[]) =>
  useQueries({
    queries: keys.map((key) => ({
      queryKey: ['neighbourhood', key],
      queryFn: ({ signal }: { readonly signal: AbortSignal }) => neighbourhoodOf(key, signal),
      staleTime: 60_000,
    })),
    combine: together,
  });
