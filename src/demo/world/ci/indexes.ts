import { indexOf } from '../indexes.js';
import type { World } from '../types.js';
import type {
  Home,
  WorldClusterAgent,
  WorldEnvironment,
  WorldJobTokenEntry,
  WorldPipeline,
  WorldProtectedEnvironment,
  WorldSchedule,
  WorldSecureFile,
  WorldTrigger,
  WorldVariable,
} from './types.js';

/** Look-ups over one version of a world's CI/CD, by `project/<id>` or `group/<id>`, in the order of ids. */
export interface CicdIndex {
  readonly variables: ReadonlyMap<string, readonly WorldVariable[]>;
  readonly environments: ReadonlyMap<string, readonly WorldEnvironment[]>;
  readonly protectedEnvironments: ReadonlyMap<string, readonly WorldProtectedEnvironment[]>;
  readonly schedules: ReadonlyMap<string, readonly WorldSchedule[]>;
  readonly triggers: ReadonlyMap<string, readonly WorldTrigger[]>;
  readonly jobTokenEntries: ReadonlyMap<string, readonly WorldJobTokenEntry[]>;
  readonly pipelines: ReadonlyMap<string, readonly WorldPipeline[]>;
  readonly secureFiles: ReadonlyMap<string, readonly WorldSecureFile[]>;
  readonly clusterAgents: ReadonlyMap<string, readonly WorldClusterAgent[]>;
}

/** How a home is named in the look-ups; `instance` for none. */
export function homeName(home: Home | null): string {
  return home === null ? 'instance' : `${home.kind}/${home.id}`;
}

function grouped<Row>(rows: ReadonlyMap<number, Row>, of: (row: Row) => string): Map<string, Row[]> {
  const found = new Map<string, Row[]>();
  for (const row of rows.values()) {
    const known = found.get(of(row));
    if (known === undefined) found.set(of(row), [row]);
    else known.push(row);
  }
  return found;
}

const ofHome = ({ home }: { readonly home: Home | null }): string => homeName(home);
const ofProject = ({ projectId }: { readonly projectId: number }): string => `project/${projectId}`;

const indexes = new WeakMap<World, { readonly version: number; readonly index: CicdIndex }>();

/** The look-ups of the world as it is now; built anew after each `touch`. */
export function cicdIndexOf(world: World): CicdIndex {
  const known = indexes.get(world);
  if (known?.version === world.version) return known.index;
  const { cicd } = world;
  const index: CicdIndex = {
    variables: grouped(cicd.variables, ofHome),
    environments: grouped(cicd.environments, ofProject),
    protectedEnvironments: grouped(cicd.protectedEnvironments, ofHome),
    schedules: grouped(cicd.schedules, ofProject),
    triggers: grouped(cicd.triggers, ofProject),
    jobTokenEntries: grouped(cicd.jobTokenEntries, ofProject),
    pipelines: grouped(cicd.pipelines, ofProject),
    secureFiles: grouped(cicd.secureFiles, ofProject),
    clusterAgents: grouped(cicd.clusterAgents, ofProject),
  };
  indexes.set(world, { version: world.version, index });
  return index;
}

/** The rules that protect an environment: its project's for its name, and those of the groups above for its tier (R33). */
export function rulesOf(
  world: World,
  environment: Pick<WorldEnvironment, 'projectId' | 'name' | 'tier'>,
): readonly WorldProtectedEnvironment[] {
  const { protectedEnvironments } = cicdIndexOf(world);
  const own = (protectedEnvironments.get(`project/${environment.projectId}`) ?? []).filter(
    ({ name }) => name === environment.name,
  );
  const groupId = world.projects.get(environment.projectId)?.groupId ?? null;
  const above = groupId === null ? [] : indexOf(world).ancestors(groupId);
  const inherited = above.flatMap(({ id }) =>
    (protectedEnvironments.get(`group/${id}`) ?? []).filter(({ name }) => name === environment.tier),
  );
  return [...own, ...inherited];
}
