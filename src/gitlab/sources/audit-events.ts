import { z } from 'zod';
import type { InstanceFacts } from '../discovery.js';
import { auditEvent } from '../entities/audit-event.js';
import type { NodeRef, OwnedEdges, View } from '../model/entity.js';
import { rowReader } from '../model/row.js';
import type { Properties } from '../model/values.js';
import { harmlessValue, withoutAddress } from './audit-texts.js';
import { KnownThings, knownThingsDocument, type NamedKind } from './known-things.js';
import { eachTarget, parseRows } from './rest-list.js';
import type { ReadJob, Source, Target } from './source.js';

/** How far back the log is read when there is nothing to go on from, in milliseconds. */
const windowMs = 30 * 24 * 60 * 60 * 1000;

const extra = {
  id: z.number(),
  author_id: z.number().nullish(),
  entity_id: z.number().nullish(),
  entity_type: z.string().nullish(),
  event_type: z.string().nullish(),
  entity_path: z.string().nullish(),
  // Any other detail, such as a message in a person's own words, is not even looked at.
  details: z
    .object({
      add: z.unknown(),
      remove: z.unknown(),
      change: z.unknown(),
      with: z.unknown(),
      from: z.unknown(),
      to: z.unknown(),
      author_name: z.unknown(),
      event_name: z.unknown(),
      entity_path: z.unknown(),
      target_id: z.unknown(),
      target_type: z.unknown(),
      target_details: z.unknown(),
    })
    .partial(),
};
const reader = rowReader(auditEvent, {
  naming: 'rest',
  fields: ['id', 'createdAt', 'authorId', 'entityType', 'entityId'],
  extra,
});
type Row = z.infer<typeof reader.schema>;

const actions = ['add', 'remove', 'change', 'with'] as const;
const plain = (value: unknown): string | null =>
  (typeof value === 'string' && value !== '') || typeof value === 'number'
    ? String(value).slice(0, 255)
    : null;

function properties(row: Row): Properties {
  const { details } = row;
  const action = actions.find((name) => plain(details[name]) !== null);
  const subject = action === undefined ? null : plain(details[action]);
  const change = action === 'change' ? subject : null;
  return {
    ...reader.properties(row),
    eventType: plain(row.event_type) ?? plain(details.event_name),
    action: action ?? null,
    subject,
    from: harmlessValue(change, details.from),
    to: harmlessValue(change, details.to),
    authorName: plain(details.author_name),
    entityPath: plain(row.entity_path) ?? plain(details.entity_path),
    targetType: plain(details.target_type),
    targetId: plain(details.target_id),
    targetDetails: withoutAddress(plain(details.target_details)),
  };
}

const kinds: Readonly<Record<string, NamedKind>> = { User: 'user', Group: 'group', Project: 'project' };

/** What a row names: who did it, and what it is about. */
function named(row: Row): { author: Named[]; about: Named[] } {
  const of = (type: unknown, id: unknown): Named[] => {
    const kind = typeof type === 'string' ? kinds[type] : undefined;
    return kind !== undefined && typeof id === 'number' && id > 0 ? [{ kind, id }] : [];
  };
  return {
    author: of('User', row.author_id),
    about: [...of(row.entity_type, row.entity_id), ...of(row.details.target_type, row.details.target_id)],
  };
}
type Named = { readonly kind: NamedKind; readonly id: number };

function view(row: Row, parent: NodeRef, things: KnownThings | undefined): View {
  const { author, about } = named(row);
  const rows = (list: readonly Named[]) => {
    const found = new Map(
      list.flatMap(({ kind, id }) => {
        const other = things?.find(kind, id);
        return other === undefined ? [] : [[`${kind}/${id}`, { other }] as const];
      }),
    );
    return [...found.values()];
  };
  const edges: OwnedEdges[] = [
    { type: 'HAS', direction: 'in', rows: [{ other: parent }] },
    // Without GraphQL nobody says what is still there, so what was known stays.
    ...(things === undefined
      ? []
      : [
          { type: 'PERFORMED' as const, direction: 'in' as const, rows: rows(author) },
          { type: 'CONCERNS' as const, direction: 'out' as const, rows: rows(about) },
        ]),
  ];
  return { node: { kind: 'audit_event', id: row.id }, properties: properties(row), edges };
}

/** Why a GitLab without a licence has no audit events, member roles or identity providers of groups. */
export function belowPremium(facts: InstanceFacts): string | undefined {
  const isFree = facts.enterprise === false || facts.tier === 'free';
  return isFree ? 'it exists from the Premium tier on' : undefined;
}

/**
 * Whether a group stands at the top of GitLab: only such groups have some lists. The others are known to have none, and
 * are not left out, so that what a group had before it was moved below another goes.
 */
export function isTopLevel({ kind, top, fullPath }: Target): boolean {
  return kind === 'group' && top && !fullPath.includes('/');
}

const source = (
  given: Pick<Source, 'id' | 'title' | 'targets' | 'needs' | 'batch' | 'coveredBy' | 'caveat'>,
  path: (target: Target) => string,
): Source => ({
  ...given,
  feeds: ['audit_event'],
  asserts: ['audit_event'],
  stage: 2,
  incremental: true,
  documents: { knownThings: knownThingsDocument },
  unreadable: belowPremium,
  read: (job: ReadJob) => {
    const things = job.facts.graphql ? new KnownThings(job) : undefined;
    return eachTarget(job, async (scope, target) => {
      const { kind, id } = target;
      const parent: NodeRef = kind === 'group' ? { kind, id } : job.account;
      const now = Date.now() + (job.client.metrics.clockSkewMs ?? 0);
      const since = job.since ?? new Date(now - windowMs).toISOString();
      const options = { query: { created_after: since }, keyset: { orderBy: 'id', sort: 'desc' } } as const;
      for await (const page of job.client.list(path(target), options)) {
        const rows = parseRows(page, reader.schema, scope);
        await things?.learn(rows.flatMap((row) => Object.values(named(row)).flat()));
        await scope.emit(rows.map((row) => view(row, parent, things)));
      }
    });
  },
});

const instanceWide = ({ token, group }: InstanceFacts): boolean => token.isAdmin && group === undefined;

/** The instance's whole audit log, for an administrator. */
export const auditEvents = source(
  {
    id: 'audit-events',
    title: 'Audit events of the instance, its groups and projects',
    targets: 'instance',
    needs: { role: 'administrator', tier: 'premium' },
    batch: 1,
    coveredBy: (facts) => (instanceWide(facts) ? undefined : ['group-audit-events']),
  },
  () => '/audit_events',
);

/** The audit log of each group. */
export const groupAuditEvents = source(
  {
    id: 'group-audit-events',
    title: 'Audit events of groups',
    targets: 'group',
    needs: { role: 'Owner', tier: 'premium' },
    batch: 20,
    coveredBy: (facts) => (instanceWide(facts) ? ['audit-events'] : undefined),
    caveat: () => 'what happened in projects and to people is in the instance’s log, for administrators only',
  },
  (target) => `/groups/${target.id}/audit_events`,
);
