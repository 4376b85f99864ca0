import type { Environment, EnvironmentEntries, EnvironmentRule, ProjectPlace } from '../places.js';
import type { Subject } from '../subjects.js';
import { all, allOf, allowed, any, anyOf, denied, unknown, type Verdict } from '../verdict.js';
import { isOn, isWritable } from './people.js';
import { isAdmin, isMemberOf, memberAtLeast, roleAtLeast } from './roles.js';

interface Applied {
  readonly rule: EnvironmentRule;
  /** False where the environment's tier is not known, so that the rule may not count. */
  readonly surely: boolean;
}

function rulesFor(place: ProjectPlace, { name, tier }: Environment): Applied[] {
  return place.environmentRules.rules.flatMap((rule): Applied[] => {
    if (rule.of === 'project') return rule.name === name ? [{ rule, surely: true }] : [];
    if (tier === null) return [{ rule, surely: false }];
    return rule.name === tier ? [{ rule, surely: true }] : [];
  });
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

/** A rule that may not count forbids at most perhaps. */
function lets(subject: Subject, { rule, surely }: Applied, entries: EnvironmentEntries): Verdict {
  const verdict = entriesLet(subject, entries);
  if (verdict.decision === 'ALLOWED' || surely) return verdict;
  return unknown(`whether the rule ${rule.name} protects it could not be read`);
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
  const rules = rulesFor(place, environment);
  const isSurelyProtected = rules.some(({ surely }) => surely);
  const { unread } = place.environmentRules;
  const hidden = unread.length > 0 || rules.some(({ surely }) => !surely);
  const notKnown = unknown('whether the environment is protected could not be read', unread);
  const unprotected = () =>
    all(
      () => {
        if (isSurelyProtected) return denied('the environment is protected');
        return hidden ? notKnown : allowed('the environment is not protected');
      },
      () => roleAtLeast(subject, 30),
    );
  const isProtected = () => {
    if (isSurelyProtected) return allowed('the environment is protected');
    return hidden ? notKnown : denied('the environment is not protected');
  };
  const letByAll = () =>
    all(
      isProtected,
      () => allOf(rules, (one) => lets(subject, one, one.rule.deploy)),
      () => unreadRules(place),
      () => roleAtLeast(subject, 20),
    );
  return all(
    () => hasDeployments(place),
    () => any(() => isAdmin(subject), ...(isSurelyProtected ? [letByAll] : [letByAll, unprotected])),
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
  const rules = rulesFor(place, environment).filter(({ rule }) => asksForApproval(rule.approve));
  return all(
    () => hasDeployments(place),
    () => {
      if (rules.some(({ surely }) => surely)) return allowed('it asks for approvals');
      if (rules.length > 0) return unknown('whether it asks for approvals could not be read');
      const verdict = unreadRules(place);
      return verdict.decision === 'UNKNOWN' ? verdict : denied('it asks for no approvals');
    },
    () =>
      any(
        () => isAdmin(subject),
        () =>
          all(
            () => roleAtLeast(subject, 20),
            () => allOf(rules, (one) => lets(subject, one, one.rule.approve)),
            () => unreadRules(place),
          ),
      ),
  );
}
