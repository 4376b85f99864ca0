import {
  type Estate,
  fits,
  flag,
  isUnreadable,
  list,
  not,
  or,
  type References,
  sorted,
  type Truth,
  text,
  value,
} from '../reference.js';
import type { Node } from '../world.js';
import { isProduction } from './runners.js';

/** Projects that are read, not archived and have commits. */
export function liveProjects(estate: Estate): Node[] {
  return estate.nodes('GitLabProject').filter((project) => {
    const claims = value(project, '_claims') as readonly string[] | null;
    return (
      claims?.length !== 0 && value(project, 'archived') !== true && value(project, 'emptyRepo') !== true
    );
  });
}

/** The rules of a project and, from Premium on, of the groups above it (R19). */
export function rulesOf(estate: Estate, project: Node): Node[] {
  const own = estate.children(project, 'GitLabProtectedBranch');
  const protecting = estate
    .children(project, 'GitLabBranch')
    .flatMap((branch) => estate.into(branch, 'PROTECTS', 'GitLabProtectedBranch').map(({ from }) => from));
  const groups = estate
    .above(project, 'GitLabGroup')
    .filter(
      (group) =>
        !estate.into(group, 'HAS', 'GitLabAccount').some(({ from }) => value(from, 'tier') === 'free'),
    );
  return [
    ...new Set([
      ...own,
      ...protecting,
      ...groups.flatMap((group) => estate.children(group, 'GitLabProtectedBranch')),
    ]),
  ];
}

/** Branches from which a recent job deployed to production. */
export function deployedFrom(estate: Estate, project: Node, names: readonly string[]): string[] {
  const runs = estate
    .children(project, 'GitLabPipeline')
    .flatMap((pipeline) => estate.children(pipeline, 'GitLabJob'));
  const found: string[] = [];
  for (const config of estate.children(project, 'GitLabCiConfig'))
    for (const job of estate.children(config, 'GitLabCiJob'))
      for (const environment of estate.children(project, 'GitLabEnvironment')) {
        if (
          value(job, 'environment') !== value(environment, 'name') ||
          isProduction(environment, names) !== true
        )
          continue;
        for (const run of runs)
          if (value(run, 'name') === value(job, 'name') && value(run, 'status') === 'SUCCESS')
            found.push(text(run, 'ref'));
      }
  return sorted(found);
}

export const branchReferences: References = {
  'default-branch-unprotected': function* (estate) {
    for (const project of liveProjects(estate)) {
      if (value(project, 'defaultBranch') === null && !isUnreadable(project, 'defaultBranch')) continue;
      const branch = estate.children(project, 'GitLabBranch').find((one) => value(one, 'default') === true);
      const isCovered =
        branch !== undefined && estate.into(branch, 'PROTECTS', 'GitLabProtectedBranch').length > 0;
      // The list of rules tells of each branch whether it is protected; without the branch it was not read.
      const isProtected =
        branch === undefined || isUnreadable(branch, 'protected')
          ? null
          : value(branch, 'protected') === true;
      yield {
        fires: not(or(isCovered, isProtected)),
        projectId: value(project, 'id'),
        branch: value(project, 'defaultBranch'),
        path: value(project, 'fullPath'),
        visibility: value(project, 'visibility'),
        projectKey: value(project, 'key'),
      };
    }
  },

  'protected-branch-force-push': function* (estate, { productionNames }) {
    for (const project of liveProjects(estate)) {
      if (value(project, 'defaultBranch') === null) continue;
      const rules = rulesOf(estate, project);
      const areRulesRead = estate
        .children(project, 'GitLabBranch')
        .some((branch) => value(branch, 'default') === true);
      const branches = sorted([
        text(project, 'defaultBranch'),
        ...deployedFrom(estate, project, list(productionNames)),
      ]);
      const byPattern = new Map<string, { branch: string; allowed: Truth; by: readonly Node[] }[]>();
      for (const branch of branches) {
        const fitting = rules.filter((rule) => fits(text(rule, 'name'), branch));
        const allowed = or(
          ...fitting.map((rule) => flag(rule, 'allowForcePush')),
          areRulesRead ? false : null,
        );
        const by = fitting.filter((rule) => flag(rule, 'allowForcePush') === true);
        const patterns = sorted(fitting.map((rule) => text(rule, 'name')));
        if (patterns.length === 0 && !areRulesRead) patterns.push(branch);
        for (const pattern of patterns)
          byPattern.set(pattern, [...(byPattern.get(pattern) ?? []), { branch, allowed, by }]);
      }
      for (const [branchPattern, covered] of byPattern)
        yield {
          fires: or(...covered.map(({ allowed }) => allowed)),
          projectId: value(project, 'id'),
          branchPattern,
          path: value(project, 'fullPath'),
          branches: covered.filter(({ allowed }) => allowed === true).map(({ branch }) => branch),
          rules: sorted(covered.flatMap(({ by }) => by.map((rule) => text(rule, 'name')))),
          projectKey: value(project, 'key'),
        };
    }
  },
};
