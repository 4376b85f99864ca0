import { automationPart } from './automation/part.js';
import { cicdPart } from './ci/part.js';
import { codePart } from './code/part.js';
import { contributionsPart } from './contributions/part.js';
import { governancePart } from './governance/part.js';
import type { WorldPart } from './part.js';
import { protectionPart } from './protection/part.js';

/** The domains of the world beyond people, places, memberships, credentials and merge requests. */
export const worldParts: readonly WorldPart[] = [
  protectionPart,
  governancePart,
  automationPart,
  codePart,
  cicdPart,
  contributionsPart,
];
