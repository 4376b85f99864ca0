// Prints every project with its direct members and their roles, page after page.
import { gql } from 'graphql-request';
import { client } from './client.js';

interface Page {
  projects: {
    nodes: { fullPath: string; members: { edges: { accessLevel: number; node: { username: string } }[] } }[];
    pageInfo: { hasNextPage: boolean; endCursor: string | null };
  };
}

const query = gql`
  query ProjectsWithMembers($after: String) {
    projects(first: 100, after: $after, sort: [{ field: FULL_PATH }]) {
      nodes {
        fullPath
        members(first: 100) {
          edges {
            accessLevel
            node {
              username
            }
          }
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`;

let after: string | null = null;
do {
  const { projects }: Page = await client.request(query, { after });
  for (const { fullPath, members } of projects.nodes) {
    const names = members.edges.map(({ accessLevel, node }) => `${node.username}=${accessLevel}`);
    console.log(`${fullPath}: ${names.join(', ') || 'none'}`);
  }
  after = projects.pageInfo.hasNextPage ? projects.pageInfo.endCursor : null;
} while (after !== null);
