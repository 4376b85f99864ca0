import { instanceOf, isOnlyMentioned } from '../facts-b.js';
import {
  and,
  type Estate,
  flag,
  known,
  not,
  number,
  or,
  type References,
  type Truth,
  text,
  value,
} from '../reference.js';
import { isHuman } from '../roles.js';
import { labelOf, type Node } from '../world.js';

/** Groups that some connection read, of the top level. */
function topGroups(estate: Estate): Node[] {
  return estate
    .nodes('GitLabGroup')
    .filter((group) => !isOnlyMentioned(group) && !text(group, 'fullPath').includes('/'));
}

const samlOf = (estate: Estate, group: Node) =>
  estate.children(group).find((one) => labelOf(one) === 'GitLabSamlProvider');

/** The group and all groups and projects below it. */
function below(estate: Estate, group: Node): Node[] {
  return estate
    .nodes('GitLabGroup', 'GitLabProject')
    .filter((place) => place === group || estate.above(place).includes(group));
}

/** Whether enforced sign-in by SAML covers all people of a group. */
function coversAll(estate: Estate, group: Node): boolean {
  const provider = samlOf(estate, group);
  if (provider === undefined || flag(provider, 'enabled') !== true || flag(provider, 'enforcedSso') !== true)
    return false;
  const covered = estate
    .children(group, 'GitLabIdentity')
    .filter((identity) => value(identity, 'provider') === 'group_saml')
    .flatMap((identity) => estate.out(identity, 'ACTS_AS', 'GitLabUser').map(({ to }) => to));
  const members = below(estate, group).flatMap((place) =>
    estate.into(place, 'MEMBER_OF', 'GitLabUser').map(({ from }) => from),
  );
  return members.filter(isHuman).every((user) => covered.includes(user));
}

/** Whether something tells that people come by the identity provider: identities of it, or group links. */
function isInUse(estate: Estate, group: Node, providers: readonly string[]): boolean {
  const identities = estate.children(group, 'GitLabIdentity');
  if (identities.some((one) => providers.includes(text(one, 'provider')))) return true;
  return below(estate, group).some(
    (place) =>
      labelOf(place) === 'GitLabGroup' && estate.into(place, 'GRANTS', 'GitLabSamlGroupLink').length > 0,
  );
}

/** The role that new people get, as a step of the ladder (R16, R17); null where it is not known. */
function defaultRole(estate: Estate, provider: Node, group: Node): number | null {
  const custom = known(provider, 'defaultMemberRoleId');
  let level = known(provider, 'defaultMembershipRole');
  if (custom !== null) {
    const role = estate
      .nodes('GitLabMemberRole')
      .find((one) => value(one, 'id') === custom && instanceOf(one) === instanceOf(group));
    level = role === undefined ? null : known(role, 'baseAccessLevel');
  }
  if (level === null) return null;
  return number(level) === 15 || number(level) === 25 ? number(level) - 5 : number(level);
}

export const groupSettingReferences: References = {
  'group-mfa-grace-too-long': function* (estate, { maxHours }) {
    for (const group of estate.nodes('GitLabGroup')) {
      if (isOnlyMentioned(group)) continue;
      const hours = known(group, 'twoFactorGracePeriod');
      yield {
        fires: and(
          flag(group, 'requireTwoFactorAuthentication'),
          hours === null ? null : number(hours) > number(maxHours),
        ),
        groupId: value(group, 'id'),
        path: value(group, 'fullPath'),
        hours,
        groupKey: value(group, 'key'),
      };
    }
  },

  'group-mfa-not-enforced': function* (estate) {
    for (const group of topGroups(estate))
      yield {
        fires: not(flag(group, 'requireTwoFactorAuthentication')),
        groupId: value(group, 'id'),
        path: value(group, 'fullPath'),
        severity: coversAll(estate, group) ? 'low' : 'high',
        groupKey: value(group, 'key'),
      };
  },

  'group-sso-not-enforced': function* (estate) {
    for (const group of topGroups(estate)) {
      const provider = samlOf(estate, group);
      if (provider === undefined && !isInUse(estate, group, ['group_saml'])) continue;
      const flags: [string, Truth][] = [
        ['enforced_sso', provider === undefined ? null : flag(provider, 'enforcedSso')],
        ['git_check_enforced', provider === undefined ? null : flag(provider, 'gitCheckEnforced')],
      ];
      yield {
        fires: and(
          provider === undefined ? null : flag(provider, 'enabled'),
          or(...flags.map(([, on]) => not(on))),
        ),
        groupId: value(group, 'id'),
        path: value(group, 'fullPath'),
        off: flags.flatMap(([name, on]) => (on === false ? [name] : [])).join(', '),
        groupKey: value(group, 'key'),
      };
    }
  },

  'idp-default-role-too-high': function* (estate, { maxDefaultAccessLevel }) {
    for (const group of topGroups(estate)) {
      const provider = samlOf(estate, group);
      if (provider === undefined && !isInUse(estate, group, ['group_saml', 'scim'])) continue;
      const level = provider === undefined ? null : defaultRole(estate, provider, group);
      yield {
        fires: and(
          provider === undefined ? null : or(flag(provider, 'enabled'), flag(provider, 'scimEnabled')),
          level === null ? null : level > number(maxDefaultAccessLevel),
        ),
        groupId: value(group, 'id'),
        path: value(group, 'fullPath'),
        accessLevel: level,
        severity: level !== null && level >= 40 ? 'critical' : 'high',
        groupKey: value(group, 'key'),
      };
    }
  },
};
