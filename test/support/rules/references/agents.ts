import { isAllRead, workingProjects } from '../facts-a.js';
import {
  and,
  between,
  flag,
  known,
  list,
  not,
  or,
  type References,
  sorted,
  type Truth,
  text,
  texts,
  value,
} from '../reference.js';
import { given, highest } from '../roles.js';

export const agentReferences: References = {
  'ai-agent-untrusted-input-with-secrets': function* (estate, { aiAgents }) {
    const isAgent = (user: Parameters<typeof text>[0]) =>
      list(aiAgents).includes(text(user, 'username')) ||
      value(user ?? { properties: {} }, 'userType') === 'DUO_CODE_REVIEW_BOT';
    const isWhole = isAllRead(estate, ['group-variables', 'project-variables', 'user-access-tokens']);
    for (const project of workingProjects(estate)) {
      const homes = [project, ...estate.above(project, 'GitLabGroup')];
      const grants = homes
        .flatMap((home) => given(estate, home))
        .filter(({ by, user }) => by === 'membership' && isAgent(user));
      for (const { user, possible } of highest(grants)) {
        const found = [project, ...estate.above(project)].flatMap((home) =>
          estate.children(home, 'GitLabVariable'),
        );
        const reached: Truth[] = found.map((variable) =>
          possible >= 40 ? true : possible >= 30 ? not(flag(variable, 'protected')) : false,
        );
        const variables = or(false, ...reached, isWhole ? false : null);
        const tokens = estate.into(user, 'ACTS_AS', 'GitLabAccessToken').map(({ from }) => from);
        const scopesOf = (token: (typeof tokens)[number]) =>
          texts(token, 'scopes').filter((scope) => ['api', 'write_repository'].includes(scope));
        const writeScopes = sorted(
          tokens.filter((token) => flag(token, 'active') === true).flatMap(scopesOf),
        );
        const mayWork = tokens.some((token) => flag(token, 'active') === null && scopesOf(token).length > 0);
        const writes = between(writeScopes.length > 0, mayWork || !isWhole);
        const triggers = sorted(
          estate
            .out(user, 'STARTED_BY')
            .filter(({ to }) => estate.out(to, 'WATCHES').some((watch) => watch.to === project))
            .map(({ to }) => text(to, 'kind')),
        );
        const started = known(user, 'triggersRead') === true ? triggers.length > 0 : null;
        const guarded = estate
          .out(user, 'GUARDED_BY')
          .some(({ to }) => ['approve', 'interrupt'].includes(text(to, 'mode')));
        const isOpen = guarded ? false : known(user, 'guardrailsRead') === true ? true : null;
        yield {
          fires: and(or(variables, writes), started, isOpen),
          agentId: value(user, 'id'),
          projectId: value(project, 'id'),
          path: value(project, 'fullPath'),
          username: value(user, 'username'),
          accessLevel: possible,
          variables: variables === true,
          writeScopes,
          triggers,
          userKey: value(user, 'key'),
          projectKey: value(project, 'key'),
        };
      }
    }
  },
};
