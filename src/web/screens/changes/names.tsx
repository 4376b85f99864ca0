import type { EntityName } from '../../api/entity-names.js';
import { EntityLink } from '../../components/entity-link.js';
import { titleOf } from '../../lib/text.js';
import type { Change } from './change.js';

/** What the things of the list are called, by key; those that are gone are not in it. */
export type Names = ReadonlyMap<string, EntityName>;

/** What a thing is called; its key where it is gone. */
export const nameOf = (names: Names, key: string): string => names.get(key)?.title ?? key;

/** The kind of what changed in words: relationships keep the name of their type. */
export const kindText = ({ subject, kind }: Pick<Change, 'subject' | 'kind'>): string =>
  subject === 'NODE' ? titleOf(kind) : kind;

/** A thing by its name, as a link; one that is gone by its key. */
export function Named({ names, entityKey }: { readonly names: Names; readonly entityKey: string }) {
  const name = names.get(entityKey);
  if (name === undefined) return <span className="mono small break">{entityKey}</span>;
  return <EntityLink entityKey={entityKey}>{name.title}</EntityLink>;
}

/** What changed, by its name: of a relationship both ends. */
export function WhatChanged({
  names,
  change: { key, fromKey },
}: {
  readonly names: Names;
  readonly change: Pick<Change, 'key' | 'fromKey'>;
}) {
  if (fromKey === null) return <Named names={names} entityKey={key} />;
  return (
    <>
      <Named names={names} entityKey={fromKey} /> → <Named names={names} entityKey={key} />
    </>
  );
}
