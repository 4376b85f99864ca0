import {
  entryActions,
  type Identity,
  keyOf,
  nonHumanIdentities,
  privilegedRoles,
  writingScopes,
} from '../identity-permissions.js';
import { type Permission, roleNames } from '../identity-roles.js';
import { between, type Estate, number, type References, value } from '../reference.js';
import { labelOf, type Node } from '../world.js';

/** The scopes that allow what each of these does, too. */
const widerScopes: Readonly<Record<string, readonly string[]>> = {
  read_api: ['api'],
  read_user: ['api', 'read_api'],
  read_repository: ['api', 'write_repository'],
  write_repository: ['api'],
  read_registry: ['api', 'write_registry'],
  write_registry: ['api'],
  create_runner: ['api'],
  manage_runner: ['api'],
};

/** The group, project or instance that an accepted text is of; tags may hold any words. */
function placeOf(accepted: string): string | undefined {
  return accepted.startsWith('jobs tagged ') ? undefined : / in (\S+\/\S+)$/.exec(accepted)?.[1];
}
const textOf = (what: string, place: string | undefined) =>
  place === undefined ? what : `${what} in ${place}`;

/** The keys by which a place may have been accepted: its own, those above, and of an instance those of all its connections. */
function keysCovering(estate: Estate, place: Node, accepted: readonly string[]): string[] {
  const keys = [place, ...estate.above(place)].map(keyOf);
  if (labelOf(place) !== 'GitLabAccount') return keys;
  const start = keyOf(place).slice(0, keyOf(place).lastIndexOf('/') + 1);
  return [...keys, ...accepted.flatMap((one) => placeOf(one) ?? []).filter((key) => key.startsWith(start))];
}

/** The same and all that is more. */
function atLeast(what: string): string[] {
  const names: readonly string[] = roleNames.map(([, name]) => name);
  if (names.includes(what)) return names.slice(names.indexOf(what));
  if (what === 'read code') return ['read code', 'push code'];
  return [what, ...(widerScopes[what.replace('scope ', '')] ?? []).map((scope) => `scope ${scope}`)];
}

function isCovered(estate: Estate, { what, place }: Permission, accepted: readonly string[]): boolean {
  const keys = place === undefined ? [undefined] : keysCovering(estate, place, accepted);
  return atLeast(what).some((one) => keys.some((key) => accepted.includes(textOf(one, key))));
}

const gained = [
  ...writingScopes,
  ...privilegedRoles,
  'administrator',
  'push code',
  'run jobs',
  'jobs of unprotected refs',
];
function isPrivileged(what: string): boolean {
  return (
    gained.includes(what) || ['custom role', ...entryActions].some((begin) => what.startsWith(`${begin} `))
  );
}

interface Gain {
  readonly permission: Permission;
  /** Whether the lists that tell it were read when the baseline was accepted, and all that decides it now. */
  readonly isCertain: boolean;
}

/** What came since its permissions were accepted. */
function gainsOf(estate: Estate, identity: Identity, baseline: Node): Gain[] {
  const accepted = acceptedOf(baseline);
  const unread = [
    ...(value(baseline, 'unread') as readonly string[]),
    ...identity.unread.filter((one) => one.startsWith('invitations to ')),
  ];
  return identity.permissions
    .filter((permission) => !isCovered(estate, permission, accepted))
    .map((permission) => ({
      permission,
      isCertain: !['*', ...permission.lists].some((list) => unread.includes(list)),
    }));
}
const acceptedOf = (baseline: Node) => value(baseline, 'permissions') as readonly string[];
const placesOf = (texts: readonly string[]) => new Set(texts.flatMap((one) => placeOf(one) ?? []));

/** How many places were accepted, and how many came for certain and at most. */
function placesGained(estate: Estate, accepted: readonly string[], gains: readonly Gain[]) {
  const before = placesOf(accepted);
  const isNew = (place: Node) => !keysCovering(estate, place, accepted).some((key) => before.has(key));
  const places = new Set(gains.flatMap(({ permission: { place } }) => (place && isNew(place) ? place : [])));
  // A key that pushes reads there, too, which tells whether the place is new, whatever was known of pushing.
  const doubts = gains.filter(({ permission, isCertain }) => !isCertain && permission.what !== 'push code');
  const certain = [...places].filter((place) => !doubts.some(({ permission }) => permission.place === place));
  return { before: before.size, certainly: certain.length, possibly: places.size };
}

/** What the identity may do now as texts. */
const nowOf = ({ permissions }: Identity) =>
  permissions.map(({ what, place }) => textOf(what, place && keyOf(place))).sort();

export const expansionReferences: References = {
  'nhi-permission-expansion': function* (estate, { resourceGrowth }) {
    for (const identity of nonHumanIdentities(estate)) {
      const baseline = estate
        .nodes('PermissionBaseline')
        .find((one) => value(one, 'identity') === keyOf(identity.node));
      const whose = {
        identityId: value(identity.node, 'id'),
        name: identity.name,
        kind: identity.kind,
        acceptedAt: value(baseline, 'at'),
        identityKey: keyOf(identity.node),
      };
      if (baseline === undefined) {
        yield { fires: null, action: 'baseline', ...whose };
        continue;
      }
      const [accepted, now] = [acceptedOf(baseline), nowOf(identity)];
      const gains = gainsOf(estate, identity, baseline);
      const path = value(identity.homes[0], 'fullPath');

      const { before, certainly, possibly } = placesGained(estate, accepted, gains);
      const limit = number(resourceGrowth) * before;
      yield {
        fires: between(certainly > limit, possibly > limit),
        action: 'reach',
        path,
        before: [String(before)],
        after: [String(placesOf(now).size), `${certainly} of them new`],
        resourceKey: null,
        ...whose,
      };

      for (const { permission, isCertain } of gains) {
        if (!isPrivileged(permission.what)) continue;
        const key = permission.place && keyOf(permission.place);
        const ofPlace = (texts: readonly string[]) => texts.filter((one) => placeOf(one) === key);
        yield {
          fires: isCertain ? true : null,
          action: textOf(permission.what, key),
          path: value(permission.place, 'fullPath') ?? path,
          before: ofPlace(accepted),
          after: ofPlace(now),
          resourceKey: key ?? null,
          ...whose,
        };
      }
    }
  },
};
