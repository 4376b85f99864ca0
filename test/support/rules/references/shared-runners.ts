import { nearRoles, workingProjects } from '../facts-a.js';
import {
  and,
  between,
  type Estate,
  flag,
  is,
  known,
  list,
  not,
  number,
  or,
  type References,
  sorted,
  type Truth,
  text,
  value,
} from '../reference.js';
import { highest, isActive } from '../roles.js';
import type { Node } from '../world.js';
import { letsIn } from './runners.js';

/** Whether an external account that is active has Developer or more. */
function hasExternal(estate: Estate, project: Node): Truth {
  const grants = nearRoles(estate, project).filter(({ level }) => level >= 30);
  return or(
    false,
    ...highest(grants).map(({ user, sure }) =>
      and(flag(user, 'external'), isActive(user), between(sure > 0, true)),
    ),
  );
}

/** The projects that a runner may serve, each with whether it surely does. */
function servedBy(estate: Estate, runner: Node): Map<Node, Truth> {
  const served = new Map<Node, Truth>();
  for (const { to: place } of estate.out(runner, 'RUNS_JOBS_OF'))
    for (const project of estate.projectsOf(place)) {
      const so = or(served.get(project) ?? false, letsIn(project, place));
      if (so !== false) served.set(project, so);
    }
  return served;
}

const isOfGitlabCom = (runner: Node) =>
  text(runner, 'runnerType') === 'INSTANCE_TYPE' && text(runner, 'key').startsWith('gitlab.com/');

/** Whether facts of several things differ: surely, when two that are known do; possibly, when one is not known. */
function differ(facts: readonly unknown[]): Truth {
  const sure = new Set(facts.filter((fact) => fact !== null));
  if (sure.size > 1) return true;
  return facts.length > 1 && facts.includes(null) ? null : false;
}

const placesOf = (estate: Estate, runner: Node) =>
  sorted(
    estate
      .out(runner, 'RUNS_JOBS_OF', 'GitLabGroup', 'GitLabProject')
      .flatMap(({ to }) => value(to, 'fullPath') ?? [])
      .map(String),
  );

export const sharedRunnerReferences: References = {
  'runner-shared-across-trust': function* (estate, { criticalProjects, sharedExecutors }) {
    for (const runner of estate.nodes('GitLabRunner')) {
      if (isOfGitlabCom(runner)) continue;
      const served = servedBy(estate, runner);
      const sure = [...served].filter(([, so]) => so === true).map(([project]) => project);
      const executors = sorted(
        estate.children(runner, 'GitLabRunnerManager').flatMap((one) => {
          const executor = known(one, 'executor');
          return executor === null ? [] : [String(executor).toLowerCase()];
        }),
      );
      const isShared = executors.some((one) => list(sharedExecutors).includes(one));
      const isOfProjects = text(runner, 'runnerType') === 'PROJECT_TYPE';
      const acrossTrust = isOfProjects
        ? or(
            differ(sure.map((project) => known(project, 'visibility'))),
            differ(sure.map((project) => list(criticalProjects).includes(text(project, 'fullPath')))),
            differ(sure.map((project) => hasExternal(estate, project))),
          )
        : null;
      yield {
        fires: and(
          not(flag(runner, 'paused')),
          or(
            isOfProjects ? and(not(flag(runner, 'locked')), acrossTrust) : false,
            and(isShared, between(sure.length > 1, served.size > 1)),
          ),
        ),
        runnerId: value(runner, 'id'),
        description: value(runner, 'description'),
        runnerType: value(runner, 'runnerType'),
        path: placesOf(estate, runner)[0] ?? null,
        projectCount: sure.length,
        executors,
        acrossTrust,
        runnerKey: value(runner, 'key'),
      };
    }
  },

  'shared-runner-broad-reach': function* (estate, { maxProjects, criticalProjects }) {
    for (const runner of estate.nodes('GitLabRunner')) {
      const type = text(runner, 'runnerType');
      if (isOfGitlabCom(runner) || !['INSTANCE_TYPE', 'GROUP_TYPE'].includes(type)) continue;
      const served = servedBy(estate, runner);
      const sure = [...served].filter(([, so]) => so === true).map(([project]) => project);
      const critical = [...served].filter(([project]) =>
        list(criticalProjects).includes(text(project, 'fullPath')),
      );
      const isOpen = (project: Node): Truth =>
        or(
          is(known(project, 'visibility'), 'public'),
          is(known(project, 'visibility'), 'internal'),
          hasExternal(estate, project),
        );
      const open =
        list(criticalProjects).length === 0
          ? []
          : [...served].map(([project, so]) => and(so, isOpen(project)));
      yield {
        fires: and(
          not(flag(runner, 'paused')),
          or(
            between(sure.length > number(maxProjects), served.size > number(maxProjects)),
            and(or(false, ...critical.map(([, so]) => so)), or(false, ...open)),
            estate.out(runner, 'RUNS_JOBS_OF').length === 0 ? null : false,
          ),
        ),
        runnerId: value(runner, 'id'),
        description: value(runner, 'description'),
        runnerType: type,
        path: firstTarget(estate, runner),
        projectCount: sure.length,
        criticalCount: critical.filter(([, so]) => so === true).length,
        openCount: open.filter((so) => so === true).length,
        runnerKey: value(runner, 'key'),
      };
    }
  },

  'fork-mr-pipeline-in-parent': function* (estate) {
    for (const project of workingProjects(estate)) {
      if (value(project, 'buildsAccessLevel') === 'disabled') continue;
      const variables = [project, ...estate.above(project)].flatMap((home) =>
        estate.children(home, 'GitLabVariable'),
      );
      const hasUnprotectedVariable = variables.some((one) => flag(one, 'protected') === false);
      const hasOpenRunner = estate
        .nodes('GitLabRunner')
        .some(
          (runner) =>
            !isOfGitlabCom(runner) &&
            known(runner, 'accessLevel') === 'NOT_PROTECTED' &&
            flag(runner, 'paused') === false &&
            servedBy(estate, runner).get(project) === true,
        );
      yield {
        fires: and(
          flag(project, 'ciAllowForkPipelinesToRunInParentProject'),
          or(
            ['public', 'internal'].includes(text(project, 'visibility')),
            not(is(known(project, 'forkingAccessLevel'), 'disabled')),
          ),
        ),
        projectId: value(project, 'id'),
        path: value(project, 'fullPath'),
        visibility: value(project, 'visibility'),
        hasUnprotectedVariable,
        hasOpenRunner,
        severity: hasUnprotectedVariable || hasOpenRunner ? null : 'low',
        projectKey: value(project, 'key'),
      };
    }
  },
};

/** The path of the first that it serves; an instance has none. */
function firstTarget(estate: Estate, runner: Node) {
  const targets = estate.out(runner, 'RUNS_JOBS_OF').map(({ to }) => to);
  return value(targets.sort((a, b) => (text(a, 'key') < text(b, 'key') ? -1 : 1))[0], 'fullPath');
}
