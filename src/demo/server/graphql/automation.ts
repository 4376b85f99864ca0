import { automationIndex } from '../../world/automation/indexes.js';
import type { WorldIntegration } from '../../world/automation/types.js';
import type { WorldProject } from '../../world/types.js';
import { byId, connect } from './connection.js';
import type { Fields } from './context.js';
import type { GraphQLPart } from './part.js';

const camel = (slug: string) =>
  slug.replace(/(^|-)(\w)/g, (_match, _dash: string, letter: string) => letter.toUpperCase());

const projectFields: Fields<WorldProject> = {
  services: (project, args, { world, caller }) => {
    if (caller.rights.projectLevel(project.id) < 40) return null;
    const rows = automationIndex(world).integrations.get(`project ${project.id}`) ?? [];
    // Only active integrations are part of the world.
    const shown = args.active === false ? [] : rows;
    return connect(
      shown.map((row) => ({ __typename: 'BaseService', ...row })),
      args,
      byId,
    );
  },
};

const serviceFields: Fields<WorldIntegration> = {
  active: () => true,
  type: ({ slug }) => `Integrations::${camel(slug)}`,
};

/** Which integrations of projects are active. */
export const automationPart: GraphQLPart = {
  sdl: `
    interface Service { active: Boolean type: String }
    type BaseService implements Service { active: Boolean type: String }
    type ServiceEdge { cursor: String! node: Service }
    type ServiceConnection { edges: [ServiceEdge] nodes: [Service] pageInfo: PageInfo! }
    extend type Project {
      services(after: String, before: String, first: Int, last: Int, active: Boolean): ServiceConnection
    }
  `,
  resolvers: { Project: projectFields, BaseService: serviceFields },
  costs: { 'Project.services': 1 },
};
