import { ask } from '../../api/client.js';
import { Panel } from '../../components/page.js';
import { asked } from '../../components/query-behind.js';
import { Answer, Partial as PartialNotice } from '../../components/states.js';
import { ExploreListDocument, type ExploreListQueryVariables } from '../../generated/operations.js';
import { kindHeading, kindPlurals, type ListedKind, listedKinds } from '../../neighbourhood/kinds.js';
import { NameTable } from './name-table.js';
import { useNamedPages } from './use-named-pages.js';

const rows = 50;

const wanted: Readonly<Record<ListedKind, Partial<ExploreListQueryVariables>>> = {
  PROJECT: { isProjects: true },
  GROUP: { isGroups: true },
  USER: { isUsers: true },
  ACCESS_TOKEN: { isAccessTokens: true },
  DEPLOY_TOKEN: { isDeployTokens: true },
  DEPLOY_KEY: { isDeployKeys: true },
  SSH_KEY: { isSshKeys: true },
  RUNNER: { isRunners: true },
  VARIABLE: { isVariables: true },
  ENVIRONMENT: { isEnvironments: true },
};

const none = {
  nodes: [],
  pageInfo: { hasNextPage: false, endCursor: null },
  complete: true,
  unknownScopes: [],
  totalCount: { value: 0 },
};

/** All things of one kind. */
export function KindList({ kind }: { readonly kind: ListedKind }) {
  const question = { first: rows, ...wanted[kind] };
  const { query, more } = useNamedPages(['list', kind], async (after, signal) => {
    const answer = await ask(ExploreListDocument, { ...question, after }, signal);
    return answer[listedKinds[kind]] ?? none;
  });
  return (
    <Panel title={`All ${kindPlurals[kind]}`} query={asked(ExploreListDocument, question)}>
      <Answer query={query}>
        {({ pages }) => (
          <>
            <PartialNotice
              complete={pages.every(({ complete }) => complete)}
              unknownScopes={pages[0]?.unknownScopes ?? []}
            />
            <NameTable
              label={kindHeading(kind)}
              rows={pages.flatMap(({ names }) => names)}
              more={more}
              totalCount={pages[0]?.totalCount?.value}
              empty={`No ${kindPlurals[kind]} were read. They come with the next sync, if there are any.`}
            />
          </>
        )}
      </Answer>
    </Panel>
  );
}
