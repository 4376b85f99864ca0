import type { GraphRead } from '../core/graph-read.js';

/** What is known of a whole GitLab. */
export interface InstanceKnowledge {
  /** The highest that a connection knows of; null where none could read it. */
  readonly tier: 'free' | 'premium' | 'ultimate' | null;
  /** Whether administrators must ask for their rights (R25); null where no connection could read it. */
  readonly adminMode: boolean | null;
  /** Keys of its accounts, one for each connection to it. */
  readonly accounts: readonly string[];
  /** Abilities of custom roles by their ids (R17). */
  readonly memberRoles: ReadonlyMap<number, readonly string[]>;
}

interface Row {
  readonly tiers: readonly string[];
  readonly adminModes: readonly boolean[];
  readonly accounts: readonly string[];
  readonly roles: readonly { readonly id: number; readonly abilities: readonly string[] | null }[];
}

const statement = `
  RETURN COLLECT { MATCH (a:GitLabAccount) WHERE a.host = $host AND a.tier IS NOT NULL RETURN DISTINCT a.tier } AS tiers,
    COLLECT { MATCH (a:GitLabAccount) WHERE a.host = $host AND a.adminMode IS NOT NULL RETURN DISTINCT a.adminMode } AS adminModes,
    COLLECT { MATCH (a:GitLabAccount) WHERE a.host = $host RETURN a.key } AS accounts,
    COLLECT { MATCH (r:GitLabMemberRole) WHERE r.key STARTS WITH $prefix RETURN r {.id, .abilities} } AS roles`;

/** What is known of the GitLab of a host. */
export async function loadInstance(read: GraphRead, host: string): Promise<InstanceKnowledge> {
  const [row] = await read<Row>(statement, { host, prefix: `${host}/member_role/` });
  const tiers = (['ultimate', 'premium', 'free'] as const).filter((tier) => row?.tiers.includes(tier));
  const modes = row?.adminModes ?? [];
  return {
    tier: tiers[0] ?? null,
    adminMode: modes.length === 0 ? null : modes.includes(true),
    accounts: row?.accounts ?? [],
    memberRoles: new Map(
      row?.roles.flatMap(({ id, abilities }) => (abilities === null ? [] : [[id, abilities] as const])) ?? [],
    ),
  };
}
