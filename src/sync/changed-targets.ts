import { type EntityKind, nodeKey } from '../gitlab/model/entity.js';
import type { TargetKind } from '../gitlab/sources/source.js';
import type { Graph } from '../graph/driver.js';
import { nodeChange } from './changes.js';
import type { NodeState } from './state.js';

type OwnerKind = Exclude<TargetKind, 'instance'>;

/** GitLab moves a project's `last_activity_at` at most once an hour (`Project::LAST_ACTIVITY_UPDATE_INTERVAL`). */
const activityStepMs = 60 * 60 * 1000;

const owners: Readonly<Record<string, OwnerKind>> = { Group: 'group', Project: 'project', User: 'user' };
const isOwner = (kind: EntityKind): kind is OwnerKind => Object.values<EntityKind>(owners).includes(kind);

/**
 * The groups, projects and users whose lists can have changed since a time: those that a run saw change, those that
 * GitLab says were active or changed since, and those that audit events since then name.
 */
export class ChangedTargets {
  /** What the graph told in this stage. */
  readonly #told = new Map<OwnerKind, Promise<readonly string[]>>();
  readonly #seen: Record<OwnerKind, Set<string>> = { group: new Set(), project: new Set(), user: new Set() };

  constructor(
    private readonly graph: Graph,
    private readonly host: string,
    /** ISO time by GitLab's clock. */
    private readonly since: string,
  ) {}

  /** Notes what a batch wrote: new things, those of which more than volatile facts changed, and those claimed first. */
  note(nodes: readonly NodeState[], newlyClaimed: ReadonlySet<string>): void {
    for (const node of nodes) {
      const isChanged = newlyClaimed.has(node.key) || nodeChange(node) !== undefined;
      if (isChanged && node.after !== undefined && isOwner(node.kind)) this.#seen[node.kind].add(node.key);
    }
  }

  /** Looks at the graph anew when next asked: another stage was written to it. */
  look(): void {
    this.#told.clear();
  }

  /** The keys of those of one kind, as known by now. */
  async of(kind: OwnerKind): Promise<ReadonlySet<string>> {
    const told = this.#told.get(kind) ?? this.#tell(kind);
    this.#told.set(kind, told);
    return new Set([...this.#seen[kind], ...(await told)]);
  }

  /** The keys of the top-level groups of those projects. */
  async topGroups(): Promise<readonly string[]> {
    const rows = await this.graph.read<{ key: string }>(
      `UNWIND $projects AS key MATCH (p:GitLabProject {key: key})<-[:HAS*]-(g:GitLabGroup)
       WHERE NOT EXISTS { (:GitLabGroup)-[:HAS]->(g) } RETURN DISTINCT g.key AS key`,
      { projects: [...(await this.of('project'))] },
    );
    return rows.map(({ key }) => key);
  }

  async #tell(kind: OwnerKind): Promise<readonly string[]> {
    const lists = [kind === 'project' ? this.#activeProjects() : [], this.#audited(kind)];
    return (await Promise.all(lists)).flat();
  }

  async #activeProjects(): Promise<string[]> {
    const activeSince = new Date(Date.parse(this.since) - activityStepMs).toISOString();
    const rows = await this.graph.read<{ key: string }>(
      `MATCH (p:GitLabProject) WHERE p.key STARTS WITH $prefix
         AND (p.lastActivityAt >= $activeSince OR p.updatedAt >= $since) RETURN p.key AS key`,
      { prefix: `${this.host}/project/`, activeSince, since: this.since },
    );
    return rows.map(({ key }) => key);
  }

  async #audited(kind: OwnerKind): Promise<string[]> {
    const rows = await this.graph.read<{ entityType: string; entityId: number }>(
      `MATCH (e:GitLabAuditEvent) WHERE e.createdAt >= $since AND e.key STARTS WITH $prefix AND e.entityId IS NOT NULL
       RETURN DISTINCT e.entityType AS entityType, e.entityId AS entityId`,
      { prefix: `${this.host}/audit_event/`, since: this.since },
    );
    return rows
      .filter(({ entityType }) => owners[entityType] === kind)
      .map(({ entityId }) => nodeKey(this.host, { kind, id: entityId }));
  }
}
