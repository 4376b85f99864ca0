import { expect, test } from '@jest/globals';
import { changeText } from './change-text.js';

const changed = (operation: string, before: unknown, after: unknown, properties = ['accessLevel']) =>
  changeText({ operation, properties, before, after });

test('a change tells what the facts were and are', () => {
  expect(changed('UPDATED', { accessLevel: 10 }, { accessLevel: 30 })).toBe(
    'access level: Guest → Developer',
  );
  expect(changed('CREATED', null, { accessLevel: 50 })).toBe('access level: Owner');
  expect(changed('DELETED', { id: 12345, name: 'x' }, null, ['id', 'name'])).toBe('id: 12345; name: x');
  expect(changed('UPDATED', {}, { webUrl: 'a' }, ['webUrl'])).toBe('web url: – → a');
});

test('a difference that people would not read is shown as it is', () => {
  const [before, after] = [{ createdAt: '2026-01-01T10:00:00.123Z' }, { createdAt: '2026-01-01T10:00:00Z' }];
  expect(changed('UPDATED', before, after, ['createdAt'])).toBe(
    'created at: 2026-01-01T10:00:00.123Z → 2026-01-01T10:00:00Z',
  );
});
