import { getDirective, MapperKind, mapSchema } from '@graphql-tools/utils';
import { defaultFieldResolver, type GraphQLFieldConfig, type GraphQLSchema } from 'graphql';
import { appError } from '../../core/errors.js';
import { type ApiContext, type Role, roles } from '../context.js';

/** Whether a role may do what needs another. */
export function allows(role: Role, needed: Role): boolean {
  return roles.indexOf(role) >= roles.indexOf(needed);
}

/** The role that a field asks for by `@auth`; VIEWER without it. */
export function neededRole(schema: GraphQLSchema, field: GraphQLFieldConfig<unknown, ApiContext>): Role {
  const [directive] = getDirective(schema, field, 'auth') ?? [];
  return (directive?.role as Role | undefined) ?? 'VIEWER';
}

/** The schema with every field behind the role that its `@auth` names: who has less gets FORBIDDEN and nothing runs. */
export function withRoles(schema: GraphQLSchema): GraphQLSchema {
  return mapSchema(schema, {
    [MapperKind.OBJECT_FIELD]: (field: GraphQLFieldConfig<unknown, ApiContext>, name, typeName) => {
      const needed = neededRole(schema, field);
      if (needed === 'VIEWER') return undefined;
      const check = ({ principal }: ApiContext) => {
        if (!allows(principal.role, needed))
          throw appError('FORBIDDEN', { field: `${typeName}.${name}`, needed, role: principal.role });
      };
      const { resolve = defaultFieldResolver, subscribe } = field;
      field.resolve = (parent, args, context, info) => {
        check(context);
        return resolve(parent, args, context, info);
      };
      if (subscribe !== undefined) {
        field.subscribe = (parent, args, context, info) => {
          check(context);
          return subscribe(parent, args, context, info);
        };
      }
      return field;
    },
  });
}
