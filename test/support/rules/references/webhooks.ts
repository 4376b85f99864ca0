import { flag, not, type References, text, value } from '../reference.js';
import { labelOf } from '../world.js';

const levels: Readonly<Record<string, string>> = { GitLabGroup: 'group', GitLabProject: 'project' };

export const webhookReferences: References = {
  'webhook-no-secret': function* (estate) {
    for (const hook of estate.nodes('GitLabWebhook')) {
      const home = estate.parent(hook);
      const level = (home === undefined ? undefined : levels[labelOf(home)]) ?? 'system';
      const place = level === 'system' ? '' : `${level}s/${text(home, 'id')}/`;
      yield {
        fires: not(flag(hook, 'hasSecret')),
        hookLevel: level,
        hookId: value(hook, 'id'),
        name: value(hook, 'name'),
        path: value(home, 'fullPath'),
        host: value(hook, 'urlHost'),
        call: `PUT /${place}hooks/${text(hook, 'id')} token=<secret>`,
        hookKey: value(hook, 'key'),
      };
    }
  },
};
