import { z } from 'zod';
import { isAppError } from '../../core/errors.js';
import type { NodeRef, View } from '../model/entity.js';
import { belowPremium, isTopLevel } from './audit-events.js';
import { eachTarget, parseRows } from './rest-list.js';
import type { Source } from './source.js';

const uid = z.union([z.string(), z.number()]).nullish();

/** The identities inside a user's row, as administrators see them. */
export const listedIdentities = z
  .array(z.object({ provider: z.string(), extern_uid: uid, saml_provider_id: z.number().nullish() }))
  .nullish();

interface Told {
  readonly provider: string;
  readonly externUid: z.infer<typeof uid>;
  readonly userId: number;
  readonly group: number | undefined;
  readonly active: boolean | null;
}

function view({ provider, externUid, userId, group, active }: Told, account: NodeRef): View {
  const parent = group === undefined ? account : { kind: 'group' as const, id: group };
  return {
    node: { kind: 'identity', id: `${provider}/${group ?? 'instance'}/${userId}` },
    properties: {
      provider,
      externUid: externUid == null ? null : String(externUid),
      userId,
      groupId: group ?? null,
      active,
    },
    edges: [
      { type: 'HAS', direction: 'in', rows: [{ other: parent }] },
      { type: 'ACTS_AS', direction: 'out', rows: [{ other: { kind: 'user', id: userId } }] },
    ],
  };
}

/** The identities of a user at providers of the instance; those at a group's own provider are in its list. */
export function instanceIdentities(
  userId: number,
  identities: z.infer<typeof listedIdentities>,
  account: NodeRef,
): View[] {
  return (identities ?? [])
    .filter((row) => row.saml_provider_id == null && /^[\w.-]{1,60}$/.test(row.provider))
    .map(({ provider, extern_uid: externUid }) =>
      view({ provider, externUid, userId, group: undefined, active: null }, account),
    );
}

const row = z.object({ extern_uid: uid, user_id: z.number(), active: z.boolean().nullish() });

const groupIdentities = (kind: 'saml' | 'scim'): Source => ({
  id: `${kind}-identities`,
  title: `${kind.toUpperCase()} identities of top-level groups`,
  feeds: ['identity'],
  asserts: ['identity'],
  targets: 'group',
  stage: 4,
  batch: 1,
  needs: { role: 'Owner', tier: 'premium' },
  unreadable: belowPremium,
  read: (job) =>
    eachTarget(job, async (scope, target) => {
      if (!isTopLevel(target)) return;
      try {
        for await (const page of job.client.list(`/groups/${target.id}/${kind}/identities`)) {
          const views = parseRows(page, row, scope).map(
            ({ extern_uid: externUid, user_id: userId, active }) => {
              const provider = kind === 'saml' ? 'group_saml' : 'scim';
              const isActive = kind === 'scim' ? (active ?? null) : null;
              return view({ provider, externUid, userId, group: target.id, active: isActive }, job.account);
            },
          );
          await scope.emit(views);
        }
      } catch (error) {
        // The group was listed, so it is there: 404 means that it has no such provider, and refusals are 403.
        if (!isAppError(error, 'GITLAB_NOT_FOUND')) throw error;
      }
    }),
});

/** Who signs in by SAML of a top-level group. */
export const samlIdentities = groupIdentities('saml');
/** Whom SCIM tells a top-level group of, and whether they are active there. */
export const scimIdentities = groupIdentities('scim');
