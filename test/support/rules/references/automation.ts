import { by, holdsRole, instanceOf, isAdmin } from '../facts-b.js';
import {
  and,
  type Estate,
  flag,
  has,
  is,
  isUnreadable,
  known,
  not,
  number,
  or,
  type References,
  type Row,
  type Truth,
  text,
  time,
  value,
} from '../reference.js';
import { labelOf, type Node } from '../world.js';
import { tokensOf } from './tokens.js';

/** Whether the account may act (R12), where that was read. */
const isActive = (user: Node) => is(known(user, 'state'), 'active');

/** Who answers for something: a person, nobody, or not known. */
type Owner = Node | 'nobody' | 'unknown';

/** Whether an owner still has something to do with one of the places; without places, whether the account works. */
function isAlive(estate: Estate, owner: Node, places: readonly Node[]): Truth {
  if (places.length === 0) return isActive(owner);
  return and(isActive(owner), or(isAdmin(owner), ...places.map((place) => holdsRole(estate, owner, place))));
}

interface Automation {
  readonly kind: string;
  readonly node: Node;
  readonly works: Truth;
  readonly owner: Owner;
  readonly places: readonly Node[];
  readonly call: string | null;
}

function rowOf(estate: Estate, { kind, node, works, owner, places, call }: Automation): Row {
  const person = typeof owner === 'string' ? undefined : owner;
  let isOwnerless: Truth = owner === 'nobody' ? true : null;
  if (person !== undefined) isOwnerless = not(isAlive(estate, person, places));
  let reason = owner === 'nobody' ? 'none' : 'unknown';
  if (person !== undefined) reason = isActive(person) === false ? text(person, 'state') : 'not a member';
  return {
    fires: and(works, isOwnerless),
    kind,
    entityId: value(node, 'id'),
    name: value(node, 'name') ?? value(node, 'title') ?? value(node, 'description'),
    path: value(places[0], 'fullPath'),
    owner: value(person, 'username'),
    reason,
    call,
    entityKey: value(node, 'key'),
  };
}

/** Who made the bot of a token a member of the project or group. */
function makerOf(estate: Estate, token: Node, home: Node | undefined): Owner {
  const bot = estate.out(token, 'ACTS_AS', 'GitLabUser')[0]?.to;
  const link = bot === undefined ? undefined : estate.out(bot, 'MEMBER_OF').find(({ to }) => to === home);
  if (link === undefined || isUnreadable(link, 'createdById')) return 'unknown';
  const maker = value(link, 'createdById');
  if (maker === null) return 'nobody';
  const isMaker = (user: Node) => value(user, 'id') === maker && instanceOf(user) === instanceOf(token);
  return estate.nodes('GitLabUser').find(isMaker) ?? 'unknown';
}

const ownerOf = (estate: Estate, node: Node) => estate.into(node, 'OWNS', 'GitLabUser')[0]?.from;

function* automations(estate: Estate, now: number): Generator<Automation> {
  for (const { token, kind, works, owner: home } of tokensOf(estate)) {
    if (kind === 'deploy') continue;
    const id = text(token, 'id');
    if (kind === 'personal') {
      const user = estate.out(token, 'ACTS_AS', 'GitLabUser')[0]?.to;
      yield {
        kind: 'access_token',
        node: token,
        works,
        owner: user ?? 'unknown',
        places: [],
        call: `DELETE /personal_access_tokens/${id}`,
      };
      continue;
    }
    const folder = home !== undefined && labelOf(home) === 'GitLabGroup' ? 'groups' : 'projects';
    yield {
      kind: 'access_token',
      node: token,
      works,
      owner: makerOf(estate, token, home),
      places: home === undefined ? [] : [home],
      call: `DELETE /${folder}/${text(home, 'id')}/access_tokens/${id}`,
    };
  }
  for (const project of estate.nodes('GitLabProject')) {
    if (value(project, 'archived') === true) continue;
    const at = `/projects/${text(project, 'id')}`;
    for (const schedule of estate.children(project, 'GitLabPipelineSchedule'))
      yield {
        kind: 'pipeline_schedule',
        node: schedule,
        works: flag(schedule, 'active'),
        owner: ownerOf(estate, schedule) ?? 'nobody',
        places: [project],
        call: `POST ${at}/pipeline_schedules/${text(schedule, 'id')}/take_ownership`,
      };
    for (const trigger of estate.children(project, 'GitLabPipelineTrigger')) {
      const ends = time(known(trigger, 'expiresAt'));
      yield {
        kind: 'pipeline_trigger',
        node: trigger,
        works: or(not(has(trigger, 'expiresAt')), ends === null ? false : ends > now),
        owner: ownerOf(estate, trigger) ?? 'nobody',
        places: [project],
        call: `DELETE ${at}/triggers/${text(trigger, 'id')}`,
      };
    }
  }
  for (const key of estate.nodes('GitLabDeployKey')) {
    const doors = estate.out(key, 'GRANTS', 'GitLabProject').map(({ to }) => to);
    const places = by(
      doors.filter((project) => value(project, 'archived') !== true),
      (project) => `${text(project, 'fullPath')}\n${text(project, 'key')}`,
    );
    if (places.length === 0) continue;
    yield {
      kind: 'deploy_key',
      node: key,
      works: true,
      owner: ownerOf(estate, key) ?? 'unknown',
      places,
      call: `DELETE /projects/${text(places[0] ?? key, 'id')}/deploy_keys/${text(key, 'id')}`,
    };
  }
}

export const automationReferences: References = {
  'ownerless-automation': function* (estate, { asOf }) {
    for (const one of automations(estate, number(time(asOf)))) yield rowOf(estate, one);
  },
};
