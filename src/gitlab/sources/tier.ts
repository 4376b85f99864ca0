import type { InstanceFacts } from '../discovery.js';

/** Why this GitLab has nothing of a paid tier, when that is known; what it has without telling its tier is asked for. */
export function belowTier(facts: InstanceFacts, tier: 'premium' | 'ultimate'): string | undefined {
  if (facts.enterprise === false) return 'the Community Edition does not have it';
  const enough = tier === 'premium' ? ['premium', 'ultimate'] : ['ultimate'];
  if (facts.tier === undefined || enough.includes(facts.tier)) return undefined;
  return `needs GitLab ${tier === 'premium' ? 'Premium' : 'Ultimate'}`;
}
