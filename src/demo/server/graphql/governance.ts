import type { World, WorldGroup, WorldProject, WorldUser } from '../../world/types.js';
import type { Connection } from './connection.js';
import { connect } from './connection.js';
import type { Arguments, Fields, GraphQLContext } from './context.js';
import type { GraphQLPart } from './part.js';

const sdl = `
  scalar ISO8601Date

  enum SecurityScannerType {
    API_FUZZING CLUSTER_IMAGE_SCANNING CONTAINER_SCANNING COVERAGE_FUZZING DAST DEPENDENCY_SCANNING SAST SAST_ADVANCED
    SAST_IAC SECRET_DETECTION
  }
  type SecurityScanners { available: [SecurityScannerType!] enabled: [SecurityScannerType!] pipelineRun: [SecurityScannerType!] }
  extend type Project { securityScanners: SecurityScanners }

  type ContributionAnalyticsContribution {
    user: UserCore repoPushed: Int mergeRequestsCreated: Int mergeRequestsMerged: Int mergeRequestsApproved: Int
    mergeRequestsClosed: Int issuesCreated: Int issuesClosed: Int totalEvents: Int
  }
  type ContributionAnalyticsContributionConnection { nodes: [ContributionAnalyticsContribution] pageInfo: PageInfo! }
  extend type Group {
    contributions(after: String, before: String, first: Int, last: Int, from: ISO8601Date!, to: ISO8601Date!): ContributionAnalyticsContributionConnection
  }
`;

/** What one person did in a group and below it within some days. */
interface Contribution {
  readonly user: WorldUser;
  repoPushed: number;
  mergeRequestsCreated: number;
  mergeRequestsMerged: number;
  mergeRequestsApproved: number;
  mergeRequestsClosed: number;
  readonly issuesCreated: number;
  readonly issuesClosed: number;
  totalEvents: number;
}

type Counted = 'repoPushed' | 'mergeRequestsCreated' | 'mergeRequestsMerged' | 'mergeRequestsClosed';

/** Everyone's contributions in these projects from one day (`YYYY-MM-DD`) to another, both included, by id. */
export function contributionsIn(
  world: World,
  projectIds: ReadonlySet<number>,
  from: string,
  to: string,
): Contribution[] {
  const found = new Map<number, Contribution>();
  const count = (userId: number | null, at: string | null, name: Counted): void => {
    const user = userId === null ? undefined : world.users.get(userId);
    const day = at?.slice(0, 10);
    if (user === undefined || day === undefined || day < from || day > to) return;
    const row = found.get(user.id) ?? {
      user,
      repoPushed: 0,
      mergeRequestsCreated: 0,
      mergeRequestsMerged: 0,
      mergeRequestsApproved: 0,
      mergeRequestsClosed: 0,
      issuesCreated: 0,
      issuesClosed: 0,
      totalEvents: 0,
    };
    row[name] += 1;
    row.totalEvents += 1;
    found.set(user.id, row);
  };
  for (const push of world.governance.pushes)
    if (projectIds.has(push.projectId)) count(push.userId, push.at, 'repoPushed');
  for (const request of world.mergeRequests.values()) {
    if (!projectIds.has(request.projectId)) continue;
    count(request.authorId, request.createdAt, 'mergeRequestsCreated');
    count(request.mergeUserId, request.mergedAt, 'mergeRequestsMerged');
    count(request.closedById, request.closedAt, 'mergeRequestsClosed');
  }
  return [...found.values()].sort((a, b) => a.user.id - b.user.id);
}

/** Members of the group see them, in the paid tiers. */
function contributions(
  group: WorldGroup,
  args: Arguments,
  { world, index, settings, caller }: GraphQLContext,
): Connection<Contribution> | null {
  if (settings.tier === 'free') return null;
  if (!caller.rights.readsAll && caller.rights.groupLevel(group.id) < 20) return null;
  const inside = [group, ...index.descendants(group.id)];
  const ids = new Set(inside.flatMap(({ id }) => index.projectsOfGroup.get(id) ?? []).map(({ id }) => id));
  const rows = contributionsIn(world, ids, String(args.from), String(args.to));
  return connect(rows, args, { at: ({ user }) => ({ key: user.id, id: user.id }) });
}

const groupFields: Fields<WorldGroup> = { contributions };

const projectFields: Fields<WorldProject> = {
  securityScanners: (project, _args, { world, caller }) => {
    if (caller.rights.projectLevel(project.id) < 30) return null;
    const enabled = world.governance.scanners.get(project.id) ?? [];
    return { available: ['SAST', 'SECRET_DETECTION'], enabled, pipelineRun: enabled };
  },
};

/** Who contributed to a group lately, and the security scanners of projects. */
export const governanceGraphql: GraphQLPart = {
  sdl,
  resolvers: { Group: groupFields, Project: projectFields },
  enterpriseFields: { Group: ['contributions'], Project: ['securityScanners'] },
  costs: { 'Group.contributions': 1 },
};
