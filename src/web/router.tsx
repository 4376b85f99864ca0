import { createRootRoute, createRoute, createRouter, Link, lazyRouteComponent } from '@tanstack/react-router';
import { Page } from './components/page.js';
import { Failed, Loading } from './components/states.js';
import { parseSearch, stringifySearch } from './lib/url-state.js';
import { screens } from './shell/screens.js';
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

const root = createRootRoute({ component: Shell, notFoundComponent: NotFound });
const routes = screens.map(({ path, load }) =>
  createRoute({ getParentRoute: () => root, path, component: lazyRouteComponent(load) }),
);

/** The screens by their addresses. */
export const router = createRouter({
  routeTree: root.addChildren(routes),
  parseSearch,
  stringifySearch,
  scrollRestoration: true,
  defaultPendingComponent: () => <Loading />,
  defaultErrorComponent: ({ error }) => <Failed error={error as Error} retry={() => location.reload()} />,
});
