// Runs a saved query and prints its rows as lines of JSON: saved-query.ts ID [NAME=VALUE …]
import { gql } from 'graphql-request';
import { client } from './client.js';

interface Result {
  runQuery: { rows: Record<string, unknown>[]; pageInfo: { hasNextPage: boolean; endCursor: string | null } };
}

const query = gql`
  query RunQuery($id: ID!, $parameters: JSON, $after: String) {
    runQuery(id: $id, parameters: $parameters, first: 500, after: $after) {
      rows
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`;

const [id, ...given] = process.argv.slice(2);
if (id === undefined) throw new Error('Give the id of a saved query.');
const parameters = Object.fromEntries(given.map((text) => text.split(/=(.*)/s).slice(0, 2)));
let after: string | null = null;
do {
  const { runQuery }: Result = await client.request(query, { id, parameters, after });
  for (const row of runQuery.rows) console.log(JSON.stringify(row));
  after = runQuery.pageInfo.hasNextPage ? runQuery.pageInfo.endCursor : null;
} while (after !== null);
