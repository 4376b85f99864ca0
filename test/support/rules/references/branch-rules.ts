import { areBranchRulesRead, includes, isFree, isMentioned, isUnread, workingProjects } from '../facts-a.js';
import {
  and,
  between,
  type Estate,
  fits,
  flag,
  known,
  list,
  not,
  or,
  type References,
  sorted,
  type Truth,
  text,
  value,
} from '../reference.js';
import { isActive, isOut } from '../roles.js';
import { labelOf, type Node } from '../world.js';
import { deployedFrom, liveProjects, rulesOf } from './branches.js';

/** Whether a group is invited to the project with at least Developer (R22), and that not in vain (R7). */
function isInvited(estate: Estate, group: Node, project: Node): Truth {
  const namespace = estate.parent(project, 'GitLabGroup');
  const isThere = estate
    .out(group, 'INVITED_TO')
    .some((share) => share.to === project && Number(value(share, 'accessLevel')) >= 30);
  return and(isThere, namespace === undefined ? true : not(flag(namespace, 'shareWithGroupLock')));
}

/** Whether most of the group's direct members with Developer or more are Developers. */
function isMostlyDevelopers(estate: Estate, group: Node): Truth {
  if (isMentioned(group) || isUnread(estate, group, 'group-members')) return null;
  const members = estate
    .into(group, 'MEMBER_OF', 'GitLabUser')
    .filter((member) => (value(member, 'state') ?? 'active') === 'active' && !isOut(member.from))
    .filter((member) => Number(value(member, 'accessLevel')) >= 30);
  const developers = members.filter((member) => value(member, 'accessLevel') === 30);
  const sure = (some: typeof members) => some.filter(({ from }) => isActive(from) === true).length;
  const others = members.filter((member) => !developers.includes(member));
  return between(sure(developers) > others.length, developers.length > sure(others));
}

/** Whether a rule lets Developers push: the role, or a group of which most are Developers. */
function letsDevelopers(estate: Estate, rule: Node, project: Node): Truth {
  return or(
    includes(rule, 'pushAccessLevels', 30),
    ...estate
      .into(rule, 'ALLOWED_TO_PUSH', 'GitLabGroup')
      .map(({ from }) => and(isInvited(estate, from, project), isMostlyDevelopers(estate, from))),
  );
}

export const branchRuleReferences: References = {
  'default-branch-direct-push': function* (estate, { exceptions }) {
    for (const project of liveProjects(estate)) {
      const branch = text(project, 'defaultBranch');
      if (value(project, 'defaultBranch') === null) continue;
      const node = estate.children(project, 'GitLabBranch').find((one) => value(one, 'default') === true);
      const protecting = node === undefined ? [] : estate.into(node, 'PROTECTS', 'GitLabProtectedBranch');
      const rules = protecting.map(({ from }) => from);
      const named = rules.flatMap((rule) => estate.into(rule, 'ALLOWED_TO_PUSH').map(({ from }) => from));
      const users = named.filter(
        (one) =>
          labelOf(one) === 'GitLabUser' &&
          !list(exceptions).includes(text(one, 'username')) &&
          !list(exceptions).includes(text(one, 'key')),
      );
      const invited = named
        .filter((one) => labelOf(one) === 'GitLabGroup')
        .map((group) => ({ group, so: isInvited(estate, group, project) }));
      const mayPush = (level: number) =>
        or(false, ...rules.map((rule) => includes(rule, 'pushAccessLevels', level)));
      yield {
        fires: areBranchRulesRead(estate, project)
          ? and(
              not(or(false, ...rules.map((rule) => letsDevelopers(estate, rule, project)))),
              or(mayPush(40), mayPush(50), users.length > 0, ...invited.map(({ so }) => so)),
            )
          : null,
        projectId: value(project, 'id'),
        branch,
        path: value(project, 'fullPath'),
        roles: [40, 50].filter((level) => mayPush(level) === true),
        users: sorted(users.map((one) => text(one, 'username'))),
        groups: sorted(invited.filter(({ so }) => so === true).map(({ group }) => text(group, 'fullPath'))),
        rules: rules.map((one) => text(one, 'name')).sort(),
        projectKey: value(project, 'key'),
      };
    }
  },

  'deploy-key-pushes-protected-branch': function* (estate, { productionNames }) {
    for (const project of liveProjects(estate)) {
      if (value(project, 'defaultBranch') === null) continue;
      const standard = text(project, 'defaultBranch');
      const rules = rulesOf(estate, project);
      const isRead = areBranchRulesRead(estate, project);
      const branches = sorted([standard, ...deployedFrom(estate, project, list(productionNames))]);
      const grants = estate.into(project, 'GRANTS', 'GitLabDeployKey');
      const named = rules.flatMap((rule) => estate.into(rule, 'ALLOWED_TO_PUSH', 'GitLabDeployKey'));
      for (const key of new Set([...grants, ...named].map(({ from }) => from)))
        for (const branch of branches) {
          const naming = rules.filter(
            (rule) =>
              fits(text(rule, 'name'), branch) &&
              estate.into(rule, 'ALLOWED_TO_PUSH').some(({ from }) => from === key),
          );
          if (naming.length === 0 && branch !== standard) continue;
          yield {
            fires: naming.length > 0 ? true : isRead ? false : null,
            projectId: value(project, 'id'),
            branch,
            deployKeyId: value(key, 'id'),
            path: value(project, 'fullPath'),
            title: value(key, 'title'),
            canPush: value(
              grants.find(({ from }) => from === key),
              'canPush',
            ),
            owner: value(estate.into(key, 'OWNS', 'GitLabUser')[0]?.from, 'username'),
            rules: sorted(naming.map((rule) => text(rule, 'name'))),
            deployKeyKey: value(key, 'key'),
            projectKey: value(project, 'key'),
          };
        }
    }
  },

  'protected-branch-developer-push': function* (estate) {
    for (const project of liveProjects(estate)) {
      const rules = rulesOf(estate, project);
      const isRead = areBranchRulesRead(estate, project);
      const patterns = new Set(rules.map((rule) => text(rule, 'name')));
      if (!isRead && value(project, 'defaultBranch') !== null) patterns.add(text(project, 'defaultBranch'));
      for (const pattern of patterns) {
        const fitting = rules.filter((rule) => fits(text(rule, 'name'), pattern));
        yield {
          fires: or(...fitting.map((rule) => letsDevelopers(estate, rule, project)), isRead ? false : null),
          projectId: value(project, 'id'),
          branchPattern: pattern,
          path: value(project, 'fullPath'),
          rules: sorted(
            fitting
              .filter((rule) => letsDevelopers(estate, rule, project) === true)
              .map((rule) => text(rule, 'name')),
          ),
          projectKey: value(project, 'key'),
        };
      }
    }
  },

  'group-default-branch-protection-weak': function* (estate) {
    for (const group of estate.nodes('GitLabGroup')) {
      if (isMentioned(group)) continue;
      yield {
        fires: or(
          includes(group, 'defaultBranchPushAccessLevels', 30),
          includes(group, 'defaultBranchMergeAccessLevels', 30),
          flag(group, 'defaultBranchAllowForcePush'),
        ),
        groupId: value(group, 'id'),
        path: value(group, 'fullPath'),
        push: known(group, 'defaultBranchPushAccessLevels'),
        merge: known(group, 'defaultBranchMergeAccessLevels'),
        forcePush: known(group, 'defaultBranchAllowForcePush'),
        developerCanInitialPush: value(group, 'defaultBranchDeveloperCanInitialPush'),
        groupKey: value(group, 'key'),
      };
    }
  },

  'unsigned-commits-allowed': function* (estate) {
    for (const project of liveProjects(estate)) {
      const own = estate.children(project, 'GitLabPushRule')[0];
      const hasOwn = own === undefined ? flag(project, 'hasPushRule') : true;
      const groups = estate.above(project, 'GitLabGroup');
      const above = groups
        .flatMap((group) => estate.children(group, 'GitLabPushRule'))
        .map((rule) => flag(rule, 'rejectUnsignedCommits'));
      const areAllRead = groups.every((group) => !isUnread(estate, group, 'group-push-rules'));
      let refuses: Truth = null;
      if (hasOwn === true && own !== undefined) refuses = flag(own, 'rejectUnsignedCommits');
      if (hasOwn === false) refuses = or(...above, areAllRead ? false : null);
      yield {
        fires: isFree(estate, project) ? null : not(refuses),
        projectId: value(project, 'id'),
        path: value(project, 'fullPath'),
        hasPushRule: hasOwn,
        projectKey: value(project, 'key'),
      };
    }
  },

  'code-owner-review-gap': function* (estate, { criticalProjects }) {
    for (const project of liveProjects(estate)) {
      const branch = estate.children(project, 'GitLabBranch').find((one) => value(one, 'default') === true);
      const file = estate.children(project, 'GitLabCodeOwners')[0];
      const hasFile: Truth =
        file === undefined ? (flag(project, 'hasCodeOwners') === false ? false : null) : true;
      const isCritical = list(criticalProjects).includes(text(project, 'fullPath'));
      const rules = branch === undefined ? [] : estate.into(branch, 'PROTECTS', 'GitLabProtectedBranch');
      const asks =
        branch === undefined
          ? null
          : or(false, ...rules.map(({ from }) => flag(from, 'codeOwnerApprovalRequired')));
      const covers =
        file === undefined ? null : and(flag(file, 'coversCiConfig'), flag(file, 'coversItself'));
      const reasons: readonly (readonly [string, Truth])[] = [
        ['not required', and(hasFile, not(asks))],
        [
          'all sections optional',
          file === undefined ? and(hasFile, null) : flag(file, 'allSectionsOptional'),
        ],
        ['no file', and(isCritical, not(hasFile))],
        ['pipeline not covered', and(isCritical, hasFile, not(covers))],
      ];
      yield {
        fires: or(...reasons.map(([, so]) => so)),
        projectId: value(project, 'id'),
        branch: value(project, 'defaultBranch'),
        path: value(project, 'fullPath'),
        why: reasons.filter(([, so]) => so === true).map(([why]) => why),
        critical: isCritical,
        projectKey: value(project, 'key'),
      };
    }
  },

  'release-tags-open': function* (estate) {
    for (const project of workingProjects(estate)) {
      const tags = sorted(
        estate.children(project, 'GitLabRelease').map((release) => text(release, 'tagName')),
      );
      const rules = estate.children(project, 'GitLabProtectedTag');
      const isRead = !isUnread(estate, project, 'protected-tags');
      const byPattern = new Map<string, string[]>();
      const fitting = (tag: string) => rules.filter((rule) => fits(text(rule, 'name'), tag));
      for (const tag of tags) {
        const names = sorted(fitting(tag).map((rule) => text(rule, 'name')));
        for (const pattern of names.length === 0 ? ['*'] : names)
          byPattern.set(pattern, [...(byPattern.get(pattern) ?? []), tag]);
      }
      for (const [tagPattern, some] of byPattern) {
        const open = (tag: string): Truth => {
          const those = fitting(tag);
          const letting = those.map((rule) => includes(rule, 'createAccessLevels', 30));
          if (those.length === 0) return isRead ? true : null;
          return or(...letting, isRead ? false : null);
        };
        const letting = some
          .flatMap(fitting)
          .filter((rule) => includes(rule, 'createAccessLevels', 30) === true);
        yield {
          fires: or(...some.map(open)),
          projectId: value(project, 'id'),
          tagPattern,
          path: value(project, 'fullPath'),
          tags: some.filter((tag) => open(tag) === true).slice(0, 5),
          tagCount: some.filter((tag) => open(tag) === true).length,
          rules: sorted(letting.map((rule) => text(rule, 'name'))),
          severity: some.some(
            (tag) => open(tag) === true && isDecisive(estate, project, tag, fitting(tag).length > 0),
          )
            ? 'high'
            : 'medium',
          projectKey: value(project, 'key'),
        };
      }
    }
  },
};

/** Whether a recent job on the tag deployed to an environment, or got protected variables. */
function isDecisive(estate: Estate, project: Node, tag: string, isProtected: boolean): boolean {
  const jobs = estate
    .children(project, 'GitLabPipeline')
    .flatMap((pipeline) => estate.children(pipeline, 'GitLabJob'))
    .filter((job) => value(job, 'ref') === tag);
  const declared = estate
    .children(project, 'GitLabCiConfig')
    .flatMap((config) => estate.children(config, 'GitLabCiJob'))
    .filter((job) => known(job, 'environment') !== null);
  const deploys = jobs.some((job) => declared.some((one) => value(one, 'name') === value(job, 'name')));
  const variables = [project, ...estate.above(project)].flatMap((home) =>
    estate.children(home, 'GitLabVariable'),
  );
  const getsProtected = variables.some((variable) => flag(variable, 'protected') === true);
  return deploys || (isProtected && jobs.length > 0 && getsProtected);
}
