import { isUnread, workingProjects } from '../facts-a.js';
import { by, instanceOf } from '../facts-b.js';
import { letsRole, mayDeploy, namesOnRef, openEnvironments, withRole } from '../gates.js';
import {
  and,
  type Estate,
  fits,
  flag,
  known,
  list,
  or,
  type Parameters,
  type References,
  type Truth,
  text,
  value,
} from '../reference.js';
import { type Highest, highest, isActive, isHuman, isOut, roles } from '../roles.js';
import type { Node } from '../world.js';
import { isProduction } from './runners.js';

const scopeOf = (variable: Node) => String(value(variable, 'environmentScope') ?? '*');

function isSensitive(variable: Node, words: readonly string[]): boolean {
  return (
    value(variable, 'masked') === true ||
    value(variable, 'hidden') === true ||
    value(variable, 'variableType') === 'file' ||
    words.some((word) => text(variable, 'name').toLowerCase().includes(word))
  );
}

/** The variables that jobs of a project may get: its own, those of the groups above, and those of the instance (R31). */
function variablesFor(estate: Estate, project: Node, { secretNames, includeUnscoped }: Parameters): Node[] {
  const accounts = estate.nodes('GitLabAccount').filter((one) => value(one, 'host') === instanceOf(project));
  const found = [project, ...estate.above(project, 'GitLabGroup'), ...accounts].flatMap((home) =>
    estate.children(home, 'GitLabVariable'),
  );
  return [...new Set(found)].filter(
    (one) => isSensitive(one, list(secretNames)) && (scopeOf(one) !== '*' || includeUnscoped === true),
  );
}

/** Who is below Maintainer, external, or no person. */
function isMeant(user: Node, role: number): Truth {
  const isExternal = instanceOf(user) === 'gitlab.com' ? false : flag(user, 'external');
  return or(role < 40, !isHuman(user), isExternal);
}

/** Whether somebody runs jobs on a protected branch or tag, and on any at all (R24, R29). */
function runs(estate: Estate, project: Node, user: Node, role: number) {
  const top = estate.above(project, 'GitLabGroup').find((group) => !text(group, 'fullPath').includes('/'));
  const own = estate.children(project, 'GitLabProtectedBranch');
  const branches = estate.children(project, 'GitLabBranch');
  const protecting = branches.flatMap((one) => estate.into(one, 'PROTECTS', 'GitLabProtectedBranch'));
  const ofGroup = top === undefined ? [] : estate.children(top, 'GitLabProtectedBranch');
  const branchRules = new Set([
    ...own,
    ...ofGroup.filter((rule) => value(rule, 'isGroupLevel') !== false),
    ...protecting.map(({ from }) => from),
  ]);
  const tagRules = estate.children(project, 'GitLabProtectedTag');
  const areBranchesRead = own.length > 0 || branches.some((one) => known(one, 'protected') !== null);
  const areTagsRead = !isUnread(estate, project, 'protected-tags');
  const onBranch = [...branchRules].map((rule) =>
    or(
      letsRole(rule, 'pushAccessLevels', role),
      letsRole(rule, 'mergeAccessLevels', role),
      namesOnRef(estate, rule, ['ALLOWED_TO_PUSH', 'ALLOWED_TO_MERGE'], user, project),
    ),
  );
  const onTag = tagRules.map((rule) =>
    or(
      letsRole(rule, 'createAccessLevels', role),
      namesOnRef(estate, rule, ['ALLOWED_TO_CREATE'], user, project),
    ),
  );
  const free = (rules: Iterable<Node>, areRead: boolean): Truth =>
    [...rules].some((rule) => fits(text(rule, 'name'), '\u2603')) ? false : areRead || null;
  const onProtected = or(...onBranch, ...onTag, areBranchesRead && areTagsRead ? false : null);
  return {
    onProtected,
    onAny: or(onProtected, free(branchRules, areBranchesRead), free(tagRules, areTagsRead)),
  };
}

/** Whether somebody with a role runs a job of the project that gets the variable. */
function gets(
  estate: Estate,
  { project, variable, user }: { readonly project: Node; readonly variable: Node; readonly user: Node },
  role: number,
  { productionNames }: Parameters,
): Truth {
  const names = list(productionNames);
  const { onProtected, onAny } = runs(estate, project, user, role);
  const isProtected = flag(variable, 'protected');
  let runsIt = onProtected === onAny ? onAny : null;
  if (isProtected !== null) runsIt = isProtected ? onProtected : onAny;
  const deploys = openEnvironments(estate, project, names)
    .filter(({ environment }) => fits(scopeOf(variable), text(environment, 'name')))
    .map((open) => mayDeploy(estate, open, project, user, role));
  const isForProduction = productionOf(estate, project, names).map((one) => isProduction(one, names));
  return and(
    isMeant(user, role),
    runsIt,
    scopeOf(variable) === '*' ? or(...isForProduction) : or(false, ...deploys),
  );
}

/** Environments that may be for production. */
function productionOf(estate: Estate, project: Node, names: readonly string[]): Node[] {
  return estate
    .children(project, 'GitLabEnvironment')
    .filter((one) => value(one, 'state') !== 'stopped' && isProduction(one, names) !== false);
}

interface Pair {
  readonly user: Node;
  readonly variable: Node;
  readonly ways: { readonly project: Node; readonly role: number; readonly so: Truth }[];
}

function* waysOf(estate: Estate, parameters: Parameters) {
  for (const project of workingProjects(estate)) {
    if (['buildsAccessLevel', 'repositoryAccessLevel'].some((name) => value(project, name) === 'disabled'))
      continue;
    const environments = productionOf(estate, project, list(parameters.productionNames));
    const people: Highest[] = highest(roles(estate, project).filter(({ level }) => level >= 30));
    for (const variable of variablesFor(estate, project, parameters)) {
      if (!environments.some((one) => fits(scopeOf(variable), text(one, 'name')))) continue;
      for (const one of people) {
        const { user, sure, possible } = one;
        const some = [sure, possible].filter((role) => role >= 30);
        if (isOut(user) || some.every((role) => isMeant(user, role) === false)) continue;
        const so = withRole(one, (role) => gets(estate, { project, variable, user }, role, parameters));
        yield { project, variable, user, role: sure, so };
      }
    }
  }
}

export const secretPathReferences: References = {
  'path-to-production-secret': function* (estate, parameters) {
    const pairs: Pair[] = [];
    for (const { user, variable, ...way } of waysOf(estate, parameters)) {
      const pair = pairs.find((one) => one.user === user && one.variable === variable);
      if (pair === undefined) pairs.push({ user, variable, ways: [way] });
      else pair.ways.push(way);
    }
    for (const { user, variable, ways } of pairs) {
      const isAccepted = list(parameters.exceptions).some((name) =>
        [text(user, 'username'), text(user, 'key')].includes(name),
      );
      const sure = by(
        ways.filter(({ so }) => so === true),
        ({ project }) => text(project, 'fullPath'),
      );
      yield {
        fires: and(isActive(user), !isAccepted, or(...ways.map(({ so }) => so))),
        identityId: value(user, 'id'),
        variableId: value(variable, 'key'),
        username: value(user, 'username'),
        variable: value(variable, 'name'),
        environmentScope: scopeOf(variable),
        protected: value(variable, 'protected'),
        path: value(sure[0]?.project, 'fullPath'),
        projects: sure.length,
        accessLevel: Math.max(0, ...sure.map(({ role }) => role)),
        userKey: value(user, 'key'),
        variableKey: value(variable, 'key'),
      };
    }
  },
};
