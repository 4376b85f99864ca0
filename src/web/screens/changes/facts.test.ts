import { factRows } from './facts.js';

describe('properties before and after', () => {
  it('stand side by side with what became of them', () => {
    const rows = factRows({
      operation: 'UPDATED',
      properties: ['accessLevel', 'expiresAt', 'isDefault', 'name'],
      before: { accessLevel: 30, expiresAt: null, isDefault: true, name: 'same' },
      after: { accessLevel: 40, expiresAt: '2026-03-01', name: 'same' },
    });
    expect(rows).toEqual([
      { name: 'accessLevel', before: 'Developer', after: 'Maintainer', became: 'changed' },
      { name: 'expiresAt', before: '–', after: '2026-03-01', became: 'new' },
      { name: 'isDefault', before: 'yes', after: '–', became: 'gone' },
      { name: 'name', before: 'same', after: 'same', became: undefined },
    ]);
  });

  it.each([
    ['CREATED', 'new'],
    ['DELETED', 'gone'],
  ] as const)('of what was %s are all %s', (operation, became) => {
    const facts = { operation, properties: ['id'], before: null, after: null };
    expect(factRows(facts)[0]?.became).toBe(became);
  });

  it('tell roles by their names, several too', () => {
    const after = { pushAccessLevels: [30, 40], mergeAccessLevels: [] };
    const properties = ['pushAccessLevels', 'mergeAccessLevels'];
    const rows = factRows({ operation: 'CREATED', properties, before: null, after });
    expect(rows.map((row) => row.after)).toEqual(['Developer, Maintainer', 'none']);
  });
});
