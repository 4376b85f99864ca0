import type { AccessFormerRoleFragment } from '../../generated/operations.js';
import { roleText } from '../../lib/text.js';
import { sourceText } from './words.js';

/** A role of the past in a few words. */
export function formerRoleText(role: AccessFormerRoleFragment | null): string {
  if (role === null) return 'None';
  const { accessLevel, latentAccessLevel, abilities, certain } = role;
  const parts = [
    accessLevel === 0 && latentAccessLevel > 0
      ? `None: the account is not active (else ${roleText(latentAccessLevel)})`
      : roleText(accessLevel),
    ...(abilities.length === 0 ? [] : [`with ${abilities.join(', ')}`]),
    ...(certain ? [] : ['not certain']),
  ];
  return parts.join(', ');
}

/** Where a role of the past came from. */
export function formerSourcesText(role: AccessFormerRoleFragment | null): string {
  const texts = (role?.sources ?? []).map(({ via, accessLevel, source }) =>
    sourceText({ via, accessLevel, source: source.name }),
  );
  return texts.length === 0 ? '–' : texts.join('; ');
}
