import { compareText } from '../../core/collections.js';
import { roleName } from '../steps.js';
import { customRoleOf } from '../subjects.js';
import type { Grant, Via } from '../types.js';
import type { ReportMembership, ReportPerson } from './known.js';
import type { ReportPlace } from './places.js';

/** How directly somebody has a role: by a membership of the place or its own namespace, of a group above, or an invitation. */
export const origins = ['direct', 'inherited', 'shared'] as const;
export type Origin = (typeof origins)[number];

/** The role of one person in one group or project, and where it comes from; null is what the graph does not hold. */
export type Permission = {
  readonly name: string | null;
  readonly username: string | null;
  readonly email: string | null;
  readonly path: string | null;
  readonly kind: ReportPlace['kind'];
  readonly accessLevel: number;
  readonly role: string;
  readonly latentAccessLevel: number;
  readonly latentRole: string;
  readonly customRole: string | null;
  readonly origin: Origin;
  readonly via: Via;
  readonly certain: boolean;
  readonly sourcePath: string | null;
  readonly grantedAt: string | null;
  readonly expiresAt: string | null;
  readonly expired: boolean;
  readonly lastActivityOn: string | null;
  readonly state: string | null;
  readonly active: boolean | null;
  readonly type: string | null;
  readonly external: boolean | null;
  readonly administrator: boolean | null;
  readonly identityKey: string;
  readonly resourceKey: string;
  readonly sourceKey: string;
};

/** The columns of the report where it is written as rows, in their order. */
export const permissionColumns = [
  'name',
  'username',
  'email',
  'path',
  'kind',
  'accessLevel',
  'role',
  'latentAccessLevel',
  'latentRole',
  'customRole',
  'origin',
  'via',
  'certain',
  'sourcePath',
  'grantedAt',
  'expiresAt',
  'expired',
  'lastActivityOn',
  'state',
  'active',
  'type',
  'external',
  'administrator',
  'identityKey',
  'resourceKey',
  'sourceKey',
] as const satisfies readonly (keyof Permission)[];

/** The group or project of the membership that a grant begins with. */
export function sourceOf({ steps }: Grant): string {
  return steps[1] ?? '';
}

/** How a role comes to a person: by a membership of the place, of a group above, or by an invited group. */
export function originOf({ via, steps }: Grant): Origin {
  if (via === 'personal') return 'direct';
  if (via !== 'membership') return 'shared';
  return steps[1] === steps[2] ? 'direct' : 'inherited';
}

/** Later than every day: no end. */
const never = '~';

function stronger(a: Grant, b: Grant): number {
  return (
    b.level - a.level ||
    Number(b.certain) - Number(a.certain) ||
    origins.indexOf(originOf(a)) - origins.indexOf(originOf(b)) ||
    compareText(b.expiresAt ?? never, a.expiresAt ?? never) ||
    compareText(a.steps.join(), b.steps.join())
  );
}

/** The grant with the highest role: of equal ones one that is certain, then the more direct, then the one that lasts longer. */
export function strongest(grants: readonly Grant[]): Grant | undefined {
  return grants.reduce<Grant | undefined>(
    (best, grant) => (best === undefined || stronger(grant, best) < 0 ? grant : best),
    undefined,
  );
}

/** A role as GitLab calls it, none among them. */
function nameOfRole(level: number): string {
  return level === 0 ? 'No access' : roleName(level);
}

/** What one row is made of. */
export interface PermissionParts {
  readonly place: ReportPlace;
  readonly person: ReportPerson;
  readonly grants: readonly Grant[];
  readonly best: Grant;
  /** The membership of `best`; none for a personal namespace. */
  readonly membership: ReportMembership | undefined;
  /** Names of custom roles by GitLab's id. */
  readonly roleNames: ReadonlyMap<number, string>;
  /** `YYYY-MM-DD` */
  readonly today: string;
}

/** One row: the role is that of the strongest grant, 0 while the account is not active (R11, R12). */
export function permissionOf(parts: PermissionParts): Permission {
  const { place, person, grants, best, membership, roleNames, today } = parts;
  const latentAccessLevel = best.level;
  const accessLevel = person.active === false ? 0 : latentAccessLevel;
  const customRoles = new Set(grants.flatMap((grant) => roleNames.get(customRoleOf(grant) ?? 0) ?? []));
  return {
    name: person.name,
    username: person.username,
    email: person.email,
    path: place.path,
    kind: place.kind,
    accessLevel,
    role: nameOfRole(accessLevel),
    latentAccessLevel,
    latentRole: nameOfRole(latentAccessLevel),
    customRole: customRoles.size === 0 ? null : [...customRoles].sort().join(', '),
    origin: originOf(best),
    via: best.via,
    certain: best.certain,
    sourcePath: best.via === 'personal' ? place.path : (membership?.path ?? null),
    grantedAt: membership?.createdAt ?? null,
    expiresAt: best.expiresAt,
    expired: best.expiresAt !== null && best.expiresAt <= today,
    lastActivityOn: person.lastActivityOn,
    state: person.state,
    active: person.active,
    type: person.type,
    external: person.external,
    administrator: person.admin,
    identityKey: person.key,
    resourceKey: place.key,
    sourceKey: sourceOf(best),
  };
}
