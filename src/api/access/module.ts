import { effectiveRole } from '../../access/effective-role.js';
import { explainAccess } from '../../access/explain.js';
import { identityKinds } from '../../access/identities.js';
import { type Action, actionMeanings, allResourceKinds, type Via } from '../../access/types.js';
import { accessSources } from '../../access/unread.js';
import { readerOf } from '../../core/graph-read.js';
import type { ApiContext } from '../context.js';
import { nodeAt } from '../entities/look-up.js';
import { freshness } from '../freshness.js';
import type { ApiModule } from '../module.js';
import { enumOf } from '../pages.js';
import { blastRadiusView } from './blast-radius.js';
import { explanationView } from './explanation.js';
import { type WhatCanArguments, type WhoCanArguments, whatCanPage, whoCanPage } from './lists.js';

const asOf = async (_parent: unknown, _args: unknown, context: ApiContext) =>
  (await freshness(context, accessSources)).asOf;

const vias: Readonly<Record<string, Via>> = {
  MEMBERSHIP: 'membership',
  GROUP_SHARE: 'groupShare',
  PROJECT_SHARE: 'projectShare',
  SHARED_GROUP: 'sharedGroup',
  PERSONAL: 'personal',
};

function actionSdl(): string {
  const values = Object.entries(actionMeanings).map(([action, meaning]) => `"""${meaning}""" ${action}`);
  return `"""What may be done; \`docs/access-semantics.md\` says what each means.""" enum Action { ${values.join(' ')} }`;
}

interface ExplainArguments {
  readonly identity: string;
  readonly action: Action;
  readonly resource: string;
  readonly ref?: string | null;
}

/** Who can do what, and why. */
export const accessModule: ApiModule = {
  typeDefs: actionSdl,
  resolvers: () => ({
    GrantVia: vias,
    AccessResourceKind: enumOf(allResourceKinds),
    AccessIdentityKind: enumOf(identityKinds),
    Query: {
      explainAccess: async (_parent: unknown, { ref, ...asked }: ExplainArguments, context) => {
        const read = readerOf(context);
        const explanation = await explainAccess(read, { ...asked, ...(ref == null ? {} : { ref }) });
        return explanationView(read, explanation);
      },
      whoCan: (_parent: unknown, args: WhoCanArguments, context) =>
        whoCanPage(context, readerOf(context), args),
      whatCan: (_parent: unknown, args: WhatCanArguments, context) =>
        whatCanPage(context, readerOf(context), args),
      blastRadius: (
        _parent: unknown,
        args: { readonly identity: string; readonly sample: number },
        context,
      ) => blastRadiusView(readerOf(context), args),
      effectiveRole: async (
        _parent: unknown,
        { identity, resource }: { readonly identity: string; readonly resource: string },
        context,
      ) => {
        const { unread, ...role } = await effectiveRole(readerOf(context), identity, resource);
        return { ...role, unknownScopes: unread };
      },
    },
    AccessExplanation: { asOf },
    BlastRadius: { asOf },
    BlastRadiusResource: { resource: nodeAt('key') },
    WhoCanConnection: { asOf },
    WhatCanConnection: { asOf },
    AccessPath: { place: nodeAt('place') },
    AccessStep: { from: nodeAt('from'), to: nodeAt('to') },
    AccessCut: { from: nodeAt('from'), to: nodeAt('to') },
    AccessSource: { source: nodeAt('source') },
    WhoCanEdge: { identity: nodeAt('identity', 'facts') },
    WhatCanEdge: { resource: nodeAt('resource', 'facts') },
  }),
};
