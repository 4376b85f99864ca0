import { isMap } from 'yaml';
import { plain } from './text.js';
import type { CiInclude } from './types.js';
import { type CiYaml, entriesOf, itemsOf, resolved, textOf } from './yaml.js';

const commit = /^[0-9a-f]{40}$|^[0-9a-f]{64}$/;
const none = { file: null, project: null, ref: null, host: null, pinned: null } as const;

function hostOf(address: string): string | null {
  return /^[a-z][a-z0-9+.-]*:\/\/(?:[^/?#]*@)?([^/?#@]+)/i.exec(address)?.[1]?.toLowerCase() ?? null;
}

function remote(address: string, integrity: boolean): CiInclude {
  const host = hostOf(address);
  return { ...none, kind: 'remote', file: plain(address), host: host && plain(host), pinned: integrity };
}

/** `host/path/of/project/component@version`. */
function component(raw: string): CiInclude {
  const address = plain(raw);
  const at = address.lastIndexOf('@');
  const file = at < 0 ? address : address.slice(0, at);
  const ref = at < 0 ? null : address.slice(at + 1);
  const parts = file.split('/');
  const [host = ''] = parts;
  const project = parts.length > 2 ? parts.slice(1, -1).join('/') : null;
  return { ...none, kind: 'component', file, project, ref, host, pinned: commit.test(ref ?? '') };
}

function files(node: unknown, yaml: CiYaml): readonly (string | null)[] {
  const found = itemsOf(node, yaml).flatMap((item) => textOf(item, yaml) ?? []);
  return found.length === 0 ? [null] : found.map(plain);
}

function fromMap(node: unknown, yaml: CiYaml): CiInclude[] {
  const entries = entriesOf(node, yaml);
  const text = (name: string) => textOf(entries.get(name), yaml);
  const project = text('project');
  if (project !== undefined) {
    const ref = text('ref');
    return files(entries.get('file'), yaml).map((file) => ({
      ...none,
      kind: 'project',
      file,
      project: plain(project),
      ref: ref === undefined ? null : plain(ref),
      pinned: commit.test(ref ?? ''),
    }));
  }
  const address = text('remote');
  if (address !== undefined) return [remote(address, entries.has('integrity'))];
  const named = text('component');
  if (named !== undefined) return [component(named)];
  const template = text('template');
  if (template !== undefined) return [{ ...none, kind: 'template', file: plain(template) }];
  if (entries.has('local')) {
    return files(entries.get('local'), yaml).map((file) => ({ ...none, kind: 'local', file }));
  }
  return [{ ...none, kind: 'unknown' }];
}

/** What a CI file includes, in all forms that GitLab takes (https://docs.gitlab.com/ci/yaml/#include). */
export function readIncludes(node: unknown, yaml: CiYaml, limit: number): CiInclude[] {
  const includes = itemsOf(node, yaml)
    .slice(0, limit)
    .flatMap((item): CiInclude[] => {
      if (isMap(resolved(item, yaml))) return fromMap(item, yaml);
      const text = textOf(item, yaml);
      if (text === undefined) return [];
      return /^https?:\/\//i.test(text)
        ? [remote(text, false)]
        : [{ ...none, kind: 'local', file: plain(text) }];
    });
  const byContent = new Map(includes.map((include) => [JSON.stringify(include), include]));
  return [...byContent.values()].slice(0, limit);
}
