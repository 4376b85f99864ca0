import type { GraphQLConnection } from '../client/types.js';
import type { View } from '../model/entity.js';
import { numericId } from '../model/values.js';
import { type BranchRuleRow, branchRuleRow, overflows, ruleOf } from './branch-rule-rows.js';
import { emitBranchRules, restBranchRules } from './branch-rules-rest.js';
import { distribute, globalIds } from './graphql-batch.js';
import { hiddenEntries } from './references.js';
import type { Scope, Source, Target } from './source.js';
import { checkViews } from './status-checks.js';

const entries = (more = '') =>
  `(first: 100) { nodes { accessLevel accessLevelDescription user { id username name } group { id name } ${more} } pageInfo { hasNextPage } }`;
const rules = `nodes {
    id name matchingBranchesCount
    branchProtection {
      allowForcePush codeOwnerApprovalRequired isGroupLevel
      pushAccessLevels${entries('deployKey { id title }')}
      mergeAccessLevels${entries()}
      unprotectAccessLevels${entries()}
    }
    approvalRules(first: 1) { nodes { id } }
    externalStatusChecks(first: 100) { nodes { id name externalUrl hmac } pageInfo { hasNextPage } }
  }
  pageInfo { hasNextPage endCursor }`;

/** The documents of this source; each is checked against GitLab’s schema by the contract test. */
const documents = {
  batch: `query BranchRulesOfProjects($ids: [ID!], $projects: Int, $first: Int) {
    projects(ids: $ids, first: $projects) { nodes {
      id userPermissions { adminProject } pushRules { rejectUnsignedCommits } branchRules(first: $first) { ${rules} }
    } }
  }`,
  project: `query BranchRulesOfProject($path: ID!, $first: Int, $after: String) {
    project(fullPath: $path) { branchRules(first: $first, after: $after) { ${rules} } }
  }`,
} as const;

/** What the rules tell of the project itself: it decides which lists are asked for later. */
function projectView(target: Target, rows: readonly BranchRuleRow[], node: Record<string, unknown>): View {
  const approvals = rows.map(({ approvalRules }) => approvalRules?.nodes.length);
  const known = rows.length === 0 || approvals.some((count) => count !== undefined);
  const permissions = node.userPermissions as { adminProject?: boolean } | undefined;
  const hidden =
    node.pushRules === undefined || (node.pushRules === null && permissions?.adminProject === false);
  return {
    node: { kind: 'project', id: target.id },
    properties: {
      hasApprovalRules: known ? approvals.some((count) => (count ?? 0) > 0) : undefined,
      hasPushRule: hidden ? undefined : node.pushRules !== null,
    },
  };
}

/** Protected branches of each project with whom they name, the branches that matter, and status checks. */
export const branchRules: Source = {
  id: 'branch-rules',
  title: 'Protected branches, default branches and external status checks',
  feeds: ['protected_branch', 'branch', 'external_status_check', 'project'],
  targets: 'project',
  asserts: ['protected_branch', 'branch', 'external_status_check'],
  stage: 3,
  reads: ['defaultBranch', 'emptyRepo'],
  documents,
  batch: 25,
  needs: { role: 'Maintainer' },
  caveat: hiddenEntries,
  coveredBy: (facts) => (facts.graphql ? undefined : ['branch-rules-rest']),
  read: async (job) => {
    type Connection = GraphQLConnection<unknown>;
    const pageSizes = ['first'];
    const nodes = new Map<number, Record<string, unknown>>();
    const held = new Map<number, BranchRuleRow[]>();
    const emit = async (target: Target, scope: Scope): Promise<void> => {
      const rows = held.get(target.id) ?? [];
      // A rule with more entries than a page is read whole over REST, which does not page them.
      const whole = rows.some(overflows) ? await restBranchRules(job, scope, target) : undefined;
      const told = rows.flatMap(ruleOf);
      const complete = whole?.map((rule) => ({
        ...rule,
        matchingBranchesCount: told.find(({ id }) => id === rule.id)?.matchingBranchesCount,
      }));
      await emitBranchRules(scope, target, complete ?? told);
      if (rows.some((row) => row.externalStatusChecks?.pageInfo.hasNextPage === true))
        scope.drop('more external status checks than one answer holds');
      if (scope.dropped) return;
      await scope.emit([...checkViews(target, rows), projectView(target, rows, nodes.get(target.id) ?? {})]);
    };
    await distribute(
      job,
      async () => {
        const variables = {
          ids: globalIds('Project', job.targets),
          projects: job.targets.length,
          first: 100,
        };
        type Answer = { projects: { nodes: Record<string, unknown>[] } };
        const { data } = await job.client.graphql<Answer>(documents.batch, variables, { pageSizes });
        return data.projects.nodes;
      },
      {
        schema: branchRuleRow,
        first: (node) => {
          nodes.set(numericId(node.id as string), node);
          const connection = node.branchRules as Connection | null;
          // Below Maintainer GitLab leaves rules out instead of refusing: an empty list then says nothing.
          const permissions = node.userPermissions as { adminProject?: boolean } | undefined;
          const shown = (connection?.nodes?.length ?? 0) > 0 || permissions?.adminProject !== false;
          return shown ? connection : null;
        },
        rest: (target, after) =>
          job.client.graphqlPages<unknown, { project: { branchRules: Connection } | null }>(
            documents.project,
            { path: target.fullPath },
            (data) => data.project?.branchRules,
            { after, pageSizes },
          ),
        emit: async (rows, target) => {
          held.set(target.id, [...(held.get(target.id) ?? []), ...rows]);
        },
        end: emit,
      },
    );
  },
};
