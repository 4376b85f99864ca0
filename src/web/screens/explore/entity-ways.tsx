import { Link } from '@tanstack/react-router';
import type { NodeKind } from '../../generated/operations.js';
import { webAddress } from '../../neighbourhood/fact-text.js';
import type { KnownEntity } from './known-entity.js';

const resources: readonly NodeKind[] = ['PROJECT', 'GROUP', 'VARIABLE', 'ENVIRONMENT', 'RUNNER'];
const identities: readonly NodeKind[] = [
  'USER',
  'ACCESS_TOKEN',
  'SSH_KEY',
  'DEPLOY_TOKEN',
  'DEPLOY_KEY',
  'RUNNER',
];

interface Way {
  readonly title: string;
  readonly kinds: readonly NodeKind[];
  readonly search: (key: string) => Readonly<Record<string, string>>;
}

const ways: readonly Way[] = [
  { title: 'Who can do what here', kinds: resources, search: (resource) => ({ tab: 'who', resource }) },
  { title: 'What this can do', kinds: identities, search: (identity) => ({ tab: 'what', identity }) },
  { title: 'Blast radius', kinds: identities, search: (identity) => ({ tab: 'blast', identity }) },
];

/** Where to go on from a thing: the questions about access that it begins, and its own page in GitLab. */
export function EntityWays({ entity: { key, kind, facts } }: { readonly entity: KnownEntity }) {
  const open = ways.filter(({ kinds }) => kinds.includes(kind));
  const address = webAddress(facts);
  if (open.length === 0 && address === undefined) return null;
  return (
    <>
      {open.map(({ title, search }) => (
        <Link key={title} to="/access" search={search(key) as never} className="button">
          {title}
        </Link>
      ))}
      {address === undefined ? null : (
        <a href={address} rel="noreferrer">
          Open it in GitLab
        </a>
      )}
    </>
  );
}
