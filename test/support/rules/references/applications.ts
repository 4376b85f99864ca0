import { valuesOf } from '../facts-b.js';
import {
  and,
  days,
  flag,
  known,
  list,
  not,
  number,
  or,
  type References,
  text,
  time,
  value,
} from '../reference.js';

export const applicationReferences: References = {
  'oauth-app-overprivileged': function* (estate, { wideScopes, approvedApplications }) {
    const approvals = list(approvedApplications);
    for (const application of estate.nodes('GitLabOAuthApplication')) {
      const scopes = valuesOf(application, 'scopes');
      const isApproved =
        approvals.length === 0
          ? null
          : approvals.includes(text(application, 'name')) || approvals.includes(text(application, 'id'));
      yield {
        fires: and(
          scopes === null ? null : scopes.some((scope) => list(wideScopes).includes(scope)),
          or(not(isApproved), not(flag(application, 'confidential'))),
        ),
        applicationId: value(application, 'id'),
        name: value(application, 'name'),
        scopes,
        confidential: known(application, 'confidential'),
        approved: isApproved,
        trusted: value(application, 'trusted'),
        applicationKey: value(application, 'key'),
      };
    }
  },

  'connector-token-unhealthy': function* (estate, { warnDays, readScopes, asOf }) {
    const today = number(time(String(asOf).slice(0, 10)));
    for (const account of estate.nodes('GitLabAccount')) {
      const ends = time(known(account, 'tokenExpiresAt'));
      const scopes = valuesOf(account, 'tokenScopes');
      yield {
        fires: or(
          ends === null ? null : days(today, ends) <= number(warnDays),
          not(flag(account, 'tokenValid')),
          scopes === null ? null : scopes.some((scope) => !list(readScopes).includes(scope)),
        ),
        integrationId: value(account, 'name'),
        host: value(account, 'host'),
        expiresAt: value(account, 'tokenExpiresAt'),
        scopes,
        accountKey: value(account, 'key'),
      };
    }
  },
};
