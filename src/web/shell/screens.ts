import type { ComponentType } from 'react';
import type { Role } from '../generated/operations.js';

/** A screen of the console: its place in the navigation, its address, and the letter after `g` that leads to it. */
export interface Screen {
  readonly path: string;
  readonly title: string;
  readonly letter: string;
  /** The least role that it is shown to. Default: all. */
  readonly role?: Role;
  readonly load: () => Promise<{ readonly default: ComponentType }>;
}

/** The screens in the order of the navigation; routes, navigation, keyboard and help all come from here. */
export const screens: readonly Screen[] = [
  { path: '/', title: 'Overview', letter: 'o', load: () => import('../screens/overview/overview.js') },
  { path: '/explore', title: 'Explore', letter: 'e', load: () => import('../screens/explore/explore.js') },
  { path: '/access', title: 'Access', letter: 'a', load: () => import('../screens/access/access.js') },
  { path: '/alerts', title: 'Alerts', letter: 'l', load: () => import('../screens/alerts/alerts.js') },
  { path: '/rules', title: 'Rules', letter: 'r', load: () => import('../screens/rules/rules.js') },
  {
    path: '/controls',
    title: 'Controls',
    letter: 't',
    load: () => import('../screens/controls/controls.js'),
  },
  { path: '/queries', title: 'Queries', letter: 'q', load: () => import('../screens/queries/queries.js') },
  { path: '/changes', title: 'Changes', letter: 'c', load: () => import('../screens/changes/changes.js') },
  {
    path: '/connections',
    title: 'Connections',
    letter: 's',
    load: () => import('../screens/connections/connections.js'),
  },
  {
    path: '/tokens',
    title: 'API tokens',
    letter: 'k',
    role: 'ADMIN',
    load: () => import('../screens/tokens/tokens.js'),
  },
];
