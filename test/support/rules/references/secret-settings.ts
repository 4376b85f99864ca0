import { namesOne, variablePath, variablesOf, workingProjects } from '../facts-a.js';
import {
  and,
  type Estate,
  flag,
  has,
  isUnreadable,
  not,
  or,
  type References,
  sorted,
  type Truth,
  text,
  texts,
  value,
} from '../reference.js';
import type { Node } from '../world.js';

/** Whether the instance of a thing has no paid tier, by the host of the keys. */
function isOnFree(estate: Estate, node: Node): boolean {
  const host = text(node, 'key').split('/')[0];
  return estate
    .nodes('GitLabAccount')
    .some(
      (account) =>
        value(account, 'host') === host &&
        (value(account, 'tier') === 'free' || value(account, 'enterprise') === false),
    );
}

/** Whether something is on: what has no value is off, as what the tier does not have. */
const isOn = (thing: Node, name: string): Truth =>
  isUnreadable(thing, name) ? null : value(thing, name) === true;

/** Whether a configuration was read whole: it lies here and parses. */
function isReadable(config: Node): boolean {
  return value(config, 'origin') === 'repository' && value(config, 'parses') === true;
}

const isSecretDetection = (name: string) =>
  name.toLowerCase().replaceAll('-', '_').includes('secret_detection');

/** Whether a job of the configuration detects secrets. */
function detectsByConfig(estate: Estate, project: Node): Truth {
  const configs = estate.children(project, 'GitLabCiConfig');
  const jobs = configs.flatMap((config) => estate.children(config, 'GitLabCiJob'));
  const includes = configs.flatMap((config) => estate.children(config, 'GitLabCiInclude'));
  if (jobs.some((job) => value(job, 'hidden') !== true && isSecretDetection(text(job, 'name')))) return true;
  if (
    includes.some(
      (one) =>
        ['template', 'component'].includes(text(one, 'kind')) &&
        (isSecretDetection(text(one, 'file')) || text(one, 'file').includes('Auto-DevOps')),
    )
  )
    return true;
  if (flag(project, 'hasCiConfig') === false) return flag(project, 'autoDevopsEnabled');
  if (configs.length === 0 || !configs.every(isReadable)) return null;
  return includes.some((one) => value(one, 'kind') !== 'template') ? null : false;
}

const clouds: Readonly<
  Record<string, { readonly parts: readonly string[]; readonly words: readonly string[] }>
> = {
  aws: { parts: ['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY'], words: ['AWS'] },
  gcp: { parts: ['GOOGLE_APPLICATION_CREDENTIALS'], words: ['GCP', 'GOOGLE'] },
  azure: { parts: ['AZURE_CLIENT_SECRET'], words: ['AZURE'] },
};

function kindOf(name: string): string | undefined {
  const upper = name.toUpperCase();
  for (const [cloud, { parts }] of Object.entries(clouds)) if (namesOne(upper, parts)) return cloud;
  const isPat = upper === 'GITLAB_PAT' || upper.startsWith('GITLAB_PAT_') || upper.endsWith('_GITLAB_PAT');
  return isPat || upper.endsWith('_PERSONAL_TOKEN') ? 'personal token' : undefined;
}

export const secretSettingReferences: References = {
  'secret-push-protection-off': function* (estate) {
    for (const project of workingProjects(estate)) {
      const isFree = isOnFree(estate, project);
      const pushProtection = isFree ? false : isOn(project, 'secretPushProtectionEnabled');
      const own = estate.children(project, 'GitLabPushRule')[0];
      let pushRule: Truth = flag(project, 'hasPushRule') === false ? false : null;
      if (own !== undefined) pushRule = isOn(own, 'preventSecrets');
      if (isFree) pushRule = false;
      const scanners =
        has(project, 'securityScannersEnabled') === true ? texts(project, 'securityScannersEnabled') : null;
      const detection =
        scanners === null
          ? detectsByConfig(estate, project)
          : or(scanners.includes('SECRET_DETECTION'), detectsByConfig(estate, project) === true);
      yield {
        fires: and(not(pushProtection), not(pushRule), not(detection)),
        projectId: value(project, 'id'),
        path: value(project, 'fullPath'),
        pushProtection,
        pushRule,
        detection,
        projectKey: value(project, 'key'),
      };
    }
  },

  'static-credential-in-variable': function* (estate) {
    const seen = new Map<string, ReturnType<typeof variablesOf>>();
    for (const one of variablesOf(estate)) {
      const at = `${one.scopeType} ${text(one.home, 'key')} ${text(one.variable, 'name')}`;
      const place =
        one.scopeType === 'instance'
          ? `instance ${text(one.variable, 'key').split('/')[0]} ${text(one.variable, 'name')}`
          : at;
      seen.set(place, [...(seen.get(place) ?? []), one]);
    }
    for (const some of seen.values()) {
      const [first] = some.sort((a, b) => (text(a.variable, 'key') < text(b.variable, 'key') ? -1 : 1));
      if (first === undefined) continue;
      const { scopeType, scopeId, path, home, variable } = first;
      const kind = kindOf(text(variable, 'name'));
      const projects =
        home === undefined
          ? []
          : estate.projectsOf(home).filter((project) => value(project, 'archived') !== true);
      const configs = projects.flatMap((project) => estate.children(project, 'GitLabCiConfig'));
      const jobs = configs.flatMap((config) => estate.children(config, 'GitLabCiJob'));
      const idTokens = sorted(jobs.flatMap((job) => texts(job, 'idTokens')));
      const words = Object.entries(clouds).map(([cloud, one]) => [cloud, one.words] as const);
      const isFor = (cloud: string | undefined) =>
        idTokens.some((token) => namesOne(token, words.find(([name]) => name === cloud)?.[1] ?? []));
      const isVague =
        idTokens.some((token) => !words.some(([, some]) => namesOne(token, some))) ||
        jobs.some((job) => isUnreadable(job, 'idTokens')) ||
        !configs.every(isReadable);
      let fires: Truth = kind !== undefined;
      if (kind !== undefined && kind !== 'personal token')
        fires = isFor(kind) ? false : isVague ? null : true;
      yield {
        fires,
        scopeType,
        scopeId,
        key: value(variable, 'name'),
        kind,
        path,
        idTokens: kind === 'personal token' ? [] : idTokens,
        call: `DELETE ${variablePath(first)}`,
        variableKey: value(variable, 'key'),
      };
    }
  },
};
