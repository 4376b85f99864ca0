// Prints what changed since a time, newest first: changes.ts [SINCE]
import { gql } from 'graphql-request';
import { client } from './client.js';

interface Page {
  changes: {
    nodes: { at: string; operation: string; kind: string; key: string; fromKey: string | null }[];
    pageInfo: { hasNextPage: boolean; endCursor: string | null };
  };
}

const query = gql`
  query Changes($since: DateTime, $after: String) {
    changes(since: $since, first: 500, after: $after) {
      nodes {
        at
        operation
        kind
        key
        fromKey
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`;

const since = process.argv[2] ?? new Date(Date.now() - 24 * 60 * 60 * 1000).toISOString();
let after: string | null = null;
do {
  const { changes }: Page = await client.request(query, { since, after });
  for (const { at, operation, kind, key, fromKey } of changes.nodes)
    console.log(at, operation, kind, fromKey === null ? key : `${fromKey} -> ${key}`);
  after = changes.pageInfo.hasNextPage ? changes.pageInfo.endCursor : null;
} while (after !== null);
