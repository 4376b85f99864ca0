import { type Role, ViewerDocument } from '../generated/operations.js';
import { useAsk } from './use-ask.js';

const roles: readonly Role[] = ['VIEWER', 'ANALYST', 'OPERATOR', 'ADMIN'];

/** Who is signed in. */
export const useViewer = () => useAsk(ViewerDocument, {});

/**
 * Whether who is signed in may do what needs a role. It decides what is shown only: the API decides what is allowed.
 */
export function useMay(needed: Role): boolean {
  const role = useViewer().data?.viewer.role;
  return role !== undefined && roles.indexOf(role) >= roles.indexOf(needed);
}
