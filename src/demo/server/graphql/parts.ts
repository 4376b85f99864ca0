import { automationPart } from './automation.js';
import { cicdGraphql } from './cicd.js';
import { codeGraphql } from './code.js';
import { contributionsGraphql } from './contributions.js';
import { governanceGraphql } from './governance.js';
import type { GraphQLPart } from './part.js';
import { protectionGraphql } from './protection.js';

/** The domains of the GraphQL schema beyond people, places, merge requests and runners. */
export const graphqlParts: readonly GraphQLPart[] = [
  protectionGraphql,
  governanceGraphql,
  automationPart,
  cicdGraphql,
  codeGraphql,
  contributionsGraphql,
];
