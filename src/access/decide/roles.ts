import { customRoleOf, type Subject } from '../subjects.js';
import { all, allowed, any, anyOf, type Check, denied, fact, unknown, type Verdict } from '../verdict.js';

/** The role in a place: 50 for administrators everywhere (R13), else that of the grants; as if the account were active. */
export function roleOf({ admin, memberRole }: Pick<Subject, 'admin' | 'memberRole'>): number {
  return admin === true ? 50 : memberRole;
}

/** Whether the grants give at least this role (R1). */
export function memberAtLeast(subject: Subject, level: number): Verdict {
  const { memberRole, possibleRole, openings, grants } = subject;
  if (memberRole >= level) return allowed(`role ${memberRole}`);
  if (possibleRole < level) return denied(`role ${memberRole}`);
  const unsure = grants.some((grant) => !grant.certain && grant.level >= level);
  const reason = unsure
    ? 'whether a membership or invitation counts could not be read'
    : 'members could not be read everywhere';
  const lists = openings.filter((opening) => opening.level >= level).map(({ list }) => list);
  return unknown(reason, [...new Set(lists)]);
}

/** R12 */
export function isActive({ active }: Pick<Subject, 'active'>): Verdict {
  return fact(active, 'the account is active', 'the account is not active', 'the account is active');
}

/** R13 */
export function isAdmin(subject: Subject): Verdict {
  return fact(
    subject.admin,
    'an administrator',
    'no administrator',
    'the account is an administrator’s, which an administrator’s token shows',
  );
}

/** Whether the role is at least this one, administrators' 50 included. */
export function roleAtLeast(subject: Subject, level: number): Verdict {
  // The role comes last so that a denial tells of it.
  return any(
    () => isAdmin(subject),
    () => memberAtLeast(subject, level),
  );
}

/** Whether a person may change code at all; 15 and 25 are no steps of that ladder (R16). */
export function pushesCode(subject: Subject): Verdict {
  return roleAtLeast(subject, 30);
}

function brings(subject: Subject, grant: Subject['grants'][number], ability: string): Verdict {
  const id = customRoleOf(grant);
  if (id === null) return denied('no custom role');
  const abilities = subject.abilities.get(id);
  if (abilities === undefined) return unknown('the abilities of a custom role could not be read');
  if (!abilities.includes(ability)) return denied('no ability for it');
  return grant.certain
    ? allowed(`the ability ${ability}`)
    : unknown('whether a membership counts could not be read');
}

/** R17: whether a custom role brings an ability, for who has a role of 10 or more. */
export function hasAbility(subject: Subject, ability: string): Verdict {
  const none = denied(`no ability ${ability}`);
  const orHidden: Check = () => {
    const hidden = subject.openings.filter(({ custom }) => custom).map(({ list }) => list);
    return hidden.length === 0 ? none : unknown('custom roles could not be read', hidden);
  };
  return all(
    () => memberAtLeast(subject, 10),
    () => any(() => anyOf(subject.grants, (grant) => brings(subject, grant, ability), none), orHidden),
  );
}

/** R22, R33: whether the person is a direct member of a group, or also an inherited one, with at least this role. */
export function isMemberOf(
  subject: Subject,
  group: string,
  options: { readonly inherited: boolean; readonly atLeast: number },
): Verdict {
  const memberships = subject.entryMemberships.filter(
    (one) => one.group === group && one.level >= options.atLeast && (one.direct || options.inherited),
  );
  return anyOf(
    memberships,
    ({ certain, list }) => {
      if (list !== undefined)
        return unknown('members of a group that a rule names could not be read', [list]);
      return certain
        ? allowed('a member of the group')
        : unknown('whether a membership counts could not be read');
    },
    denied('no member of the group'),
  );
}
