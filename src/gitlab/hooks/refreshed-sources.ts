import { sources } from '../sources/index.js';
import type { Source, TargetKind } from '../sources/source.js';
import type { HookTopic } from './hook-event.js';

/** Which sources tell what an event may have changed; `structure` is answered by a run over all. */
export const refreshedBy: Readonly<Record<Exclude<HookTopic, 'structure'>, readonly string[]>> = {
  push: [
    'merge-requests',
    'merge-requests-rest',
    'merge-request-commits',
    'branch-rules',
    'ci-configs',
    'commits',
    'languages',
  ],
  tag: ['releases'],
  merge_request: ['merge-requests', 'merge-requests-rest', 'merge-request-commits', 'participants'],
  pipeline: ['pipelines'],
  deployment: ['environments'],
  release: ['releases'],
  member: [
    'group-members',
    'project-members',
    'group-access-requests',
    'project-access-requests',
    'group-invitations',
    'open-invitations',
    'project-invitations',
  ],
  access_token: ['group-access-tokens', 'project-access-tokens'],
  key: ['user-ssh-keys', 'user-gpg-keys'],
};

/** The sources of one kind of target that an event calls for. */
export function sourcesFor(topic: Exclude<HookTopic, 'structure'>, target: TargetKind): readonly Source[] {
  return sources.filter(({ id, targets }) => targets === target && refreshedBy[topic].includes(id));
}
