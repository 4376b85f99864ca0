import { and, type Estate, is, known, not, type References, type Truth, text, value } from '../reference.js';
import type { Node } from '../world.js';

/** The flags that guard, and the value that is the weak one. */
const weakValues: Readonly<Record<string, Readonly<Record<string, boolean>>>> = {
  protected_branch: { allowForcePush: true, codeOwnerApprovalRequired: false },
  project: {
    onlyAllowMergeIfPipelineSucceeds: false,
    onlyAllowMergeIfAllDiscussionsAreResolved: false,
    onlyAllowMergeIfAllStatusChecksPassed: false,
    allowMergeOnSkippedPipeline: true,
    resetApprovalsOnPush: false,
    disableOverridingApproversPerMergeRequest: false,
    mergeRequestsAuthorApproval: true,
    mergeRequestsDisableCommittersApproval: false,
    secretPushProtectionEnabled: false,
    inboundJobTokenScopeEnabled: false,
    ciPushRepositoryForJobTokenAllowed: true,
  },
  group: {
    requireTwoFactorAuthentication: false,
    shareWithGroupLock: false,
    preventForkingOutsideGroup: false,
  },
  push_rule: { rejectUnsignedCommits: false, preventSecrets: false },
  variable: { protected: false, masked: false },
  runner: { locked: false, runUntagged: true },
};
const guards = ['protected_branch', 'protected_tag', 'protected_environment', 'approval_rule'];

/** Changes since the accepted baseline, the earliest first. */
export function changesSinceBaseline(estate: Estate): Node[] {
  const since = text(
    estate.nodes('Baseline').find((one) => value(one, 'name') === 'estate'),
    'at',
  );
  const order = (one: Node) => `${text(one, 'at')} ${text(one, 'id')}`;
  return estate
    .nodes('Change')
    .filter((change) => text(change, 'at') > since)
    .sort((a, b) => (order(a) < order(b) ? -1 : 1));
}

const homeOf = (estate: Estate, node: Node) => estate.parent(node, 'GitLabGroup', 'GitLabProject');
const lastPart = (key: string) => key.slice(key.lastIndexOf('/') + 1);
const isTold = (told: Truth) => (told === null ? null : String(told));

export const driftReferences: References = {
  'protection-downgraded': function* (estate) {
    const changes = changesSinceBaseline(estate);
    const seen = new Set<string>();
    for (const change of changes) {
      const [kind, key] = [text(change, 'type'), text(change, 'key')];
      const node = estate.nodes('GitLabEntity').find((one) => value(one, 'key') === key);
      if (text(change, 'operation') !== 'updated' || node === undefined) continue;
      for (const [property, weak] of Object.entries(weakValues[kind] ?? {})) {
        // The first change tells what it was at the baseline.
        if (
          !(value(change, 'properties') as readonly string[]).includes(property) ||
          seen.has(`${key} ${property}`)
        )
          continue;
        seen.add(`${key} ${property}`);
        const told = (JSON.parse(text(change, 'before') || '{}') as Record<string, unknown>)[property];
        const before = typeof told === 'boolean' ? told : null;
        const after = known(node, property) as Truth;
        yield {
          fires: and(is(after, weak), not(is(before, weak))),
          objectId: lastPart(key),
          property,
          kind,
          before: isTold(before),
          after: isTold(after),
          path: value(node, 'fullPath') ?? value(homeOf(estate, node), 'fullPath'),
          changedAt: value(change, 'at'),
          objectKey: key,
        };
      }
    }
    const removed = new Map<string, Node>();
    for (const change of changes) {
      const isRemoval =
        text(change, 'operation') === 'deleted' &&
        text(change, 'subject') === 'relationship' &&
        text(change, 'type') === 'HAS';
      if (isRemoval) removed.set(`${text(change, 'key')} ${text(change, 'fromKey')}`, change);
    }
    for (const change of removed.values()) {
      const key = text(change, 'key');
      const kind = guards.find((one) => key.includes(`/${one}/`));
      const home = estate
        .nodes('GitLabGroup', 'GitLabProject')
        .find((one) => value(one, 'key') === value(change, 'fromKey'));
      if (
        kind === undefined ||
        home === undefined ||
        estate.nodes('GitLabEntity').some((one) => value(one, 'key') === key)
      )
        continue;
      yield {
        fires: true,
        objectId: lastPart(key),
        property: 'removed',
        kind,
        before: 'there',
        after: 'gone',
        path: value(home, 'fullPath'),
        changedAt: value(change, 'at'),
        objectKey: key,
      };
    }
  },
};
