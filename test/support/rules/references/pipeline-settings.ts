import { nearRoles, workingProjects } from '../facts-a.js';
import { and, flag, is, known, not, number, or, type References, text, value } from '../reference.js';
import { highest, isActive } from '../roles.js';
import { labelOf, type Node } from '../world.js';

export const pipelineSettingReferences: References = {
  'job-token-allowlist-open': function* (estate, { maxProjects }) {
    for (const project of workingProjects(estate)) {
      const entries = estate.into(project, 'JOB_TOKEN_REACHES');
      const groups = entries.filter(({ from }) => labelOf(from) === 'GitLabGroup');
      const count = entries.filter(
        ({ from }) => labelOf(from) === 'GitLabProject' && from !== project,
      ).length;
      const off = not(flag(project, 'inboundJobTokenScopeEnabled'));
      const wholeGroups = groups.filter((entry) => flag(entry, 'defaultPermissions') === true);
      const openTo =
        off === true
          ? 'every project'
          : wholeGroups.length > 0
            ? `all projects in ${namesOf(wholeGroups.map(({ from }) => from))}`
            : `${count} projects`;
      const mayPush = flag(project, 'ciPushRepositoryForJobTokenAllowed');
      yield {
        fires: or(
          off,
          ...groups.map((entry) => flag(entry, 'defaultPermissions')),
          count > number(maxProjects),
        ),
        projectId: value(project, 'id'),
        path: value(project, 'fullPath'),
        openTo,
        mayPush,
        severity: mayPush === true ? 'critical' : null,
        projectKey: value(project, 'key'),
      };
    }
  },

  'pipeline-variable-override-open': function* (estate) {
    for (const project of workingProjects(estate))
      yield {
        fires: is(known(project, 'ciPipelineVariablesMinimumOverrideRole'), 'developer'),
        projectId: value(project, 'id'),
        path: value(project, 'fullPath'),
        minimumRole: value(project, 'ciPipelineVariablesMinimumOverrideRole'),
        projectKey: value(project, 'key'),
      };
  },

  'private-project-public-logs': function* (estate) {
    for (const project of workingProjects(estate)) {
      const visibility = text(project, 'visibility');
      const builds = text(project, 'buildsAccessLevel');
      if (!['private', 'internal'].includes(visibility) || builds === 'disabled') continue;
      const isForAll = visibility === 'internal' && builds === 'enabled';
      const guests = highest(nearRoles(estate, project)).filter(({ possible }) => possible === 10);
      yield {
        fires: and(flag(project, 'publicJobs'), or(isForAll, ...guests.map(({ user }) => isActive(user)))),
        projectId: value(project, 'id'),
        path: value(project, 'fullPath'),
        visibility,
        readers: isForAll ? 'All who sign in' : 'Guests',
        projectKey: value(project, 'key'),
      };
    }
  },
};

/** Paths in their order; what has none comes last. */
function namesOf(groups: readonly Node[]): string {
  const paths = groups.flatMap((group) =>
    value(group, 'fullPath') === null ? [] : [text(group, 'fullPath')],
  );
  return [...paths.sort(), ...Array<string>(groups.length - paths.length).fill('?')].join(', ');
}
