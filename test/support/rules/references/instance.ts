import { by, instanceOf } from '../facts-b.js';
import {
  and,
  type Estate,
  is,
  isUnreadable,
  known,
  list,
  not,
  number,
  or,
  type Parameters,
  type References,
  type Row,
  sorted,
  type Truth,
  text,
  value,
} from '../reference.js';
import type { Node, Value } from '../world.js';

/** The connections to each instance, the first by key first. */
function instancesOf(estate: Estate): Map<string, Node[]> {
  const found = new Map<string, Node[]>();
  for (const account of by(estate.nodes('GitLabAccount'), (one) => text(one, 'key')))
    found.set(text(account, 'host'), [...(found.get(text(account, 'host')) ?? []), account]);
  return found;
}

/** What the first connection that can read it tells. */
function told(accounts: readonly Node[], name: string): Value {
  return accounts.map((account) => known(account, name)).find((one) => one !== null) ?? null;
}

/** Settings of self-managed instances. */
function* settingsOf(
  estate: Estate,
  judge: (setting: (name: string) => Value, accounts: readonly Node[]) => Setting[],
): Generator<Row> {
  for (const [instance, accounts] of instancesOf(estate)) {
    if (instance === 'gitlab.com') continue;
    for (const { setting, bad, found, better } of judge((name) => told(accounts, name), accounts))
      yield { fires: bad, instance, setting, value: found, better, accountKey: value(accounts[0], 'key') };
  }
}
interface Setting {
  readonly setting: string;
  readonly bad: Truth;
  readonly found: string | null;
  readonly better: string;
}
const alwaysSet = [
  'allowLocalRequestsFromWebHooksAndServices',
  'passwordAuthenticationEnabledForGit',
  'allowRunnerRegistrationToken',
];
/** Whether an administrator's connection read the settings, this one among them. */
const isRead = (account: Node, name: string) =>
  !isUnreadable(account, name) &&
  (account.properties.unreadable !== undefined || alwaysSet.some((one) => value(account, one) !== null));
const spelled = (found: Value) => (found === null ? null : String(found));

interface Version {
  readonly minors: number;
  readonly patch: number;
}
/** A version as a number of minor versions; a major one has twelve. */
function versionOf(spelling: string): Version | null {
  const [major, minor, patch] = (/^\d+(\.\d+)*/.exec(spelling)?.[0] ?? '').split('.');
  if (!major || minor === undefined) return null;
  return { minors: Number(major) * 100 + Number(minor), patch: Number(patch ?? 0) };
}
const compare = (a: Version, b: Version) => a.minors - b.minors || a.patch - b.patch;
/** How many minor versions there were before. */
const age = ({ minors }: Version) => Math.floor(minors / 100) * 12 + (minors % 100);

function advisoriesOf(component: string, version: Version, ranges: readonly string[]): string[] {
  const found: string[] = [];
  for (const range of ranges) {
    const [of, first = '', last = '', advisory = ''] = range.split(' ');
    const [from, to] = [versionOf(first), versionOf(last)];
    if (of !== component || from === null || to === null) continue;
    if (compare(from, version) <= 0 && compare(version, to) <= 0) found.push(advisory);
  }
  return sorted(found);
}

/** The newest version: the configured one, or by the calendar the one of the last month that ended. */
function newest({ latestVersion, asOf }: Parameters): number {
  const configured = typeof latestVersion === 'string' ? versionOf(latestVersion) : null;
  if (configured !== null) return age(configured);
  const now = new Date(String(asOf));
  return 18 * 12 + (now.getUTCFullYear() - 2025) * 12 + now.getUTCMonth() - 4 - 1;
}

interface Component {
  readonly component: 'gitlab' | 'gitlab-runner';
  readonly spelling: string | null;
  readonly machines: number;
}

/** GitLab of an instance, and the versions of the machines that run its jobs. */
function componentsOf(estate: Estate, host: string, gitlab: string | null): Component[] {
  const machines = new Map<string | null, number>();
  for (const manager of estate.nodes('GitLabRunnerManager')) {
    if (instanceOf(manager) !== host) continue;
    const version = spelled(known(manager, 'version'));
    machines.set(version, (machines.get(version) ?? 0) + 1);
  }
  return [
    { component: 'gitlab', spelling: gitlab, machines: 1 },
    ...[...machines].map(([spelling, count]) => ({
      component: 'gitlab-runner' as const,
      spelling,
      machines: count,
    })),
  ];
}

function* judgeVersions(estate: Estate, host: string, accounts: readonly Node[], parameters: Parameters) {
  const gitlab = spelled(told(accounts, 'version'));
  const server = gitlab === null ? null : versionOf(gitlab);
  for (const { component, spelling, machines } of componentsOf(estate, host, gitlab)) {
    const version = spelling === null ? null : versionOf(spelling);
    const advisories = version === null ? [] : advisoriesOf(component, version, list(parameters.advisories));
    let isOld: Truth = null;
    if (version !== null && component === 'gitlab')
      isOld = newest(parameters) - age(version) >= number(parameters.maintainedMinors);
    if (version !== null && server !== null && component === 'gitlab-runner')
      isOld = age(server) - age(version) > number(parameters.maxRunnerLag);
    const late =
      component === 'gitlab'
        ? 'is no longer maintained'
        : `is more than ${number(parameters.maxRunnerLag)} minor versions behind GitLab ${String(gitlab)}`;
    const lateSeverity = component === 'gitlab' ? 'medium' : 'low';
    yield {
      fires: or(version === null ? null : advisories.length > 0, isOld),
      component,
      version: spelling,
      host,
      machines,
      advisories,
      reason: advisories.length > 0 ? `has known critical flaws (${advisories.join(', ')})` : late,
      severity: advisories.length > 0 ? 'critical' : lateSeverity,
      accountKey: value(accounts[0], 'key'),
    };
  }
}

export const instanceReferences: References = {
  'instance-access-open': (estate, { strict }) =>
    settingsOf(estate, (setting) => {
      const levels = setting('restrictedVisibilityLevels') as readonly string[] | null;
      const visibility = (name: string, property: string): Setting => ({
        setting: name,
        bad: is(setting(property), 'public'),
        found: spelled(setting(property)),
        better: 'private',
      });
      return [
        {
          setting: 'signup_enabled',
          bad: and(
            is(setting('signupEnabled'), true),
            is(setting('requireAdminApprovalAfterUserSignup'), false),
          ),
          found: spelled(setting('signupEnabled')),
          better: 'false',
        },
        {
          setting: 'require_two_factor_authentication',
          bad: and(
            is(setting('requireTwoFactorAuthentication'), false),
            is(setting('passwordAuthenticationEnabledForWeb'), true),
          ),
          found: spelled(setting('requireTwoFactorAuthentication')),
          better: 'true',
        },
        visibility('default_project_visibility', 'defaultProjectVisibility'),
        visibility('default_group_visibility', 'defaultGroupVisibility'),
        {
          setting: 'restricted_visibility_levels',
          bad: and(strict === true, levels === null ? null : !levels.includes('public')),
          found: levels === null ? null : levels.join(', '),
          better: 'public',
        },
      ];
    }),

  'instance-hardening-gaps': (estate) =>
    settingsOf(estate, (setting, accounts) => {
      const open = (name: string, property: string): Setting => ({
        setting: name,
        bad: is(setting(property), true),
        found: spelled(setting(property)),
        better: 'false',
      });
      const lifetime = 'maxPersonalAccessTokenLifetime';
      return [
        open('allow_local_requests_from_web_hooks_and_services', 'allowLocalRequestsFromWebHooksAndServices'),
        open('password_authentication_enabled_for_git', 'passwordAuthenticationEnabledForGit'),
        open('allow_runner_registration_token', 'allowRunnerRegistrationToken'),
        {
          setting: 'max_personal_access_token_lifetime',
          bad: accounts.some((account) => isRead(account, lifetime)) ? not(setting(lifetime) !== null) : null,
          found: spelled(setting(lifetime)) ?? 'none',
          better: '90',
        },
      ];
    }),

  'instance-version-vulnerable': function* (estate, parameters) {
    for (const [host, accounts] of instancesOf(estate))
      yield* judgeVersions(estate, host, accounts, parameters);
  },
};
