import { MutationCache, QueryCache, QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { ApiFailure } from './api/client.js';
import { againWhileAway, isAway, keyOf, mayRetry } from './api/use-ask.js';
import { ViewerDocument } from './generated/operations.js';
import { preloadScreens, router } from './router.js';
import { applyTheme } from './shell/theme.js';

/** What any answer tells of the session or the service concerns the whole page: who is signed in is looked at again. */
function lookAgain(error: Error): void {
  if (isAway(error) || (error instanceof ApiFailure && error.code === 'UNAUTHENTICATED'))
    void client.invalidateQueries({ queryKey: keyOf(ViewerDocument, {}) });
}

const client: QueryClient = new QueryClient({
  queryCache: new QueryCache({
    onError: (error, { queryKey }) => {
      if (queryKey[0] !== ViewerDocument) lookAgain(error);
    },
  }),
  mutationCache: new MutationCache({ onError: lookAgain }),
  defaultOptions: {
    queries: {
      retry: mayRetry,
      refetchInterval: againWhileAway,
      staleTime: 10_000,
      refetchOnWindowFocus: true,
    },
  },
});

applyTheme();
const root = document.getElementById('root');
if (root === null) throw new Error('the page has no place for the console');
createRoot(root).render(
  <StrictMode>
    <QueryClientProvider client={client}>
      <RouterProvider router={router} />
    </QueryClientProvider>
  </StrictMode>,
);
preloadScreens();
