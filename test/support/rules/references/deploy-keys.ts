import { by, instanceOf, rootOf } from '../facts-b.js';
import {
  and,
  days,
  type Estate,
  flag,
  isUnreadable,
  known,
  list,
  number,
  or,
  type References,
  text,
  time,
  value,
} from '../reference.js';
import type { Link, Node } from '../world.js';

const pathOf = (project: Node) => `${text(project, 'fullPath')}\n${text(project, 'key')}`;

/** The projects on which a key is enabled, by their path, without the archived ones (R36). */
function doorsOf(estate: Estate, key: Node, archivedToo = false): Link[] {
  const doors = estate
    .out(key, 'GRANTS', 'GitLabProject')
    .filter(({ to }) => archivedToo || value(to, 'archived') !== true);
  return by(doors, ({ to }) => pathOf(to));
}

/** What tells a key apart. */
function fingerprintOf(key: Node): string | null {
  const found = known(key, 'fingerprintSha256') ?? known(key, 'fingerprint');
  return found === null ? null : String(found);
}

/** Whether projects may differ in the group, the visibility or how much they matter. */
function areApart(projects: readonly Node[], critical: readonly string[]): boolean {
  if (projects.some((project) => known(project, 'visibility') === null)) return true;
  const kinds = projects.map((project) =>
    [rootOf(project), text(project, 'visibility'), critical.includes(text(project, 'fullPath'))].join(' '),
  );
  return new Set(kinds).size > 1;
}

export const deployKeyReferences: References = {
  'deploy-key-reused': function* (estate, { minProjects, criticalProjects }) {
    const byFingerprint = new Map<string, Node[]>();
    for (const key of estate.nodes('GitLabDeployKey')) {
      const name = `${instanceOf(key)} ${fingerprintOf(key) ?? text(key, 'key')}`;
      byFingerprint.set(name, [...(byFingerprint.get(name) ?? []), key]);
    }
    for (const some of byFingerprint.values()) {
      const doors = by(
        some.flatMap((one) => doorsOf(estate, one)),
        ({ from, to }) => `${pathOf(to)}\n${text(from, 'key')}`,
      );
      const projects = [...new Set(doors.map(({ to }) => to))];
      const [key, first] = [doors[0]?.from, projects[0]];
      if (key === undefined || first === undefined) continue;
      const fingerprint = fingerprintOf(key);
      const those = (canPush: boolean) =>
        projects.filter((project) =>
          doors.some((door) => door.to === project && flag(door, 'canPush') === canPush),
        ).length;
      const onlyReads = those(true) === 0 && those(false) === projects.length;
      yield {
        fires: projects.length >= number(minProjects) || (fingerprint === null ? null : false),
        keyFingerprint: fingerprint ?? text(key, 'key'),
        title: value(key, 'title'),
        projectCount: projects.length,
        writeCount: those(true),
        paths: projects.map((project) => text(project, 'fullPath')).slice(0, 20),
        path: value(first, 'fullPath'),
        severity: onlyReads && !areApart(projects, list(criticalProjects)) ? 'medium' : null,
        projectId: value(first, 'id'),
        deployKeyId: value(key, 'id'),
        deployKeyKey: value(key, 'key'),
        projectKey: value(first, 'key'),
      };
    }
  },

  'deploy-key-stale': function* (estate, { maxAgeDays, unusedDays, asOf }) {
    const now = number(time(asOf));
    for (const key of estate.nodes('GitLabDeployKey')) {
      const doors = doorsOf(estate, key, true);
      const first = doors[0]?.to;
      if (first === undefined) continue;
      const made = time(known(key, 'createdAt'));
      const used = time(known(key, 'lastUsedAt'));
      const isOld = made === null ? null : days(made, now) > number(maxAgeDays);
      const isIdle = used === null ? false : days(used, now) > number(unusedDays);
      yield {
        fires: or(isOld, isUnreadable(key, 'lastUsedAt') ? null : isIdle),
        deployKeyId: value(key, 'id'),
        title: value(key, 'title'),
        fingerprint: value(key, 'fingerprintSha256'),
        createdAt: value(key, 'createdAt'),
        lastUsedAt: value(key, 'lastUsedAt'),
        ageDays: made === null ? null : Math.trunc(days(made, now)),
        projectCount: doors.length,
        path: value(first, 'fullPath'),
        projectId: value(first, 'id'),
        deployKeyKey: value(key, 'key'),
        projectKey: value(first, 'key'),
      };
    }
  },

  'deploy-key-write-access': function* (estate) {
    for (const key of estate.nodes('GitLabDeployKey'))
      for (const door of doorsOf(estate, key))
        yield {
          fires: and(flag(door, 'canPush')),
          projectId: value(door.to, 'id'),
          deployKeyId: value(key, 'id'),
          title: value(key, 'title'),
          path: value(door.to, 'fullPath'),
          fingerprint: value(key, 'fingerprintSha256'),
          expiresAt: value(key, 'expiresAt'),
          deployKeyKey: value(key, 'key'),
          projectKey: value(door.to, 'key'),
        };
  },
};
