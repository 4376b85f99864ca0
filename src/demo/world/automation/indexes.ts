import type { World } from '../types.js';
import type { WorldGpgKey, WorldHook, WorldIntegration, WorldPushMirror, WorldSshKey } from './types.js';

/** Look-ups by what the rows belong to: `group 5`, `project 7`, or an id. */
export interface AutomationIndex {
  readonly hooks: ReadonlyMap<string, readonly WorldHook[]>;
  readonly integrations: ReadonlyMap<string, readonly WorldIntegration[]>;
  readonly pushMirrors: ReadonlyMap<number, readonly WorldPushMirror[]>;
  readonly sshKeys: ReadonlyMap<number, readonly WorldSshKey[]>;
  readonly gpgKeys: ReadonlyMap<number, readonly WorldGpgKey[]>;
}

function by<Row, Key>(rows: Iterable<Row>, keyOf: (row: Row) => Key): Map<Key, Row[]> {
  const found = new Map<Key, Row[]>();
  for (const row of rows) {
    const key = keyOf(row);
    const known = found.get(key);
    if (known === undefined) found.set(key, [row]);
    else known.push(row);
  }
  return found;
}

const cache = new WeakMap<World, { readonly version: number; readonly index: AutomationIndex }>();

/** The look-ups of this version of the world. */
export function automationIndex(world: World): AutomationIndex {
  const known = cache.get(world);
  if (known?.version === world.version) return known.index;
  const { hooks, integrations, pushMirrors, sshKeys, gpgKeys } = world.automation;
  const place = (row: { readonly sourceType: string; readonly sourceId: number | null }) =>
    `${row.sourceType} ${row.sourceId ?? ''}`.trim();
  const index: AutomationIndex = {
    hooks: by(hooks.values(), place),
    integrations: by(integrations.values(), place),
    pushMirrors: by(pushMirrors.values(), ({ projectId }) => projectId),
    sshKeys: by(sshKeys.values(), ({ userId }) => userId),
    gpgKeys: by(gpgKeys.values(), ({ userId }) => userId),
  };
  cache.set(world, { version: world.version, index });
  return index;
}
