import type { Identity as ProductIdentity } from '../../../src/access/identities.js';
import { nodeKey } from '../../../src/gitlab/model/entity.js';
import type { Identity, Resource } from './questions.js';
import { accountOf } from './views.js';
import type { AccessWorld } from './world.js';

/** The text by which the product is asked for an identity of a world. */
export function identityText(world: AccessWorld, identity: Identity): string {
  if (identity.kind === 'anonymous') return 'anonymous';
  return identity.kind === 'job_token'
    ? nodeKey(world.host, { kind: 'project', id: identity.projectId })
    : nodeKey(world.host, identity);
}

/** The text by which the product is asked for a resource of a world. */
export function resourceText(world: AccessWorld, resource: Resource): string {
  return nodeKey(world.host, resource.kind === 'instance' ? accountOf(world) : resource);
}

/** An identity of a world as the product lists it: its kind and key. */
export function listedAs(world: AccessWorld, identity: Identity): string {
  const kind: ProductIdentity['kind'] = identity.kind === 'job_token' ? 'ci_job_token' : identity.kind;
  return `${kind} ${identityText(world, identity)}`;
}
