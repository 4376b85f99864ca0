import { plain } from './text.js';
import type { CiImage, Pin } from './types.js';

const variable = /\$/;

function pin(repository: string, tag: string | null, digest: string | null): Pin {
  if (digest !== null) return variable.test(digest) ? 'variable' : 'digest';
  if (tag !== null) return variable.test(tag) ? 'variable' : 'tag';
  return variable.test(repository) ? 'variable' : 'nothing';
}

/** Splits `name:tag@digest`; a colon before a slash belongs to a registry's port. */
function split(text: string): { name: string; tag: string | null; digest: string | null } {
  const at = text.indexOf('@');
  const digest = at < 0 ? null : text.slice(at + 1);
  const named = at < 0 ? text : text.slice(0, at);
  const colon = named.lastIndexOf(':');
  // In `${IMAGE:-x}` the colon is the shell's.
  const isTag = colon > named.lastIndexOf('/') && colon > named.lastIndexOf('}') && !/\$\{[^}]*$/.test(named);
  return { name: isTag ? named.slice(0, colon) : named, tag: isTag ? named.slice(colon + 1) : null, digest };
}

/** The registry and repository of a name, as Docker reads it (`node` is `docker.io/library/node`). */
function locate(name: string): { registry: string | null; repository: string } {
  const [first = '', ...rest] = name.split('/');
  if (variable.test(first)) return { registry: null, repository: name };
  const isHost = rest.length > 0 && (/[.:]/.test(first) || first === 'localhost');
  if (isHost) {
    const registry = first.toLowerCase() === 'index.docker.io' ? 'docker.io' : first.toLowerCase();
    return { registry, repository: rest.join('/') };
  }
  return { registry: 'docker.io', repository: rest.length === 0 ? `library/${name}` : name };
}

/** An `@` before a slash ends user information; the one before a digest or a variable does not. */
function withoutUser(text: string): string {
  return text.replace(/^[^/@\s]+@(?=[^@\s]+\/)/, '').replace(/^[^/@\s]+:[^/@\s]*@(?!sha\d+:|\$)/, '');
}

/** Reads an image's reference; credentials in it are left out. Undefined when it is empty. */
export function readImage(raw: string): CiImage | undefined {
  const written = plain(withoutUser(raw.replace(/^[a-z]+:\/\//i, '')));
  if (written === '') return undefined;
  const { name, tag, digest } = split(written);
  const { registry, repository } = locate(name);
  const place = registry === null ? repository : `${registry}/${repository}`;
  const reference = `${place}${tag === null ? '' : `:${tag}`}${digest === null ? '' : `@${digest}`}`;
  return { written, reference, registry, repository, tag, digest, pinnedBy: pin(repository, tag, digest) };
}
