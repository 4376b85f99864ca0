import { valuesOf } from '../facts-b.js';
import {
  and,
  between,
  days,
  type Estate,
  flag,
  has,
  known,
  list,
  not,
  number,
  or,
  type References,
  type Truth,
  text,
  time,
  value,
} from '../reference.js';
import type { Node } from '../world.js';
import { liveProjects } from './branches.js';
import { isProduction } from './runners.js';

/** Kinds of what still opens a project, or brings something out of it. */
function credentialsOf(estate: Estate, project: Node, now: number): string[] {
  const isRunning = (trigger: Node) => {
    const ends = time(known(trigger, 'expiresAt'));
    return has(trigger, 'expiresAt') === false || (ends !== null && ends > now);
  };
  const tokens = estate.into(project, 'GRANTS', 'GitLabDeployToken').map(({ from }) => from);
  const runners = estate.into(project, 'RUNS_JOBS_OF', 'GitLabRunner').map(({ from }) => from);
  const kinds: [string, boolean][] = [
    ['deploy keys', estate.into(project, 'GRANTS', 'GitLabDeployKey').length > 0],
    [
      'access tokens',
      estate.children(project, 'GitLabAccessToken').some((one) => flag(one, 'active') === true),
    ],
    ['deploy tokens', tokens.some((one) => or(flag(one, 'revoked'), flag(one, 'expired')) === false)],
    ['trigger tokens', estate.children(project, 'GitLabPipelineTrigger').some(isRunning)],
    ['webhooks', estate.children(project, 'GitLabWebhook').length > 0],
    [
      'schedules',
      estate.children(project, 'GitLabPipelineSchedule').some((one) => flag(one, 'active') === true),
    ],
    ['runners', runners.some((one) => value(one, 'runnerType') === 'PROJECT_TYPE')],
  ];
  return kinds.filter(([, works]) => works).map(([kind]) => kind);
}

/** Scanners that a project should run. */
function scannersFor(estate: Estate, project: Node): string[] {
  const wanted = ['DEPENDENCY_SCANNING', 'SAST', 'SECRET_DETECTION'];
  if (estate.children(project, 'GitLabContainerRepository').length > 0) wanted.push('CONTAINER_SCANNING');
  const isReached = (one: Node) =>
    value(one, 'externalHost') !== null && (value(one, 'state') ?? 'available') === 'available';
  if (estate.children(project, 'GitLabEnvironment').some(isReached)) wanted.push('DAST');
  return wanted.sort();
}

/** Whether some connection that read the project read the whole list of a source there; without connections all was read. */
function isListRead(estate: Estate, project: Node, source: string): boolean {
  const connections = estate.nodes('Connection');
  const claims = (value(project, '_claims') ?? []) as readonly string[];
  for (const connection of connections) {
    const run = estate
      .out(connection, 'RAN', 'SyncRun')
      .map(({ to }) => to)
      .find((one) => value(one, 'id') === value(connection, 'lastRun'));
    if (run === undefined || !claims.some((claim) => claim.startsWith(`${text(connection, 'name')}|`)))
      continue;
    const isUnread = estate
      .out(run, 'COVERED', 'SourceCoverage')
      .some(({ to }) => value(to, 'source') === source && value(to, 'state') === 'unreadable');
    const isMissing = estate
      .out(run, 'INCOMPLETE', 'SyncScope')
      .some(({ to }) => value(to, 'source') === source && value(to, 'target') === value(project, 'key'));
    if (!isUnread && !isMissing) return true;
  }
  return connections.length === 0;
}

interface Artifact {
  readonly kind: 'container' | 'package';
  readonly repository: string;
  readonly guarded: Truth;
}

/** Container repositories and packages of a project that others take from it. */
function artifactsOf(estate: Estate, project: Node): Artifact[] {
  const found: Artifact[] = [];
  if (value(project, 'containerRegistryAccessLevel') !== 'disabled')
    for (const one of estate.children(project, 'GitLabContainerRepository'))
      if (!['DELETE_SCHEDULED', 'DELETE_ONGOING'].includes(text(one, 'status')))
        found.push({
          kind: 'container',
          repository: text(one, 'path'),
          guarded: flag(one, 'protectionRuleExists'),
        });
  if (value(project, 'packageRegistryAccessLevel') !== 'disabled')
    for (const one of estate.children(project, 'GitLabPackage'))
      if (value(one, 'status') !== 'PENDING_DESTRUCTION')
        found.push({
          kind: 'package',
          repository: text(one, 'name'),
          guarded: flag(one, 'protectionRuleExists'),
        });
  return found;
}

/** Whether others take from a project: it makes releases, or deploys to production. */
function isTakenFrom(estate: Estate, project: Node, names: readonly string[]): boolean {
  if (estate.children(project, 'GitLabRelease').length > 0) return true;
  return estate
    .children(project, 'GitLabEnvironment')
    .some((one) => value(one, 'state') !== 'stopped' && isProduction(one, names) === true);
}

export const supplyChainReferences: References = {
  'stale-project-not-archived': function* (estate, { inactiveDays, asOf }) {
    const now = number(time(asOf));
    for (const project of estate.nodes('GitLabProject')) {
      const last = time(known(project, 'lastActivityAt'));
      const idle = last === null ? null : days(last, now);
      const credentials = credentialsOf(estate, project, now);
      yield {
        fires: and(not(flag(project, 'archived')), idle === null ? null : idle > number(inactiveDays)),
        projectId: value(project, 'id'),
        path: value(project, 'fullPath'),
        idleDays: idle === null ? null : Math.trunc(idle),
        lastActivityAt: value(project, 'lastActivityAt'),
        credentials,
        severity: credentials.length > 0 ? 'medium' : 'low',
        projectKey: value(project, 'key'),
      };
    }
  },

  'security-scanning-missing': function* (estate, { lookbackDays, criticalProjects, asOf }) {
    const now = number(time(asOf));
    const critical = list(criticalProjects);
    for (const project of liveProjects(estate)) {
      if (critical.length > 0 && !critical.includes(text(project, 'fullPath'))) continue;
      const enabled = valuesOf(project, 'securityScannersEnabled');
      const missing =
        enabled === null ? null : scannersFor(estate, project).filter((one) => !enabled.includes(one));
      const successes = estate
        .children(project, 'GitLabPipeline')
        .filter((run) => value(run, 'status') === 'SUCCESS')
        .filter((run) => value(project, 'defaultBranch') === value(run, 'ref'))
        .map((run) => text(run, 'createdAt'))
        .sort();
      const ran = between(
        successes.some((at) => days(number(time(at)), now) <= number(lookbackDays)),
        !isListRead(estate, project, 'pipelines'),
      );
      const isBad = or(missing === null ? null : missing.length > 0, not(ran));
      yield {
        fires: and(isBad, critical.length > 0 ? true : null),
        projectId: value(project, 'id'),
        path: value(project, 'fullPath'),
        missing,
        lastSuccess: successes.at(-1) ?? null,
        projectKey: value(project, 'key'),
      };
    }
  },

  'registry-artifacts-unprotected': function* (estate, { productionNames }) {
    for (const project of estate.nodes('GitLabProject')) {
      if (value(project, 'archived') === true) continue;
      if (!isTakenFrom(estate, project, list(productionNames))) continue;
      const groups = new Map<string, Artifact[]>();
      for (const one of artifactsOf(estate, project)) {
        const name = `${one.kind} ${one.repository}`;
        groups.set(name, [...(groups.get(name) ?? []), one]);
      }
      for (const some of groups.values())
        yield {
          fires: or(...some.map(({ guarded }) => not(guarded))),
          projectId: value(project, 'id'),
          repository: some[0]?.repository,
          path: value(project, 'fullPath'),
          kind: some[0]?.kind,
          versions: some.filter(({ guarded }) => guarded === false).length,
          projectKey: value(project, 'key'),
        };
    }
  },
};
