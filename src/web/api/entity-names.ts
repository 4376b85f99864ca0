import { useQuery } from '@tanstack/react-query';
import DataLoader from 'dataloader';
import {
  EntityNamesDocument,
  type EntityNamesQuery,
  SearchEntitiesDocument,
  type SearchEntitiesQueryVariables,
} from '../generated/operations.js';
import { ask } from './client.js';

/** What a thing of the estate is called. */
export type EntityName = NonNullable<EntityNamesQuery['entities'][number]>;

const batch = 300;

const loader = () =>
  new DataLoader<string, EntityName | null>(
    async (keys) => [...(await ask(EntityNamesDocument, { keys: [...keys] })).entities],
    { maxBatchSize: batch, cache: false },
  );

/** What many things are called, by key; those that are gone are not in it. @throws ApiFailure. */
export async function namesOf(keys: readonly string[]): Promise<ReadonlyMap<string, EntityName>> {
  const names = await loader().loadMany([...new Set(keys)]);
  const failed = names.find((name) => name instanceof Error);
  if (failed !== undefined) throw failed;
  return new Map(names.flatMap((name) => (name === null || name instanceof Error ? [] : [[name.key, name]])));
}

/** What the things with these keys are called; empty until that is known. */
export function useNames(keys: readonly (string | null | undefined)[]): ReadonlyMap<string, EntityName> {
  const wanted = [...new Set(keys.filter((key) => key != null))].toSorted();
  const { data } = useQuery({
    queryKey: ['names', wanted],
    queryFn: () => namesOf(wanted),
    enabled: wanted.length > 0,
    staleTime: 60_000,
  });
  return data ?? new Map();
}

/** Things by what people call them, best first. @throws ApiFailure. */
export async function searchNames(
  variables: SearchEntitiesQueryVariables,
  signal?: AbortSignal,
): Promise<EntityName[]> {
  const { search } = await ask(SearchEntitiesDocument, variables, signal);
  const keys = search.nodes.map(({ key }) => key);
  const names = await namesOf(keys);
  return keys.flatMap((key) => names.get(key) ?? []);
}
