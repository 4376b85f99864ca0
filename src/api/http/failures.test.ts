import { describe, expect, it } from '@jest/globals';
import { GraphQLError } from 'graphql';
import neo4j from 'neo4j-driver';
import { appError } from '../../core/errors.js';
import { silentLogger } from '../../core/logger.js';
import { presentError } from './failures.js';

const driverError = (code: string) => new neo4j.Neo4jError('inner text', code, '', '');

describe('an error of an operation', () => {
  it.each([
    ['a catalogued one', appError('CURSOR_INVALID', undefined), 'CURSOR_INVALID'],
    [
      'a statement that took too long',
      driverError('Neo.ClientError.Transaction.TransactionTimedOut'),
      'OPERATION_TIMEOUT',
    ],
    ['a database that is away', driverError('ServiceUnavailable'), 'DATABASE_AWAY'],
    ['a wrong statement', driverError('Neo.ClientError.Statement.SyntaxError'), 'INTERNAL'],
    ['anything else', new Error('inner text'), 'INTERNAL'],
  ])('is told as what it is: %s', (_, originalError, code) => {
    const error = new GraphQLError(originalError.message, { originalError, path: ['field'] });
    const told = presentError({ message: error.message, path: ['field'] }, error, silentLogger);
    expect(told.extensions).toEqual({ code });
    expect(told.path).toEqual(['field']);
    expect(told.message).not.toContain('inner text');
  });

  it('about the request itself is told as it is', () => {
    const error = new GraphQLError('Argument "a" of required type "Int!" was not provided.', {
      path: ['field'],
    });
    expect(presentError(error.toJSON(), error, silentLogger).extensions).toEqual({ code: 'BAD_USER_INPUT' });
    const many = new GraphQLError(
      'Too many errors processing variables, error limit reached. Execution aborted.',
    );
    const formatted = { ...many.toJSON(), extensions: { code: 'INTERNAL_SERVER_ERROR' } };
    expect(presentError(formatted, many, silentLogger).extensions).toEqual({ code: 'BAD_USER_INPUT' });
    const bad = new GraphQLError('Cannot query field.', {
      extensions: { code: 'GRAPHQL_VALIDATION_FAILED' },
    });
    expect(presentError(bad.toJSON(), bad, silentLogger).message).toBe('Cannot query field.');
  });
});
