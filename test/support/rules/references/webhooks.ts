import { holdsRole, hostOf, instanceOf, isAdmin, isAmong } from '../facts-b.js';
import {
  and,
  type Estate,
  flag,
  is,
  known,
  list,
  not,
  or,
  type Parameters,
  type References,
  type Truth,
  text,
  value,
} from '../reference.js';
import { isActive } from '../roles.js';
import { labelOf, type Node } from '../world.js';

const levels: Readonly<Record<string, string>> = { GitLabGroup: 'group', GitLabProject: 'project' };

interface Hook {
  readonly hook: Node;
  readonly level: string;
  readonly home: Node | undefined;
  /** Where the webhook is in the API. */
  readonly address: string;
}

function* hooksOf(estate: Estate): Generator<Hook> {
  for (const hook of estate.nodes('GitLabWebhook')) {
    const home = estate.parent(hook);
    const level = (home === undefined ? undefined : levels[labelOf(home)]) ?? 'system';
    const place = level === 'system' ? '' : `${level}s/${text(home, 'id')}/`;
    yield { hook, level, home, address: `/${place}hooks/${text(hook, 'id')}` };
  }
}

const columnsOf = ({ hook, level, home }: Hook) => ({
  hookLevel: level,
  hookId: value(hook, 'id'),
  name: value(hook, 'name'),
  path: value(home, 'fullPath'),
  host: value(hook, 'urlHost'),
  hookKey: value(hook, 'key'),
});

/** Who made a webhook, by the audit log. */
function makersOf(estate: Estate, hook: Node): Node[] {
  const makers: Node[] = [];
  for (const event of estate.nodes('GitLabAuditEvent')) {
    if (value(event, 'eventType') !== 'webhook_created') continue;
    if (value(event, 'targetId') !== text(hook, 'id') || instanceOf(event) !== instanceOf(hook)) continue;
    for (const { from } of estate.into(event, 'PERFORMED', 'GitLabUser')) makers.push(from);
  }
  return [...new Set(makers)];
}

/** Whether somebody may still look after a webhook. */
function isOwner(estate: Estate, maker: Node, home: Node | undefined): Truth {
  const here =
    home === undefined || labelOf(home) === 'GitLabAccount' ? false : holdsRole(estate, maker, home);
  return and(isActive(maker), or(isAdmin(maker), here));
}

/** Whether a host is none of the approved ones; unknown while nothing is approved. */
function isUnapproved(node: Node, approved: readonly string[]): Truth {
  const host = hostOf(node);
  return host === null || approved.length === 0 ? null : !isAmong(host, approved);
}

/** Whether a mirror does what is dangerous with the other repository. */
function isDangerous(mirror: Node, project: Node): Truth {
  if (value(mirror, 'direction') === 'pull') return flag(mirror, 'triggersPipelines');
  return not(is(known(project, 'visibility'), 'public'));
}

export const webhookReferences: References = {
  'webhook-no-secret': function* (estate) {
    for (const one of hooksOf(estate))
      yield {
        fires: not(flag(one.hook, 'hasSecret')),
        ...columnsOf(one),
        call: `PUT ${one.address} token=<secret>`,
      };
  },

  'webhook-insecure-transport': function* (estate, { corporateDomains }) {
    for (const one of hooksOf(estate)) {
      const { hook, address } = one;
      const host = hostOf(hook);
      const isForeign =
        host !== null && list(corporateDomains).length > 0 && !isAmong(host, list(corporateDomains));
      yield {
        fires: and(
          value(hook, 'alertStatus') !== 'disabled',
          or(is(known(hook, 'urlScheme'), 'http'), not(flag(hook, 'enableSslVerification'))),
        ),
        ...columnsOf(one),
        scheme: known(hook, 'urlScheme'),
        sslVerification: known(hook, 'enableSslVerification'),
        severity: isForeign ? 'high' : null,
        call: `PUT ${address} enable_ssl_verification=true`,
      };
    }
  },

  'webhook-ownerless-external': function* (estate, { corporateDomains, approvedHosts }) {
    for (const one of hooksOf(estate)) {
      const makers = makersOf(estate, one.hook);
      const owned = or(...makers.map((maker) => isOwner(estate, maker, one.home)));
      const outside = isUnapproved(one.hook, [...list(corporateDomains), ...list(approvedHosts)]);
      yield {
        fires: and(outside, not(owned)),
        ...columnsOf(one),
        makers: makers.map((maker) => text(maker, 'username')).sort(),
        call: `DELETE ${one.address}`,
      };
    }
  },

  'mirror-untrusted-remote': function* (estate, { approvedHosts }: Parameters) {
    for (const mirror of estate.nodes('GitLabMirror')) {
      const project = estate.parent(mirror, 'GitLabProject');
      if (project === undefined) continue;
      const host = hostOf(mirror);
      const isHere = host !== null && host.split(':')[0] === instanceOf(mirror).split(':')[0];
      const [direction, projectId] = [text(mirror, 'direction'), text(project, 'id')];
      const mirrorId =
        direction === 'pull'
          ? null
          : Number(text(mirror, 'key').slice(text(mirror, 'key').lastIndexOf('/') + 1));
      yield {
        fires: and(
          flag(mirror, 'enabled'),
          isDangerous(mirror, project),
          isHere ? false : isUnapproved(mirror, list(approvedHosts)),
        ),
        projectId: value(project, 'id'),
        mirrorId,
        direction,
        path: value(project, 'fullPath'),
        visibility: value(project, 'visibility'),
        host: value(mirror, 'urlHost'),
        triggersPipelines: value(mirror, 'triggersPipelines'),
        call:
          direction === 'pull'
            ? `PUT /projects/${projectId}/mirror/pull enabled=false mirror_trigger_builds=false`
            : `DELETE /projects/${projectId}/remote_mirrors/${String(mirrorId)}`,
        mirrorKey: value(mirror, 'key'),
        projectKey: value(project, 'key'),
      };
    }
  },
};
