import { noteActivity } from '../activity.js';
import { instant } from '../clock.js';
import { indexOf } from '../indexes.js';
import { choose, type Mutation, someGroup, somePerson, someProject } from '../mutate/types.js';
import type { Random } from '../random.js';
import type { World } from '../types.js';
import { addAuditEvent, happening, someSubject } from './audit.js';
import { addAccessRequest, addInvitation, addSamlGroupLink, addScimIdentity } from './build.js';
import type { Joinable } from './types.js';

/** A group or a project that people can join, one as likely as the other. */
function someHome(world: World, random: Random): Joinable | undefined {
  const sourceType = random.pick(['group', 'project'] as const);
  const home = sourceType === 'group' ? someGroup(world, random) : someProject(world, random);
  return home && { sourceType, sourceId: home.id };
}

/** Changes of the audit log, requests, invitations, identity providers, scanners and settings. */
export const governanceMutations: readonly Mutation[] = [
  {
    kind: 'audit-event-add',
    apply: (world, random) => {
      const people = [...world.users.values()].filter(({ userType }) => userType === 'human');
      const author = choose(random, people);
      if (author === undefined) return undefined;
      const groups = [...world.groups.values()];
      const subject = someSubject(world, random, { groups, projects: [...indexOf(world).projects], people });
      const event = addAuditEvent(world, author, subject, happening(random, subject, author), world.now);
      return `audit event ${event.id} about ${subject.type} ${subject.id}`;
    },
  },
  {
    kind: 'access-request-add',
    apply: (world, random) => {
      const user = somePerson(world, random);
      const home = someHome(world, random);
      if (user === undefined || home === undefined) return undefined;
      const request = addAccessRequest(world, user.id, home, world.now);
      return request && `user ${user.id} asked for access to ${home.sourceType} ${home.sourceId}`;
    },
  },
  {
    kind: 'access-request-remove',
    apply: (world, random) => {
      const request = choose(random, world.governance.accessRequests.values());
      if (request === undefined) return undefined;
      world.governance.accessRequests.delete(request.id);
      return `request ${request.id} of user ${request.userId} was denied`;
    },
  },
  {
    kind: 'invitation-add',
    apply: (world, random) => {
      const home = someHome(world, random);
      if (home === undefined) return undefined;
      const { id } = addInvitation(world, random, home);
      return `invitation ${id} to ${home.sourceType} ${home.sourceId}`;
    },
  },
  {
    kind: 'invitation-change',
    apply: (world, random) => {
      const invitation = choose(random, world.governance.invitations.values());
      if (invitation === undefined) return undefined;
      invitation.accessLevel = random.pick([10, 20, 30, 40, 50, 25]);
      invitation.expiresAt = null;
      return `invitation ${invitation.id} is for role ${invitation.accessLevel}`;
    },
  },
  {
    kind: 'invitation-remove',
    apply: (world, random) => {
      const invitation = choose(random, world.governance.invitations.values());
      if (invitation === undefined) return undefined;
      world.governance.invitations.delete(invitation.id);
      return `invitation ${invitation.id} was taken back`;
    },
  },
  {
    kind: 'member-role-change',
    apply: (world, random) => {
      const role = choose(random, world.memberRoles.values());
      if (role === undefined) return undefined;
      const name = random.pick(['read_runners', 'admin_web_hook', 'remove_project', 'read_dependency']);
      const has = role.abilities.includes(name);
      role.abilities = has ? role.abilities.filter((one) => one !== name) : [...role.abilities, name];
      return `custom role ${role.id} ${has ? 'lost' : 'got'} ${name}`;
    },
  },
  {
    kind: 'saml-group-link-add',
    apply: (world, random) => {
      const group = someGroup(world, random);
      return group && `link ${addSamlGroupLink(world, random, group.id).id} of group ${group.id}`;
    },
  },
  {
    kind: 'saml-group-link-change',
    apply: (world, random) => {
      const link = choose(random, world.governance.samlGroupLinks.values());
      if (link === undefined) return undefined;
      link.accessLevel = random.pick([10, 20, 30, 40, 50]);
      link.memberRoleId = null;
      return `link ${link.id} gives role ${link.accessLevel}`;
    },
  },
  {
    kind: 'saml-group-link-remove',
    apply: (world, random) => {
      const link = choose(random, world.governance.samlGroupLinks.values());
      if (link === undefined) return undefined;
      world.governance.samlGroupLinks.delete(link.id);
      return `link ${link.id} was removed`;
    },
  },
  {
    kind: 'scim-identity-add',
    apply: (world, random) => {
      const user = somePerson(world, random);
      const groupId = choose(random, world.governance.samlProviders.values());
      if (user === undefined || groupId === undefined) return undefined;
      const known = [...world.governance.scimIdentities.values()];
      if (known.some((row) => row.groupId === groupId && row.userId === user.id)) return undefined;
      addScimIdentity(world, random, groupId, user.id);
      return `SCIM tells group ${groupId} of user ${user.id}`;
    },
  },
  {
    kind: 'scim-identity-change',
    apply: (world, random) => {
      const identity = choose(random, world.governance.scimIdentities.values());
      if (identity === undefined) return undefined;
      identity.active = !identity.active;
      return `SCIM identity ${identity.id} is active: ${identity.active}`;
    },
  },
  {
    kind: 'identity-remove',
    apply: (world, random) => {
      const user = somePerson(world, random, (one) => one.identities.length > 0);
      if (user === undefined) return undefined;
      user.identities = user.identities.slice(1);
      return `user ${user.id} lost an identity`;
    },
  },
  {
    kind: 'scanners-change',
    apply: (world, random) => {
      const project = someProject(world, random);
      if (project === undefined) return undefined;
      const { scanners } = world.governance;
      if (scanners.has(project.id)) scanners.delete(project.id);
      else scanners.set(project.id, ['SAST', 'DAST']);
      noteActivity(world, project.id);
      return `scanners of project ${project.id}: ${scanners.get(project.id) ?? 'none'}`;
    },
  },
  {
    kind: 'setting-change',
    apply: (world) => {
      const { settings } = world.governance;
      settings.signup_enabled = settings.signup_enabled !== true;
      return `sign-up is ${settings.signup_enabled ? 'open' : 'closed'}`;
    },
  },
  {
    kind: 'contribution',
    apply: (world, random) => {
      const user = somePerson(world, random);
      const project = someProject(world, random, (one) => one.groupId !== null && !one.emptyRepo);
      if (user === undefined || project === undefined) return undefined;
      world.governance.pushes.push({ userId: user.id, projectId: project.id, at: instant(world.now) });
      noteActivity(world, project.id);
      return `user ${user.id} pushed to project ${project.id}`;
    },
  },
];
