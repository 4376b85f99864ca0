import {
  entryActions,
  type Identity,
  keyOf,
  nonHumanIdentities,
  privilegedRoles,
  writingScopes,
} from '../identity-permissions.js';
import type { Permission } from '../identity-roles.js';
import { type Estate, number, type References, text, value } from '../reference.js';
import { labelOf, type Node } from '../world.js';

/** A permission as what peers have alike: without its place, but for the kind of that; undefined where it is not privileged. */
function peerPermission({ what, place }: Permission): string | undefined {
  if ([...writingScopes, 'push code', 'jobs of unprotected refs', 'untagged jobs'].includes(what))
    return what;
  if (privilegedRoles.includes(what) && place !== undefined)
    return `${what} of ${labelOf(place) === 'GitLabGroup' ? 'group' : 'project'}`;
  if (what.startsWith('custom role ')) return 'custom role';
  const entry = entryActions.find((one) => what.startsWith(`${one} `));
  return entry === undefined ? undefined : `${entry} by name`;
}

/** What goes without saying with each. */
function impliedBy(permission: string): readonly string[] {
  if (permission === 'reach of more than 100 places') return ['reach of more than 10 places'];
  if (permission === 'scope api')
    return ['write_repository', 'write_registry', 'create_runner', 'manage_runner'].map(
      (one) => `scope ${one}`,
    );
  const [role = '', , kind = ''] = permission.split(' ');
  return privilegedRoles
    .slice(0, Math.max(0, privilegedRoles.indexOf(role)))
    .map((lower) => `${lower} of ${kind}`);
}

interface Peer {
  readonly identity: Identity;
  readonly isRead: boolean;
  /** Privileged permissions, without those that others of them imply. */
  readonly highest: readonly string[];
  /** All of them. */
  readonly held: ReadonlySet<string>;
}

function peerOf(identity: Identity): Peer {
  const told = new Set(identity.permissions.flatMap((one) => peerPermission(one) ?? []));
  const reach = new Set(identity.permissions.flatMap(({ place }) => place ?? [])).size;
  if (reach > 10) told.add(`reach of more than ${reach > 100 ? 100 : 10} places`);
  const implied = new Set([...told].flatMap(impliedBy));
  // Neither is compared.
  const isRead = identity.unread.every((what) => ['administrator', 'jobs tagged'].includes(what));
  return {
    identity,
    isRead,
    highest: [...told].filter((one) => !implied.has(one)),
    held: new Set([...told, ...implied]),
  };
}

/** The top-level group of an identity: of several the first by path. */
function topOf(estate: Estate, { homes }: Identity): Node | undefined {
  const tops = homes
    .flatMap((home) => [home, ...estate.above(home)])
    .filter((one) => labelOf(one) === 'GitLabGroup' && estate.parent(one, 'GitLabGroup') === undefined);
  return tops.sort((a, b) => (text(a, 'fullPath') < text(b, 'fullPath') ? -1 : 1))[0];
}

/** Those of one kind in one top-level group. */
function peerGroups(estate: Estate): { readonly top: Node; readonly all: Peer[] }[] {
  const groups = new Map<string, { top: Node; all: Peer[] }>();
  for (const identity of nonHumanIdentities(estate)) {
    const top = topOf(estate, identity);
    if (top === undefined) continue;
    const id = `${identity.kind} ${keyOf(top)}`;
    const group = groups.get(id) ?? { top, all: [] };
    group.all.push(peerOf(identity));
    groups.set(id, group);
  }
  return [...groups.values()];
}

export const peerReferences: References = {
  'nhi-peer-outlier': function* (estate, { minPeers, maxShare }) {
    for (const { top, all } of peerGroups(estate)) {
      const peers = all.filter(({ isRead }) => isRead);
      for (const { identity, isRead, highest } of all)
        for (const permission of isRead ? highest : ['permissions']) {
          const holders = peers.filter(({ held }) => held.has(permission));
          const isAlone = holders.every(
            (other) => other.identity === identity || other.identity.homes[0] !== identity.homes[0],
          );
          const isRare = holders.length / peers.length < number(maxShare);
          yield {
            fires: isRead ? peers.length >= number(minPeers) && isRare && isAlone : null,
            identityId: value(identity.node, 'id'),
            permission,
            name: identity.name,
            kind: identity.kind,
            path: value(top, 'fullPath'),
            peers: peers.length,
            holders: holders.length,
            identityKey: keyOf(identity.node),
          };
        }
    }
  },
};
