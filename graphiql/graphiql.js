import { GraphiQL } from 'graphiql';
import 'graphiql/graphiql.css';
import { getOperationAST, parse } from 'graphql';
import { createClient } from 'graphql-sse';
import { createElement } from 'react';
import { createRoot } from 'react-dom/client';

/** Sends operations to this server, and subscriptions to its stream. */
function fetcherWith(token) {
  const authorization = `Bearer ${token}`;
  const client = createClient({ url: '/graphql/stream', headers: { authorization } });
  return async ({ query, variables, operationName }) => {
    const request = { query, variables, operationName };
    const operation = getOperationAST(parse(query), operationName);
    if (operation?.operation === 'subscription') return client.iterate(request);
    const response = await fetch('/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization },
      body: JSON.stringify(request),
    });
    return response.json();
  };
}

/** Shows GraphiQL. What is typed lasts as long as the tab. */
export function show(place, token) {
  const props = { fetcher: fetcherWith(token), storage: sessionStorage, isHeadersEditorEnabled: false };
  createRoot(place).render(createElement(GraphiQL, props));
}
