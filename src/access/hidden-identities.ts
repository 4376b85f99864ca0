import type { GraphRead } from '../core/graph-read.js';
import { type Asked, decideCase } from './case.js';
import { hiddenAmong, loadHidden } from './hidden.js';
import { type Actor, anonymous, type IdentityKind, today } from './identities.js';
import { hostOf } from './key-host.js';
import type { Place, ProjectPlace } from './places.js';
import { tokenLets } from './tokens.js';
import type { Action } from './types.js';
import type { UnreadList } from './verdict.js';

/** Whoever stands for itself and could stand in a list that was not read: with all that it can have in this project. */
function couldStand({ key }: ProjectPlace): readonly Actor[] {
  const named = (kind: IdentityKind, more: Partial<Actor>): Actor => ({
    ...anonymous,
    identity: { kind, key: '' },
    ...more,
  });
  return [
    named('deploy_token', { deployToken: { scopes: ['read_repository'], usable: true, of: [key] } }),
    named('deploy_key', { deployKey: { enabledIn: new Map([[key, true]]), expired: false } }),
    named('runner', { runner: { listed: true, paused: false, refProtected: false, serves: [key] } }),
  ];
}

/**
 * The lists that were not read and could hold deploy tokens, deploy keys and runners that may do something in a project (R23, R27, R34).
 * @param places with the groups above them; `instances` are the keys of the accounts of their GitLab.
 */
export async function hiddenMachines(
  read: GraphRead,
  places: readonly Place[],
  asked: Asked,
  { kinds, instances }: { readonly kinds: readonly IdentityKind[]; readonly instances: readonly string[] },
): Promise<UnreadList[]> {
  const [place] = places;
  if (place?.kind !== 'project') return [];
  const open = couldStand(place)
    .filter(({ identity }) => kinds.includes(identity.kind))
    .filter((actor) => decideCase(actor, asked, { place, subject: undefined }).decision !== 'DENIED')
    .map(({ identity }) => identity.kind);
  const homes = [place.key, ...place.above, ...instances];
  const hidden = await loadHidden(read, hostOf(place.key), hiddenAmong(open), homes);
  return hiddenAmong(open).flatMap((kind) => homes.flatMap((home) => hidden.of(kind, home)));
}

/**
 * The lists that were not read and could hold access tokens and SSH keys by which people may do something (R25, R26).
 * @param homes keys of the people, and of the places by whose membership they may.
 */
export async function hiddenTokens(
  read: GraphRead,
  host: string,
  { action, kinds }: { readonly action: Action; readonly kinds: readonly IdentityKind[] },
  homes: readonly string[],
): Promise<UnreadList[]> {
  const usable = { scopes: ['api'], revoked: false, active: true, expiresAt: null };
  const open = (['access_token', 'ssh_key'] as const).filter(
    (kind) => kinds.includes(kind) && tokenLets({ kind, ...usable }, action, today()).decision === 'ALLOWED',
  );
  const hidden = await loadHidden(read, host, open, homes);
  return open.flatMap((kind) => homes.flatMap((home) => hidden.of(kind, home)));
}
