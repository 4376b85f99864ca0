/** Something that the audit log of the instance, a group or a project tells; it outlives what it tells of. */
export interface WorldAuditEvent {
  readonly id: number;
  /** Negative for nobody known, as GitLab numbers unauthenticated authors. */
  readonly authorId: number;
  readonly authorName: string;
  readonly entityType: string;
  readonly entityId: number;
  readonly entityPath: string;
  readonly eventType: string | null;
  readonly createdAt: string;
  /** As GitLab's `details` hold it: a number for people, often a path for the rest. */
  readonly targetId: number | string | null;
  readonly targetType: string;
  readonly targetDetails: string;
  /** The part of `details` that differs by event, such as `change`, `from` and `to`, or `custom_message`. */
  readonly said: Readonly<Record<string, string | null>>;
  /** A secret that one of the texts above carries. */
  readonly secret: string | null;
}

/** A group or project that people can join. */
export interface Joinable {
  readonly sourceType: 'group' | 'project';
  readonly sourceId: number;
}

/** A person's wish to become a member of a group or project. */
export interface WorldAccessRequest extends Joinable {
  readonly id: number;
  readonly userId: number;
  readonly requestedAt: string;
}

/** An invitation by e-mail of somebody who has not accepted it yet. */
export interface WorldInvitation extends Joinable {
  readonly id: number;
  readonly email: string;
  accessLevel: number;
  readonly createdAt: string;
  /** A date. */
  expiresAt: string | null;
  readonly createdByName: string | null;
  /** Whoever holds it can accept. */
  readonly token: string;
}

/** Members of a group at the identity provider become members of the group here. */
export interface WorldSamlGroupLink {
  readonly id: number;
  readonly groupId: number;
  readonly name: string;
  readonly provider: string | null;
  accessLevel: number;
  memberRoleId: number | null;
}

/** SCIM's word for a person in a top-level group. */
export interface WorldScimIdentity {
  readonly id: number;
  readonly groupId: number;
  readonly userId: number;
  readonly externUid: string;
  active: boolean;
}

/** A push; only the day of the last ones matters. */
interface WorldPush {
  readonly userId: number;
  readonly projectId: number;
  readonly at: string;
}

/** What is decided about people and power: audit log, requests, invitations, identity providers, settings, activity. */
export interface WorldGovernance {
  readonly auditEvents: Map<number, WorldAuditEvent>;
  readonly accessRequests: Map<number, WorldAccessRequest>;
  readonly invitations: Map<number, WorldInvitation>;
  readonly samlGroupLinks: Map<number, WorldSamlGroupLink>;
  readonly scimIdentities: Map<number, WorldScimIdentity>;
  /** The top-level group of each SAML provider of a group, by the provider's id. */
  readonly samlProviders: Map<number, number>;
  /** Whom SCIM or SAML of a top-level group made. */
  readonly provisioned: Map<number, Set<number>>;
  /** Security scanners that run in a project, as GraphQL names them. */
  readonly scanners: Map<number, readonly string[]>;
  pushes: WorldPush[];
  /** The settings of the instance in GitLab's names, secrets among them. */
  readonly settings: Record<string, unknown>;
  /** Those of the settings whose values are secret. */
  readonly secretSettings: readonly string[];
}

/** No governance at all, to be filled. */
export function emptyGovernance(): WorldGovernance {
  return {
    auditEvents: new Map(),
    accessRequests: new Map(),
    invitations: new Map(),
    samlGroupLinks: new Map(),
    scimIdentities: new Map(),
    samlProviders: new Map(),
    provisioned: new Map(),
    scanners: new Map(),
    pushes: [],
    settings: {},
    secretSettings: [
      'akismet_api_key',
      'asset_proxy_secret_key',
      'elasticsearch_password',
      'health_check_access_token',
      'lets_encrypt_private_key',
      'mailgun_signing_key',
      'recaptcha_private_key',
      'runners_registration_token',
      'slack_app_signing_secret',
      'static_objects_external_storage_auth_token',
      'external_auth_client_key_pass',
      'sentry_dsn',
    ],
  };
}
