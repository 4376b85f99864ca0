import { valuesOf } from '../facts-b.js';
import {
  and,
  days,
  type Estate,
  flag,
  has,
  known,
  list,
  number,
  type References,
  type Truth,
  text,
  time,
  value,
} from '../reference.js';
import { labelOf, type Node } from '../world.js';
import { type Token, tokensOf } from './tokens.js';

const columnsOf = ({ token, kind, owner }: Token) => ({
  tokenKind: kind,
  tokenId: value(token, 'id'),
  name: value(token, 'name'),
  owner: value(owner, 'fullPath') ?? value(owner, 'username'),
  path: value(owner, 'fullPath'),
  call: endOf(token, kind, owner),
  tokenKey: value(token, 'key'),
});

/** The call that ends a token. */
function endOf(token: Node, kind: string, owner: Node | undefined): string | null {
  const id = text(token, 'id');
  if (kind === 'personal') return `DELETE /personal_access_tokens/${id}`;
  if (owner === undefined) return null;
  const folder = labelOf(owner) === 'GitLabGroup' ? 'groups' : 'projects';
  if (kind === 'deploy') return `DELETE /${folder}/${text(owner, 'id')}/deploy_tokens/${id}`;
  return `DELETE /${kind}s/${text(owner, 'id')}/access_tokens/${id}`;
}

/** Whether a user is a service account; a person and another bot are none. */
function isServiceAccount(user: Node | undefined): Truth {
  if (user === undefined) return null;
  const type = known(user, 'userType');
  if (type !== null) return type === 'SERVICE_ACCOUNT';
  return flag(user, 'bot') === false ? false : null;
}

/** The memberships by which a user has a role. */
function rolesOf(estate: Estate, user: Node): { level: number; place: Node }[] {
  return estate
    .out(user, 'MEMBER_OF', 'GitLabGroup', 'GitLabProject')
    .filter((link) => (value(link, 'state') ?? 'active') === 'active')
    .map((link) => ({ level: number(value(link, 'accessLevel')), place: link.to }));
}

export const tokenUseReferences: References = {
  'token-overprivileged': function* (estate, { minAccessLevel, wideScopes }) {
    for (const one of tokensOf(estate)) {
      const { token, kind, works } = one;
      if (kind === 'deploy') continue;
      const user = estate.out(token, 'ACTS_AS', 'GitLabUser')[0]?.to;
      const isService = kind === 'personal' ? isServiceAccount(user) : true;
      if (isService === false) continue;
      const held = kind === 'personal' && user !== undefined ? rolesOf(estate, user) : [];
      const level =
        kind === 'personal'
          ? Math.max(0, ...held.map((role) => role.level))
          : (known(token, 'accessLevel') as number | null);
      const places = held.filter((role) => role.level >= number(minAccessLevel)).map(({ place }) => place);
      const isNarrow =
        kind === 'project' ||
        (kind === 'personal' &&
          places.length === 1 &&
          places.every((one) => labelOf(one) === 'GitLabProject'));
      const scopes = valuesOf(token, 'scopes');
      yield {
        fires: and(
          works,
          isService,
          level === null ? null : level >= number(minAccessLevel),
          scopes === null ? null : scopes.some((scope) => list(wideScopes).includes(scope)),
        ),
        ...columnsOf(one),
        username: value(user, 'username'),
        accessLevel: level,
        scopes,
        severity: isNarrow ? 'medium' : null,
      };
    }
  },

  'token-unused': function* (estate, { unusedDays, neverUsedDays, asOf }) {
    const now = number(time(asOf));
    for (const one of tokensOf(estate)) {
      const { token, kind, works } = one;
      const made = time(known(token, 'createdAt'));
      const used = time(known(token, 'lastUsedAt'));
      let isUnused: Truth = null;
      if (kind !== 'deploy' && used !== null) isUnused = days(used, now) > number(unusedDays);
      if (kind !== 'deploy' && has(token, 'lastUsedAt') === false && made !== null)
        isUnused = days(made, now) > number(neverUsedDays);
      const since = used ?? made;
      yield {
        fires: and(works, isUnused),
        ...columnsOf(one),
        createdAt: value(token, 'createdAt'),
        lastUsedAt: value(token, 'lastUsedAt'),
        unusedForDays: since === null ? null : Math.trunc(days(since, now)),
      };
    }
  },
};
