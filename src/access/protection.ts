import type { Subject } from './types.js';

/** What one rule lets whom do: levels (R20) and the keys of the people and groups that it names (R21, R22). */
export interface Entries {
  readonly levels: readonly number[];
  readonly people: ReadonlySet<string>;
  readonly groups: ReadonlySet<string>;
  /** Deploy keys; their owners may then push as well (R23). */
  readonly keys: ReadonlySet<string>;
}

/** A protected branch, or a pattern of them. */
export interface BranchRule {
  readonly key: string;
  readonly name: string;
  readonly push: Entries;
  readonly merge: Entries;
  readonly allowForcePush: boolean;
}

/** A protected tag, or a pattern of them. */
export interface TagRule {
  readonly key: string;
  readonly name: string;
  readonly create: Entries;
}

/** Whether a name fits a rule's name, in which `*` stands for any text (R19). */
export function fits(pattern: string, ref: string): boolean {
  if (!pattern.includes('*')) return pattern === ref;
  const parts = pattern.split('*').map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('.*')}$`, 's').test(ref);
}

/** Why an entry of a rule lets a person; undefined when none does. */
export type EntryReason = 'level' | 'person' | 'group';

/** Whether a person may change code at all; 15 and 25 are no steps of that ladder (R16). */
export function pushesCode(subject: Subject): boolean {
  return subject.admin || subject.memberRole >= 30;
}

/**
 * Which entry lets the person (R20 to R22).
 * @param needsPush whether people and groups that are named must also be able to push: merging does not ask for it.
 */
export function letBy(entries: Entries, subject: Subject, needsPush: boolean): EntryReason | undefined {
  const pushes = pushesCode(subject);
  const byLevel = entries.levels.some((level) => {
    if (level === 0) return false;
    if (level === 60) return subject.admin;
    return pushes && subject.memberRole >= level;
  });
  if (byLevel) return 'level';
  if (needsPush && !pushes) return undefined;
  const isNamed =
    entries.people.has(subject.key) || [...entries.keys].some((key) => subject.deployKeys.has(key));
  if (isNamed && subject.memberRole >= 10) return 'person';
  return [...subject.entryGroups].some((group) => entries.groups.has(group)) ? 'group' : undefined;
}
