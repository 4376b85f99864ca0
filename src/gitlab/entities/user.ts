import { defineEntity } from '../model/entity.js';
import { boolean, date, integer, text, texts, time } from '../model/values.js';

/** A person, bot or service account. */
export const user = defineEntity({
  kind: 'user',
  label: 'GitLabUser',
  classLabels: ['User'],
  description:
    'A person, bot or service account. Bots of project and group access tokens are users too (R26).',
  parents: ['account'],
  properties: {
    id: integer('GitLab’s id.'),
    username: text('Username.'),
    name: text('Display name.'),
    state: text('`active`, `blocked`, `banned`, `deactivated`, `ldap_blocked` and others (R12).'),
    locked: boolean('Whether sign-in is locked after failed attempts.'),
    webUrl: text('Address in the browser.'),
    bot: boolean('Whether it is a bot.'),
    userType: text('`HUMAN`, `PROJECT_BOT`, `SERVICE_ACCOUNT` and others, where GraphQL shows it.'),
    email: text('Primary e-mail address.'),
    publicEmail: text('Public e-mail address.'),
    isAdmin: boolean('Whether the user is an instance administrator (R13).'),
    isAuditor: boolean('Whether the user is an auditor (R13).'),
    external: boolean('External users do not see internal resources (R14).'),
    twoFactorEnabled: boolean('Whether two-factor authentication is on.'),
    privateProfile: boolean('Whether the profile is hidden.'),
    canCreateGroup: boolean('Whether the user may create top-level groups.'),
    projectsLimit: integer('How many personal projects the user may have.'),
    identities: texts('External identities as `provider:extern_uid`.'),
    createdAt: time('When the account was created.'),
    confirmedAt: time('When its e-mail was confirmed.'),
    lastSignInAt: time('Last sign-in but one.', { volatile: true }),
    currentSignInAt: time('Last sign-in.', { volatile: true }),
    lastActivityOn: date('Day of the last activity.', { volatile: true }),
  },
  indexes: ['username', 'id', 'email', 'isAdmin', 'isAuditor'],
  lookUp: 'username',
  searched: ['username', 'name', 'email', 'publicEmail'],
});
