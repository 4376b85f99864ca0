import { GraphQLClient } from 'graphql-request';

const url = process.env.ACCESS_GRAPH_URL ?? 'http://127.0.0.1:4000';

/** A client of the access graph; its token is in ACCESS_GRAPH_TOKEN. */
export const client = new GraphQLClient(`${url}/graphql`, {
  headers: { authorization: `Bearer ${process.env.ACCESS_GRAPH_TOKEN ?? ''}` },
});
