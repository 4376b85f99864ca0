import { noteActivity } from '../activity.js';
import { addMergeRequest, nextIid } from '../build-merge-requests.js';
import { instant } from '../clock.js';
import type { Random } from '../random.js';
import type { World, WorldMergeRequest } from '../types.js';
import { choose, type Mutation, somePerson, someProject } from './types.js';

function someRequest(
  world: World,
  random: Random,
  fits: (request: WorldMergeRequest) => boolean = () => true,
): WorldMergeRequest | undefined {
  return choose(
    random,
    world.mergeRequests.values(),
    (request) => world.projects.get(request.projectId)?.archived === false && fits(request),
  );
}

/** Moves the request's clock on; what happens to it is work in its project. */
function moved(world: World, request: WorldMergeRequest): void {
  request.updatedAt = instant(world.now);
  noteActivity(world, request.projectId);
}

/** Changes of merge requests. */
export const mergeRequestMutations: readonly Mutation[] = [
  {
    kind: 'merge-request-open',
    apply: (world, random) => {
      const project = someProject(world, random, (one) => !one.archived && !one.emptyRepo);
      const people = [somePerson(world, random), somePerson(world, random)].flatMap((user) => user?.id ?? []);
      if (project === undefined || people.length === 0) return undefined;
      const request = addMergeRequest(world, random, project, {
        people,
        iid: nextIid(world, project.id),
        maxAge: 0,
        state: 'opened',
      });
      moved(world, request);
      return `merge request ${request.id} was opened in project ${project.id}`;
    },
  },
  {
    kind: 'merge-request-approve',
    apply: (world, random) => {
      const request = someRequest(world, random, (one) => one.state === 'opened');
      const user =
        request === undefined
          ? undefined
          : somePerson(
              world,
              random,
              (one) => !request.approverIds.includes(one.id) && one.id !== request.authorId,
            );
      if (request === undefined || user === undefined) return undefined;
      request.approverIds = [...request.approverIds, user.id];
      moved(world, request);
      return `merge request ${request.id} was approved by ${user.id}`;
    },
  },
  {
    kind: 'merge-request-unapprove',
    apply: (world, random) => {
      const request = someRequest(
        world,
        random,
        (one) => one.state === 'opened' && one.approverIds.length > 0,
      );
      if (request === undefined) return undefined;
      request.approverIds = request.approverIds.slice(1);
      moved(world, request);
      return `merge request ${request.id} lost an approval`;
    },
  },
  {
    kind: 'merge-request-merge',
    apply: (world, random) => {
      const request = someRequest(world, random, (one) => one.state === 'opened');
      const user = somePerson(world, random);
      if (request === undefined || user === undefined) return undefined;
      Object.assign(request, {
        state: 'merged',
        draft: false,
        mergeUserId: user.id,
        mergedAt: instant(world.now),
      });
      moved(world, request);
      return `merge request ${request.id} was merged by ${user.id}`;
    },
  },
  {
    kind: 'merge-request-close',
    apply: (world, random) => {
      const request = someRequest(world, random, (one) => one.state === 'opened');
      const user = somePerson(world, random);
      if (request === undefined || user === undefined) return undefined;
      Object.assign(request, { state: 'closed', closedById: user.id, closedAt: instant(world.now) });
      moved(world, request);
      return `merge request ${request.id} was closed`;
    },
  },
  {
    kind: 'merge-request-reopen',
    apply: (world, random) => {
      const request = someRequest(world, random, (one) => one.state === 'closed');
      if (request === undefined) return undefined;
      Object.assign(request, { state: 'opened', closedById: null, closedAt: null });
      moved(world, request);
      return `merge request ${request.id} was opened again`;
    },
  },
  {
    kind: 'merge-request-edit',
    apply: (world, random) => {
      const request = someRequest(world, random, (one) => one.state === 'opened');
      if (request === undefined) return undefined;
      request.title = `Edited ${random.hex(4)} "title"`;
      request.draft = !request.draft;
      request.sha = random.hex(40);
      moved(world, request);
      return `merge request ${request.id} was edited`;
    },
  },
  {
    kind: 'merge-request-remove',
    apply: (world, random) => {
      const request = someRequest(world, random);
      if (request === undefined) return undefined;
      world.mergeRequests.delete(request.id);
      noteActivity(world, request.projectId);
      return `merge request ${request.id} was deleted`;
    },
  },
];
