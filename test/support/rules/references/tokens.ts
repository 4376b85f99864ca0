import {
  and,
  days,
  type Estate,
  flag,
  has,
  isUnreadable,
  list,
  not,
  number,
  or,
  type References,
  type Truth,
  text,
  texts,
  time,
  value,
} from '../reference.js';
import { labelOf, type Node } from '../world.js';

export interface Token {
  readonly token: Node;
  readonly kind: string;
  readonly works: Truth;
  readonly owner: Node | undefined;
}

/** Access tokens, and deploy tokens, which work unless they are revoked or expired. */
export function tokensOf(estate: Estate): Token[] {
  return estate.nodes('GitLabAccessToken', 'GitLabDeployToken').map((token) => {
    const deploys = labelOf(token) === 'GitLabDeployToken';
    return {
      token,
      kind: deploys ? 'deploy' : text(token, 'kind'),
      works: deploys ? not(or(flag(token, 'revoked'), flag(token, 'expired'))) : flag(token, 'active'),
      owner: estate.parent(token),
    };
  });
}

const whose = ({ token, kind, owner }: Token) => ({
  tokenKind: kind,
  tokenId: value(token, 'id'),
  name: value(token, 'name'),
  owner: value(owner, 'fullPath') ?? value(owner, 'username'),
  path: value(owner, 'fullPath'),
  call: callOf(token, kind, owner),
  tokenKey: value(token, 'key'),
});

function callOf(token: Node, kind: string, owner: Node | undefined): string | null {
  const id = text(token, 'id');
  if (kind === 'personal') return `POST /personal_access_tokens/${id}/rotate`;
  if (owner === undefined) return null;
  const home = text(owner, 'id');
  if (kind === 'deploy')
    return `DELETE /${labelOf(owner) === 'GitLabGroup' ? 'groups' : 'projects'}/${home}/deploy_tokens/${id}`;
  return `POST /${kind}s/${home}/access_tokens/${id}/rotate`;
}

export const tokenReferences: References = {
  'access-token-no-expiry': function* (estate, { writeScopes }) {
    for (const one of tokensOf(estate)) {
      if (one.kind === 'group') continue;
      const scopes = texts(one.token, 'scopes');
      yield {
        fires: and(one.works, not(has(one.token, 'expiresAt'))),
        ...whose(one),
        scopes: value(one.token, 'scopes'),
        severity: scopes.some((scope) => list(writeScopes).includes(scope)) ? 'high' : null,
      };
    }
  },

  'group-access-token-no-expiry': function* (estate) {
    for (const { token, kind, works, owner } of tokensOf(estate)) {
      if (kind !== 'group') continue;
      yield {
        fires: and(works, not(flag(token, 'revoked')), not(has(token, 'expiresAt'))),
        groupId: value(owner, 'id'),
        tokenId: value(token, 'id'),
        name: value(token, 'name'),
        path: value(owner, 'fullPath'),
        scopes: value(token, 'scopes'),
        accessLevel: value(token, 'accessLevel'),
        tokenKey: value(token, 'key'),
        groupKey: value(owner, 'key'),
      };
    }
  },

  'token-rotation-overdue': function* (estate, { maxAgeDays, maxLifetimeDays, asOf }) {
    const now = number(time(asOf));
    for (const one of tokensOf(estate)) {
      const { token, kind, works } = one;
      // GitLab does not tell when a deploy token was made.
      const made =
        kind === 'deploy' || isUnreadable(token, 'createdAt') ? null : time(value(token, 'createdAt'));
      const ends = isUnreadable(token, 'expiresAt') ? null : value(token, 'expiresAt');
      const lifetime =
        made === null || ends === null ? null : Math.round(days(dayOf(made), dayOf(number(time(ends)))));
      const isOld = made === null ? null : days(made, now) > number(maxAgeDays);
      const isLong = lifetime === null ? null : lifetime > number(maxLifetimeDays);
      const neverEnds = not(has(token, 'expiresAt')) === true;
      yield {
        fires: and(works, kind === 'deploy' ? null : or(isOld, neverEnds ? false : isLong)),
        ...whose(one),
        createdAt: value(token, 'createdAt'),
        expiresAt: ends === null ? null : String(ends).slice(0, 10),
        ageDays: made === null ? null : Math.trunc(days(made, now)),
        lifetimeDays: lifetime,
      };
    }
  },
};

/** The start of the day in which a time is. */
const dayOf = (ms: number) => Math.floor(ms / 86_400_000) * 86_400_000;
