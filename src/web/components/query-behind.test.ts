import { describe, expect, it } from '@jest/globals';
import type { TypedDocument } from '../api/document.js';
import { asked, questionName, searchOf } from './query-behind.js';

describe('questionName', () => {
  it('finds what an operation that reads is called, also after fragments', () => {
    for (const text of [
      'query Owners{owners{id}}',
      'query Owners($id:ID!){owners(id:$id){id}}',
      '\n  query  Owners @cached { owners { id } }',
      'fragment F on User{id name}query Owners{owners{...F}}',
      'query Owners{owners{...F}}\nfragment F on User{id query name}',
    ])
      expect(questionName(text)).toBe('Owners');
  });

  it('finds nothing in what changes something, listens, or has no name', () => {
    for (const text of [
      'mutation Start{startSync{run{id}}}',
      'subscription Live{graphChanged{query total}}',
      'fragment F on Run{id}mutation Start{startSync{...F}}',
      '{owners{id}}',
      'query{owners{id}}',
      '',
    ])
      expect(questionName(text)).toBeUndefined();
  });
});

describe('searchOf', () => {
  it('keeps a question with what it was asked with', () => {
    const document = 'query Owners($id:ID!){owners(id:$id){id}}' as TypedDocument<unknown, { id: string }>;
    expect(searchOf(asked(document, { id: 'a"b' }))).toEqual({
      operation: 'Owners',
      variables: '{"id":"a\\"b"}',
    });
  });

  it('keeps a saved query with its parameters, or a statement', () => {
    expect(searchOf({ id: 'owners' })).toEqual({ id: 'owners' });
    expect(searchOf({ id: 'owners', parameters: { place: 'acme' } })).toEqual({
      id: 'owners',
      parameters: '{"place":"acme"}',
    });
    expect(searchOf({ cypher: 'RETURN 1' })).toEqual({ cypher: 'RETURN 1' });
  });
});
