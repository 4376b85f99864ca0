import {
  createRootRoute,
  createRoute,
  createRouter,
  Link,
  lazyRouteComponent,
  redirect,
} from '@tanstack/react-router';
import { Page } from './components/page.js';
import { Failed, Loading } from './components/states.js';
import { parseSearch, stringifySearch } from './lib/url-state.js';
import { type Screen, screens } from './shell/screens.js';
import { Shell } from './shell/shell.js';

function NotFound() {
  return (
    <Page title="There is nothing here">
      <p>
        No screen has this address. <Link to="/">Go to the overview</Link>.
      </p>
    </Page>
  );
}

const againMs = 2000;

/** Loads a screen, however long the service is away: what is not there yet is asked for again and again. */
async function loaded({ load }: Screen): ReturnType<Screen['load']> {
  for (;;) {
    try {
      return await load();
    } catch {
      await new Promise((resolve) => setTimeout(resolve, againMs));
    }
  }
}

/** Loads all screens while nothing else is to be done, so that going to one needs no more than its data. */
export function preloadScreens(): void {
  const later = window.requestIdleCallback ?? ((work: () => void) => setTimeout(work, againMs));
  later(() => {
    for (const { load } of screens) load().catch(() => undefined);
  });
}

const root = createRootRoute({ component: Shell, notFoundComponent: NotFound });
const routes = screens.map((screen) =>
  createRoute({
    getParentRoute: () => root,
    path: screen.path,
    component: lazyRouteComponent(() => loaded(screen)),
  }),
);

/** Messages of before the console link to alerts in this way. */
const sentAlert = createRoute({
  getParentRoute: () => root,
  path: '/alerts/$id',
  beforeLoad: ({ params }) => {
    throw redirect({ to: '/alerts', search: { id: params.id } as never, replace: true });
  },
});

/** The screens by their addresses. */
export const router = createRouter({
  routeTree: root.addChildren([...routes, sentAlert]),
  parseSearch,
  stringifySearch,
  scrollRestoration: true,
  defaultPendingComponent: () => <Loading />,
  defaultErrorComponent: ({ error }) => <Failed error={error as Error} retry={() => location.reload()} />,
});
