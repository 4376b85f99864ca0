import { hostOf } from '../../access/key-host.js';
import type { Value } from './order.js';
import { weakenable } from './properties.js';
import { type Subject, subjectId } from './record.js';

/** An event of GitLab's audit log, as the graph has it. */
export interface AuditEventRow {
  readonly key: string;
  readonly createdAt: string;
  readonly eventType: string;
  readonly from: string | null;
  readonly to: string | null;
  readonly entityType: string | null;
  readonly entityId: number | null;
  readonly targetType: string | null;
  readonly targetId: string | null;
}

/** What an event tells of one property. */
export interface ToldChange {
  readonly event: string;
  readonly at: string;
  readonly subject: Subject;
  readonly from: Value | undefined;
  /** Undefined: the event does not tell it. */
  readonly to: Value | undefined;
}

type Read = (text: string) => Value | undefined;
interface Mapping {
  readonly kind: string;
  readonly property: string;
  readonly value: Read;
  /** The thing is what the author dealt with, and not the group or project in which that is. */
  readonly target?: 'ProtectedBranch' | 'User';
}

const bool: Read = (text) => (text === 'true' ? true : text === 'false' ? false : undefined);
/** GitLab tells this one as its opposite. */
const opposite: Read = (text) => (text === 'true' ? false : text === 'false' ? true : undefined);
const whole: Read = (text) => (/^\d{1,9}$/.test(text) ? Number(text) : undefined);
const lower: Read = (text) =>
  ['private', 'internal', 'public'].includes(text.toLowerCase()) ? text.toLowerCase() : undefined;
const levels: Readonly<Record<string, number>> = {
  'minimal access': 5,
  guest: 10,
  planner: 15,
  reporter: 20,
  developer: 30,
  maintainer: 40,
  owner: 50,
};
const level: Read = (text) => levels[text.toLowerCase()] ?? whole(text);

const of = (kind: string, property: string, value: Read = bool, target?: Mapping['target']): Mapping => ({
  kind,
  property,
  value,
  ...(target === undefined ? {} : { target }),
});

/** What GitLab's types of events tell, by type. */
const mappings: Readonly<Record<string, Mapping>> = {
  project_visibility_level_updated: of('project', 'visibility', lower),
  project_merge_requests_author_approval_updated: of('project', 'mergeRequestsAuthorApproval', opposite),
  project_merge_requests_disable_committers_approval_updated: of(
    'project',
    'mergeRequestsDisableCommittersApproval',
  ),
  project_reset_approvals_on_push_updated: of('project', 'resetApprovalsOnPush'),
  project_disable_overriding_approvers_per_merge_request_updated: of(
    'project',
    'disableOverridingApproversPerMergeRequest',
  ),
  project_require_password_to_approve_updated: of('project', 'requireReauthenticationToApprove'),
  project_only_allow_merge_if_pipeline_succeeds_updated: of('project', 'onlyAllowMergeIfPipelineSucceeds'),
  project_only_allow_merge_if_all_discussions_are_resolved_updated: of(
    'project',
    'onlyAllowMergeIfAllDiscussionsAreResolved',
  ),
  group_visibility_level_updated: of('group', 'visibility', lower),
  group_membership_lock_updated: of('group', 'membershipLock'),
  group_require_two_factor_authentication_updated: of('group', 'requireTwoFactorAuthentication'),
  group_two_factor_grace_period_updated: of('group', 'twoFactorGracePeriod', whole),
  prevent_forking_outside_group_updated: of('group', 'preventForkingOutsideGroup'),
  protected_branch_allow_force_push_updated: of(
    'protected_branch',
    'allowForcePush',
    bool,
    'ProtectedBranch',
  ),
  protected_branch_code_owner_approval_required_updated: of(
    'protected_branch',
    'codeOwnerApprovalRequired',
    bool,
    'ProtectedBranch',
  ),
  user_admin_status_updated: of('user', 'isAdmin'),
  member_updated: of('MEMBER_OF', 'accessLevel', level, 'User'),
  member_created: of('MEMBER_OF', 'accessLevel', () => undefined, 'User'),
};

/** The types of events that tell of properties with a weaker direction. */
export const tellingTypes: readonly string[] = Object.keys(mappings);

const entityKinds: Readonly<Record<string, string>> = { Project: 'project', Group: 'group', User: 'user' };

function endsOf(row: AuditEventRow, { kind, target }: Mapping): Pick<Subject, 'key' | 'fromKey'> | undefined {
  const host = hostOf(row.key);
  const entity = entityKinds[row.entityType ?? ''];
  const home =
    entity === undefined || row.entityId === null ? undefined : `${host}/${entity}/${row.entityId}`;
  if (target === undefined)
    return home !== undefined && entity === kind ? { key: home, fromKey: null } : undefined;
  if (row.targetType !== target || !/^\d+$/.test(row.targetId ?? '')) return undefined;
  if (target === 'User')
    return home === undefined ? undefined : { key: home, fromKey: `${host}/user/${row.targetId}` };
  return { key: `${host}/${kind}/${row.targetId}`, fromKey: null };
}

/** What an event tells of a property with a weaker direction; undefined: nothing that is certain. */
export function toldBy(row: AuditEventRow): ToldChange | undefined {
  const mapping = mappings[row.eventType];
  const what = mapping === undefined ? undefined : weakenable(mapping.kind, mapping.property);
  if (mapping === undefined || what === undefined) return undefined;
  const ends = endsOf(row, mapping);
  if (ends === undefined) return undefined;
  const value = (text: string | null) => (text === null ? undefined : mapping.value(text));
  return {
    event: row.key,
    at: row.createdAt,
    subject: { ...ends, what },
    from: value(row.from),
    to: value(row.to),
  };
}

/** Whether an event tells that a property became weaker. */
export const isWeakening = ({ subject, from, to }: ToldChange): boolean =>
  from !== undefined && to !== undefined && subject.what.order.isWeaker(from, to);

/** What several events tell, oldest first, by subject. */
export function bySubject(rows: readonly AuditEventRow[]): ReadonlyMap<string, readonly ToldChange[]> {
  const sorted = rows.toSorted((a, b) =>
    a.createdAt < b.createdAt ? -1 : a.createdAt > b.createdAt ? 1 : 0,
  );
  const found = new Map<string, ToldChange[]>();
  for (const told of sorted.flatMap((row) => toldBy(row) ?? [])) {
    const id = subjectId(told.subject);
    found.set(id, [...(found.get(id) ?? []), told]);
  }
  return found;
}
