import type {
  AccessDecision,
  AccessIdentityKind,
  AccessResourceKind,
  AccessSourceFieldsFragment,
  Action,
  GrantVia,
  NodeKind,
  PermissionOrigin,
} from '../../generated/operations.js';
import { numberText, roleText } from '../../lib/text.js';
import { actions } from './actions.js';

/** How somebody comes to a role, as a choice. */
export const viaNames: Readonly<Record<GrantVia, string>> = {
  MEMBERSHIP: 'Membership',
  GROUP_SHARE: 'Group invited to a group',
  PROJECT_SHARE: 'Group invited to the project',
  SHARED_GROUP: 'Group shared with an invited group',
  PERSONAL: 'Own namespace',
};

/** How directly somebody has a role, as a choice. */
export const originNames: Readonly<Record<PermissionOrigin, string>> = {
  DIRECT: 'Direct',
  INHERITED: 'Inherited from a group above',
  SHARED: 'Through an invited group',
};

/** Who or what acts. */
export const identityKindNames: Readonly<Record<AccessIdentityKind, string>> = {
  USER: 'Person or bot',
  ACCESS_TOKEN: 'Access token',
  SSH_KEY: 'SSH key',
  DEPLOY_TOKEN: 'Deploy token',
  DEPLOY_KEY: 'Deploy key',
  CI_JOB_TOKEN: 'CI job token',
  RUNNER: 'Runner',
  ANONYMOUS: 'Without an account',
};

/** On what something is done: one and many. */
export const resourceKindNames: Readonly<Record<AccessResourceKind, readonly [string, string]>> = {
  PROJECT: ['project', 'projects'],
  GROUP: ['group', 'groups'],
  INSTANCE: ['instance', 'instances'],
  VARIABLE: ['CI/CD variable', 'CI/CD variables'],
  ENVIRONMENT: ['environment', 'environments'],
  RUNNER: ['runner', 'runners'],
};

/** How the sentence goes on after whom it is about. */
export const canWords: Readonly<Record<AccessDecision, string>> = {
  ALLOWED: 'can',
  DENIED: 'cannot',
  UNKNOWN: 'may be able to',
};

const resourceKinds: Readonly<Partial<Record<NodeKind, AccessResourceKind>>> = {
  PROJECT: 'PROJECT',
  BRANCH: 'PROJECT',
  PROTECTED_BRANCH: 'PROJECT',
  TAG: 'PROJECT',
  GROUP: 'GROUP',
  ACCOUNT: 'INSTANCE',
  VARIABLE: 'VARIABLE',
  ENVIRONMENT: 'ENVIRONMENT',
  RUNNER: 'RUNNER',
};

/** As what a thing of the estate has something done to it; undefined for what never has. */
export const resourceKindOf = (kind: NodeKind | undefined): AccessResourceKind | undefined =>
  kind === undefined ? undefined : resourceKinds[kind];

/** On what something is done, as a title. */
export function resourceKindTitle(kind: AccessResourceKind): string {
  const [name] = resourceKindNames[kind];
  return name.charAt(0).toUpperCase() + name.slice(1);
}

/** A number with its noun: `1 project`, `128 projects`. */
export const countText = (count: number, [one, many]: readonly [string, string]): string =>
  `${numberText(count)} ${count === 1 ? one : many}`;

/** What an action is done to: one and many. */
export function thingsOf(action: Action): readonly [string, string] {
  const [kind, ...others] = actions[action].on;
  return kind === undefined || others.length > 0 ? ['thing', 'things'] : resourceKindNames[kind];
}

const viaSentences: Readonly<Record<GrantVia, (source: string) => string>> = {
  MEMBERSHIP: (source) => `by membership in ${source}`,
  GROUP_SHARE: (source) => `by membership in ${source}, which is invited to a group`,
  PROJECT_SHARE: (source) => `by membership in ${source}, which is invited to the project`,
  SHARED_GROUP: (source) => `by membership in ${source}, which is shared with an invited group`,
  PERSONAL: () => 'in the own namespace',
};

/** Where a role comes from: its part of a sentence. */
export interface SourceWords {
  readonly via: GrantVia;
  readonly accessLevel: number;
  readonly source: string;
  readonly isInherited?: boolean;
  readonly expiresAt?: string | null;
}

/** Where a role comes from, such as `Maintainer by membership in acme/platform, inherited`. */
export const sourceText = ({ via, accessLevel, source, isInherited = false }: SourceWords): string =>
  `${roleText(accessLevel)} ${viaSentences[via](source)}${isInherited ? ', inherited' : ''}`;

/** A role with where it comes from. */
interface Held {
  readonly accessLevel: number | null;
  readonly sources: readonly AccessSourceFieldsFragment[];
}

const owner = 50;

/** Where a role comes from, as one text; a dash where none is needed. */
export function sourcesText({ accessLevel, sources }: Held): string {
  // Only administrators are Owners without a grant.
  if (sources.length === 0) return accessLevel === owner ? 'Administrator of the instance' : '–';
  return sources
    .map(({ via, accessLevel: level, origin, source }) =>
      sourceText({
        via,
        accessLevel: level,
        isInherited: origin === 'INHERITED',
        source: (source !== null && 'fullPath' in source ? source.fullPath : source?.key) ?? 'a group',
      }),
    )
    .join('; ');
}

/** The day on which the first of some roles ends; null where none is set. */
export const firstExpiry = (sources: readonly { readonly expiresAt: string | null }[]): string | null =>
  sources.flatMap(({ expiresAt }) => expiresAt ?? []).toSorted()[0] ?? null;

/** Those texts that are among some choices; undefined where none is, which filters nothing. */
export function among<Choice extends string>(
  texts: readonly string[],
  choices: Readonly<Record<Choice, unknown>>,
): readonly Choice[] | undefined {
  const known = texts.filter((text): text is Choice => Object.hasOwn(choices, text));
  return known.length === 0 ? undefined : known;
}
