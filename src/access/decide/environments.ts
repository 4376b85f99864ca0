import type { Environment, EnvironmentEntries, EnvironmentRule, ProjectPlace } from '../places.js';
import type { Subject } from '../subjects.js';
import { all, allOf, allowed, any, anyOf, denied, eitherWay, unknown, type Verdict } from '../verdict.js';
import { isOn, isWritable } from './people.js';
import { isAdmin, isMemberOf, memberAtLeast, roleAtLeast } from './roles.js';

function rulesFor(place: ProjectPlace, { name, tier }: Environment): EnvironmentRule[] {
  return place.environmentRules.rules.filter((rule) => rule.name === (rule.of === 'project' ? name : tier));
}

/** What holds whichever tier the environment has, where that is not known: one that a rule names, or another. */
function overTiers(
  place: ProjectPlace,
  environment: Environment,
  decide: (environment: Environment) => Verdict,
): Verdict {
  if (environment.tier !== null) return decide(environment);
  const ofGroups = place.environmentRules.rules.filter((rule) => rule.of === 'group');
  const tiers = ['', ...new Set(ofGroups.map(({ name }) => name))];
  const ways = tiers.map((tier) => ({ ...environment, tier }));
  return eitherWay(ways, decide, 'whether the environment is protected could not be read');
}

/** One entry is enough (R33). */
function entriesLet(subject: Subject, entries: EnvironmentEntries): Verdict {
  return any(
    () =>
      anyOf(
        entries.levels,
        (level) => {
          if (level === 0) return denied('nobody');
          return level === 60 ? isAdmin(subject) : memberAtLeast(subject, level);
        },
        denied('no level'),
      ),
    () => (entries.people.has(subject.key) ? allowed('the rule names them') : denied('not named')),
    () =>
      anyOf(
        entries.groups,
        ({ key, inherited }) => isMemberOf(subject, key, { inherited, atLeast: 10 }),
        denied('no entry lets them'),
      ),
  );
}

/** Not archived (R36), CI/CD and environments on (R15). */
function hasDeployments(place: ProjectPlace): Verdict {
  return all(
    () => isWritable(place),
    () => isOn(place, 'builds'),
    () => isOn(place, 'environments'),
  );
}

const unreadRules = ({ environmentRules: { unread } }: ProjectPlace): Verdict =>
  unread.length > 0
    ? unknown('what protects the environment could not be read', unread)
    : allowed('all rules are known');

/** R33: AND across the rules, OR inside one; an unprotected environment asks for 30. */
export function mayDeploy(subject: Subject, place: ProjectPlace, environment: Environment): Verdict {
  return all(
    () => hasDeployments(place),
    () =>
      any(
        () => isAdmin(subject),
        () => overTiers(place, environment, (one) => deploysTo(subject, place, one)),
      ),
  );
}

function deploysTo(subject: Subject, place: ProjectPlace, environment: Environment): Verdict {
  const rules = rulesFor(place, environment);
  const { unread } = place.environmentRules;
  // Where no rule is known, one that was not read may do with less than 30.
  const needed = rules.length > 0 || unread.length > 0 ? 20 : 30;
  return all(
    () => allOf(rules, (rule) => entriesLet(subject, rule.deploy)),
    () => roleAtLeast(subject, needed),
    () => unreadRules(place),
  );
}

const asksForApproval = ({ levels, people, groups }: EnvironmentEntries) =>
  levels.length + people.size + groups.length > 0;

/** R33: an approval entry of each rule that has any. */
export function mayApproveDeployment(
  subject: Subject,
  place: ProjectPlace,
  environment: Environment,
): Verdict {
  return all(
    () => hasDeployments(place),
    () => overTiers(place, environment, (one) => approvesDeploymentTo(subject, place, one)),
  );
}

function approvesDeploymentTo(subject: Subject, place: ProjectPlace, environment: Environment): Verdict {
  const rules = rulesFor(place, environment).filter(({ approve }) => asksForApproval(approve));
  return all(
    () => {
      if (rules.length > 0) return allowed('it asks for approvals');
      const verdict = unreadRules(place);
      return verdict.decision === 'UNKNOWN' ? verdict : denied('it asks for no approvals');
    },
    () =>
      any(
        () => isAdmin(subject),
        () =>
          all(
            () => roleAtLeast(subject, 20),
            () => allOf(rules, ({ approve }) => entriesLet(subject, approve)),
            () => unreadRules(place),
          ),
      ),
  );
}
