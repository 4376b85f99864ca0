import { isArchived } from '../facts-a.js';
import {
  type Estate,
  flag,
  isUnreadable,
  known,
  list,
  or,
  type References,
  type Row,
  type Truth,
  text,
  texts,
  value,
} from '../reference.js';
import { labelOf, type Node } from '../world.js';

/** Configurations of projects that are not archived. */
function* configsOf(
  estate: Estate,
): Generator<{ readonly project: Node; readonly config: Node; readonly isRead: boolean }> {
  for (const config of estate.nodes('GitLabCiConfig')) {
    const project = estate.parent(config, 'GitLabProject');
    if (project === undefined || isArchived(project)) continue;
    const isRead = value(config, 'origin') === 'repository' && value(config, 'parses') === true;
    yield { project, config, isRead };
  }
}

interface Use {
  readonly project: Node;
  readonly config: Node;
  /** None for a configuration that was not read. */
  readonly job: Node | undefined;
  /** None where an included file tells it. */
  readonly image: Node | undefined;
  readonly service: unknown;
}

/** The images that jobs run in or next to, and what could not be told. */
function* usesOf(estate: Estate): Generator<Use> {
  for (const { project, config, isRead } of configsOf(estate)) {
    if (!isRead) {
      yield { project, config, job: undefined, image: undefined, service: null };
    }
    for (const job of estate.children(config, 'GitLabCiJob')) {
      if (value(job, 'hidden') === true) continue;
      const uses = estate.out(job, 'USES_IMAGE', 'GitLabContainerImage');
      for (const use of uses) yield { project, config, job, image: use.to, service: value(use, 'service') };
      if (isUnreadable(job, 'image')) yield { project, config, job, image: undefined, service: null };
    }
  }
}

const rowOf = ({ project, config, job, image, service }: Use) => ({
  projectId: value(project, 'id'),
  job: value(job, 'name'),
  image: value(image, 'reference'),
  path: value(project, 'fullPath'),
  service,
  file: value(config, 'path'),
  jobKey: value(job ?? config, 'key'),
});

/** Whether a registry with a repository lies below an entry of the list. */
const isBelow = (name: string, entry: string) => name === entry || name.startsWith(`${entry}/`);
/** A reference to a variable, in its one spelling. */
const plain = (name: string) => name.replace(/\$\{([A-Za-z_0-9]+)\}/g, '$$$1');

export const ciConfigReferences: References = {
  'ci-image-unpinned': function* (estate, { movingTags }) {
    for (const use of usesOf(estate)) {
      const { image } = use;
      const by = image === undefined ? null : value(image, 'pinnedBy');
      const tag = value(image, 'tag');
      const isVersion = tag !== null && !list(movingTags).includes(String(tag).toLowerCase());
      yield {
        fires: by === null || by === 'variable' ? null : by !== 'digest',
        ...rowOf(use),
        tag,
        severity: by === 'tag' && isVersion ? 'low' : null,
      };
    }
  },

  'ci-image-untrusted-registry': function* (estate, { approvedRegistries }) {
    const approved = list(approvedRegistries);
    for (const use of usesOf(estate)) {
      const { image, project } = use;
      yield {
        fires:
          image === undefined || approved.length === 0 ? null : isUntrusted(estate, project, image, approved),
        ...rowOf(use),
        registry: value(image, 'registry'),
      };
    }
  },

  'secret-exposed-in-job-log': function* (estate) {
    for (const { project, config, isRead } of configsOf(estate)) {
      const isOpen = isOpenToAll(project);
      const one = {
        projectId: value(project, 'id'),
        path: value(project, 'fullPath'),
        file: value(config, 'path'),
        severity: isOpen ? 'critical' : null,
      };
      const jobs = estate.children(config, 'GitLabCiJob');
      for (const thing of [config, ...jobs]) {
        const jobOrScope = thing === config ? '*' : value(thing, 'name');
        const itemKey = value(thing, 'key');
        const lines = linesOf(thing);
        let count = 0;
        for (const [lineHash, { kinds, line }] of lines) {
          count += 1;
          yield { ...one, fires: true, jobOrScope, lineHash, kinds, line, itemKey };
        }
        const trace = flag(thing, 'usesDebugTrace');
        // The switch is one of the lines, or is on without a line of its own.
        const isLine = texts(thing, 'findings').includes('CI_DEBUG_TRACE');
        if (count > 0 && (trace !== true || isLine)) continue;
        const isTold = isRead || thing !== config;
        const unread: Truth = isTold && !isUnreadable(thing, 'findings') ? false : null;
        yield {
          ...one,
          fires: or(trace, unread),
          jobOrScope,
          lineHash: null,
          kinds: ['CI_DEBUG_TRACE'],
          line: null,
          itemKey,
        };
      }
    }
    yield* switchesOf(estate);
  },
};

const telling = ['CI_DEBUG_TRACE', 'echo-of-variable', 'printenv'];
const switches = ['CI_DEBUG_TRACE', 'CI_DEBUG_SERVICES'];

/** The lines of a job by which secrets can leak, by their hash; the first of equal ones stands for them. */
function linesOf(
  thing: Node,
): Map<string | null, { readonly kinds: string[]; readonly line: number | null }> {
  const found = new Map<string | null, { kinds: string[]; line: number | null }>();
  const numbers = (known(thing, 'findingLines') ?? []) as readonly number[];
  const hashes = texts(thing, 'findingHashes');
  for (const [index, kind] of texts(thing, 'findings').entries()) {
    if (!telling.includes(kind)) continue;
    const hash = hashes[index] ?? null;
    const line = numbers[index] ?? null;
    const one = found.get(hash) ?? { kinds: [], line };
    one.kinds = [...new Set([...one.kinds, kind])].sort();
    one.line = line === null || (one.line !== null && one.line < line) ? one.line : line;
    found.set(hash, one);
  }
  return found;
}

/** Whether non-members read the logs of its jobs. */
function isOpenToAll(project: Node): boolean {
  return (
    ['public', 'internal'].includes(text(project, 'visibility')) &&
    flag(project, 'publicJobs') === true &&
    value(project, 'buildsAccessLevel') === 'enabled'
  );
}

/** Variables by the name of the switches, whose value nobody reads. */
function* switchesOf(estate: Estate): Generator<Row> {
  const seen = new Set<string>();
  // Of several scopes the first stands for all.
  const variables = estate.nodes('GitLabVariable').sort((a, b) => (text(a, 'key') < text(b, 'key') ? -1 : 1));
  for (const variable of variables) {
    const home = estate.parent(variable, 'GitLabProject', 'GitLabGroup');
    const name = text(variable, 'name');
    if (home === undefined || isArchived(home) || !switches.includes(name)) continue;
    const isProject = labelOf(home) === 'GitLabProject';
    const jobOrScope = isProject
      ? `project variable ${name}`
      : `variable of group ${text(home, 'id')} ${name}`;
    if (seen.has(`${text(home, 'key')} ${name}`)) continue;
    seen.add(`${text(home, 'key')} ${name}`);
    yield {
      fires: null,
      projectId: isProject ? value(home, 'id') : null,
      jobOrScope,
      lineHash: null,
      itemKey: value(variable, 'key'),
    };
  }
  for (const schedule of estate.nodes('GitLabPipelineSchedule')) {
    const project = estate.parent(schedule, 'GitLabProject');
    if (project === undefined || isArchived(project)) continue;
    for (const name of texts(schedule, 'variableKeys'))
      if (switches.includes(name))
        yield {
          fires: null,
          projectId: value(project, 'id'),
          jobOrScope: `variable of schedule ${text(schedule, 'id')} ${name}`,
          lineHash: null,
          itemKey: value(schedule, 'key'),
        };
  }
}

/** Whether the image is below no entry; unknown where a variable decides. */
function isUntrusted(estate: Estate, project: Node, image: Node, approved: readonly string[]): Truth {
  const repository = plain(text(image, 'repository'));
  const registry = value(image, 'registry');
  const entries = approved.map(plain);
  const names = [registry === null ? repository : `${String(registry)}/${repository}`];
  if (registry === null) {
    const host = text(
      estate
        .nodes('GitLabContainerRepository')
        .find((one) => text(one, 'key').split('/')[0] === text(project, 'key').split('/')[0]),
      'location',
    ).split('/')[0];
    const own = repository
      .replace(
        /^\$CI_REGISTRY_IMAGE(?![A-Za-z_0-9])/,
        `$$CI_REGISTRY/${text(project, 'fullPath').toLowerCase()}`,
      )
      .replace(/^\$CI_REGISTRY(?![A-Za-z_0-9])/, host ? host : '$CI_REGISTRY');
    names.push(own);
  }
  if (names.some((name) => entries.some((entry) => isBelow(name, entry)))) return false;
  const name = names.at(-1) ?? '';
  const [sure] = name.split('$');
  if (sure === name) return true;
  // What stands before the variable may already rule out every entry.
  const canFit = entries.some(
    (entry) => !entry.startsWith('$') && (entry.startsWith(sure ?? '') || isBelow(sure ?? '', entry)),
  );
  return canFit || sure === '' ? null : true;
}
