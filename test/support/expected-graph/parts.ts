import { automation } from './automation.js';
import { expectedCi } from './ci.js';
import { expectedCiConfigs } from './code.js';
import { expectedCodeHistory, expectedRegistries } from './code-history.js';
import { expectedGovernance } from './governance.js';
import type { ExpectedPart } from './part.js';
import { expectedParticipants } from './participants.js';
import { protection } from './protection.js';

/** The domains beyond people, places, memberships, credentials, runners and merge requests. */
export const expectedParts: readonly ExpectedPart[] = [
  protection,
  expectedGovernance,
  // Which projects have a configuration decides whose secure files are asked for.
  expectedCiConfigs,
  expectedCi,
  expectedCodeHistory,
  expectedRegistries,
  automation,
  expectedParticipants,
];
