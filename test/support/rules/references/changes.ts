import { type References, text, value } from '../reference.js';

const columns = [
  'objectId',
  'fromId',
  'kind',
  'property',
  'occasion',
  'before',
  'after',
  'changedAt',
  'severity',
  'auditEvent',
  'fromKey',
  'assetKey',
];

export const changeReferences: References = {
  'setting-weakened': function* (estate) {
    for (const one of estate.nodes('Weakening')) {
      const state = value(one, 'state');
      if (value(one, 'toldBy') !== null && state !== 'RESTORED') continue;
      const key = value(one, 'key');
      const node =
        key === null ? undefined : estate.nodes('GitLabEntity').find((each) => value(each, 'key') === key);
      const home = node === undefined ? undefined : estate.parent(node, 'GitLabGroup', 'GitLabProject');
      yield {
        ...Object.fromEntries(columns.map((name) => [name, value(one, name)])),
        fires: state === 'UNKNOWN' ? null : true,
        state: state === null ? null : text(one, 'state').toLowerCase(),
        path: value(node, 'fullPath') ?? value(home, 'fullPath'),
        objectKey: key,
      };
    }
  },
};
