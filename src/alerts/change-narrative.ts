import type { ChangeRecord } from '../access/history/records.js';
import type { GraphRead } from '../core/graph-read.js';
import { affectedSection } from './narrative.js';
import { inWords, type Story, shown } from './narrative-text.js';
import { type AlertProof, affectedBy } from './proof.js';
import type { ChangeActor } from './weakening/change-actors.js';
import { weakenable } from './weakening/properties.js';

/** An alert that tells of a change. */
export interface ChangeAlert {
  readonly id: string;
  readonly rule: string;
  readonly title: string;
  readonly severity: string;
  readonly status: string;
  readonly evidence: string;
  readonly controls: readonly string[];
}

/** A change told from the rules that it concerns over the reason and the proof to the controls. */
export interface ChangeNarrative {
  readonly title: string;
  readonly at: string;
  /** What changed, in a sentence for each property. */
  readonly reason: readonly string[];
  /** The properties that are weaker than they were. */
  readonly weakened: readonly string[];
  /** The alerts that tell of it, or that opened about the thing after the run that found it. */
  readonly alerts: readonly ChangeAlert[];
  readonly proof: {
    readonly change: string;
    readonly operation: string;
    readonly kind: string;
    readonly key: string;
    readonly fromKey: string | null;
    readonly before: Readonly<Record<string, unknown>> | null;
    readonly after: Readonly<Record<string, unknown>> | null;
    readonly connection: string;
    readonly run: string;
    /** Who did it, where one audit event alone tells of it. */
    readonly actor: ChangeActor | null;
  };
  readonly affected: Pick<AlertProof, 'repositories' | 'environments'>;
  /** Usernames of those who own the thing or the place that it is in. */
  readonly owners: readonly string[];
  readonly controls: readonly string[];
}

/** Alerts of one change at most. */
const mostAlerts = 50;

const alertsOf = `
  UNWIND $changes AS one
  MATCH (a:Alert) WHERE a.asset IN one.keys
    AND (a.row CONTAINS '"changedAt":"' + one.at + '"' OR
      EXISTS { MATCH (a)-[:HAD]->(e:AlertEvent {run: one.run}) WHERE e.action IN ['OPENED', 'REOPENED', 'EVIDENCE_CHANGED'] })
  WITH one, a ORDER BY a.severityRank, a.id
  RETURN one.id AS change, collect(a {.id, .rule, .title, .severity, .status, .evidence, .controls})[0..$most] AS alerts`;

const keysOf = ({ key, fromKey }: ChangeRecord) => (fromKey === null ? [key] : [key, fromKey]);

/** The alerts that tell of changes, or that opened about their things after the runs that found them, by the ids of the changes; the worst first. */
export async function alertsOfChanges(
  read: GraphRead,
  changes: readonly ChangeRecord[],
): Promise<ReadonlyMap<string, readonly ChangeAlert[]>> {
  const rows = await read<{ change: string; alerts: readonly ChangeAlert[] }>(alertsOf, {
    changes: changes.map((change) => ({
      id: change.id,
      at: change.at,
      run: change.run,
      keys: keysOf(change),
    })),
    most: mostAlerts,
  });
  return new Map(rows.map(({ change, alerts }) => [change, alerts]));
}

const nameOf = `
  UNWIND $keys AS key OPTIONAL MATCH (n:GitLabEntity {key: key})
  OPTIONAL MATCH (home:GitLabGroup|GitLabProject)-[:HAS]->(n)
  WITH key, n, head(collect(home)) AS home
  RETURN coalesce(n.fullPath, '@' + n.username, n.name, n.title, key) AS name, coalesce(n.fullPath, home.fullPath) AS path`;

type Facts = Readonly<Record<string, unknown>>;
const factsOf = (json: string | null) => (json === null ? null : (JSON.parse(json) as Facts));

function titleOf({ operation, subject, type }: ChangeRecord, names: readonly string[]): string {
  const [to = '', from = ''] = names;
  if (subject === 'node') return `${inWords(type)} ${to} was ${operation}`;
  return `${from} ${inWords(type)} ${to} was ${operation}`;
}

const worth = (facts: Facts | null, name: string) => {
  const value = facts?.[name];
  return value === null || value === undefined ? 'not set' : shown(value);
};

function sentencesOf(
  { operation, properties }: ChangeRecord,
  before: Facts | null,
  after: Facts | null,
): string[] {
  const names = properties ?? [];
  if (operation === 'created') return names.map((name) => `${name} is ${worth(after, name)}`);
  if (operation === 'deleted') return names.map((name) => `${name} was ${worth(before, name)}`);
  return names.map((name) => `${name} was ${worth(before, name)} and is ${worth(after, name)}`);
}

function weakenedBy(
  { operation, type, properties }: ChangeRecord,
  before: Facts | null,
  after: Facts | null,
) {
  if (operation !== 'updated') return [];
  return (properties ?? []).filter((name) => {
    const [was, is] = [before?.[name], after?.[name]];
    const order = weakenable(type, name)?.order;
    return (
      order !== undefined &&
      was !== undefined &&
      is !== undefined &&
      order.isWeaker(was as never, is as never)
    );
  });
}

/** The narrative of a change; names, owners and what is affected are those of now. @throws errors of the graph. */
export async function changeNarrative(
  read: GraphRead,
  change: ChangeRecord,
  { alerts, actor }: { readonly alerts: readonly ChangeAlert[]; readonly actor: ChangeActor | null },
): Promise<ChangeNarrative> {
  const { id, at, operation, type, key, fromKey, connection, run } = change;
  const names = await read<{ name: string; path: string | null }>(nameOf, { keys: keysOf(change) });
  const { owners, ...affected } = await affectedBy(read, { asset: key, path: names[0]?.path ?? null });
  const [before, after] = [factsOf(change.before), factsOf(change.after)];
  return {
    title: titleOf(
      change,
      names.map(({ name }) => name),
    ),
    at,
    reason: sentencesOf(change, before, after),
    weakened: weakenedBy(change, before, after),
    alerts,
    proof: { change: id, operation, kind: type, key, fromKey, before, after, connection, run, actor },
    affected,
    owners,
    controls: [...new Set(alerts.flatMap(({ controls }) => controls))].sort(),
  };
}

const actorText = ({ key, username, name, event }: ChangeActor) =>
  `by ${username === null ? (name ?? key ?? 'somebody') : `@${username}`}, as the audit event ${event} tells`;

/** A change as it is told to people. */
export function changeStory(narrative: ChangeNarrative): Story {
  const { title, at, reason, weakened, alerts, proof, affected, owners, controls } = narrative;
  const { connection, run, actor, key, fromKey } = proof;
  const found = `Found at ${at} by the run ${run} of ${connection}; it happened before.`;
  return {
    title,
    line: weakened.length === 0 ? found : `Weaker than before: ${weakened.join(', ')}. ${found}`,
    sections: [
      {
        heading: 'Rules',
        paragraphs: [],
        items: alerts.map(
          ({ rule, severity, status, evidence }) => `${rule} (${severity}, ${inWords(status)}): ${evidence}`,
        ),
      },
      { heading: 'Reason', paragraphs: [], items: reason },
      {
        heading: 'Proof',
        paragraphs: [],
        items: [
          `about: ${key}`,
          ...(fromKey === null ? [] : [`from: ${fromKey}`]),
          ...(actor === null ? [] : [actorText(actor)]),
        ],
      },
      affectedSection(affected, owners),
      { heading: 'Controls', paragraphs: [], items: controls },
    ],
  };
}
