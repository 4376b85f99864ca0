import { isArchived } from '../facts-a.js';
import {
  type Estate,
  fits,
  flag,
  known,
  not,
  type References,
  type Truth,
  text,
  value,
} from '../reference.js';
import { highest, isActive, roles } from '../roles.js';
import type { Node } from '../world.js';

const hostOf = (node: Node) => text(node, 'key').split('/')[0];

/** The project that is included, where it is in the graph. */
function sourceOf(estate: Estate, include: Node, project: Node): Node | undefined {
  if (!['project', 'component'].includes(text(include, 'kind'))) return undefined;
  const remote = text(include, 'remoteHost');
  const isHere = text(include, 'kind') === 'project' || remote === hostOf(project) || remote.startsWith('$');
  if (!isHere) return undefined;
  return estate
    .nodes('GitLabProject')
    .find(
      (one) =>
        hostOf(one) === hostOf(project) &&
        text(one, 'fullPath') === text(include, 'projectPath').replace(/^\/+/, ''),
    );
}

/** Whether the version is a tag that nobody may create again. */
function isFixedTag(estate: Estate, source: Node | undefined, ref: string): boolean {
  const rules = (source === undefined ? [] : estate.children(source, 'GitLabProtectedTag')).filter((rule) =>
    fits(text(rule, 'name'), ref),
  );
  return (
    rules.length > 0 &&
    rules.every((rule) => {
      const levels = known(rule, 'createAccessLevels') as readonly number[] | null;
      return (
        levels?.every((level) => level === 0) === true && estate.into(rule, 'ALLOWED_TO_CREATE').length === 0
      );
    })
  );
}

function locationOf(include: Node): string {
  const file = text(include, 'file');
  const ref = text(include, 'ref');
  const kind = text(include, 'kind');
  const source = text(include, 'projectPath');
  if (kind === 'project' && source !== '') return `${source}:${file || '?'}@${ref || 'HEAD'}`;
  if (kind === 'component' && file !== '') return `${file}@${ref || '?'}`;
  return kind === 'project' || file === '' ? text(include, 'key') : file;
}

const levelsOf = (rule: Node, name: string) => (known(rule, name) ?? []) as readonly number[];

/** The first who may push the version and has no role in the project that includes it. */
function strangerOf(estate: Estate, project: Node, source: Node, ref: string): string | null {
  if (isArchived(source)) return null;
  const branch = ref === '' ? text(source, 'defaultBranch') : ref;
  const homes = [source, ...estate.above(source, 'GitLabGroup')];
  const rules = [
    ...homes.flatMap((home) => estate.children(home, 'GitLabProtectedBranch')),
    ...estate.children(source, 'GitLabProtectedTag'),
  ].filter((rule) => fits(text(rule, 'name'), branch));
  const levels = rules
    .flatMap((rule) => [...levelsOf(rule, 'pushAccessLevels'), ...levelsOf(rule, 'createAccessLevels')])
    .filter((level) => level >= 30);
  const least = rules.length === 0 ? 30 : Math.min(...levels);
  const insiders = roles(estate, project).map(({ user }) => user);
  const names = highest(roles(estate, source))
    .filter(({ user, sure }) => sure >= least && isActive(user) === true && !insiders.includes(user))
    .filter(({ user }) => flag(user, 'isAdmin') === false)
    .map(({ user }) => text(user, 'username'));
  return names.sort()[0] ?? null;
}

export const includeReferences: References = {
  'ci-include-unpinned': function* (estate) {
    for (const include of estate.nodes('GitLabCiInclude')) {
      const config = estate.parent(include, 'GitLabCiConfig');
      const project = config === undefined ? undefined : estate.parent(config, 'GitLabProject');
      const kind = text(include, 'kind');
      if (
        config === undefined ||
        project === undefined ||
        isArchived(project) ||
        ['local', 'template'].includes(kind)
      )
        continue;
      const ref = text(include, 'ref');
      const source = sourceOf(estate, include, project);
      const pinned = flag(include, 'pinned');
      let fires: Truth = not(pinned);
      if (ref.includes('$')) fires = null;
      else if (ref !== '' && isFixedTag(estate, source, ref)) fires = false;
      const getsProtected = [project, ...estate.above(project)]
        .flatMap((home) => estate.children(home, 'GitLabVariable'))
        .some((variable) => flag(variable, 'protected') === true);
      const pushedBy =
        getsProtected && source !== undefined ? strangerOf(estate, project, source, ref) : null;
      const isPlain = text(include, 'file').startsWith('http://');
      yield {
        fires,
        projectId: value(project, 'id'),
        includeLocation: locationOf(include),
        kind,
        path: value(project, 'fullPath'),
        ref: value(include, 'ref'),
        source: value(include, 'projectPath') ?? value(include, 'remoteHost'),
        pushedBy,
        severity: isPlain || pushedBy !== null ? 'critical' : null,
        file: value(config, 'path'),
        includeKey: value(include, 'key'),
        projectKey: value(project, 'key'),
      };
    }
  },
};
