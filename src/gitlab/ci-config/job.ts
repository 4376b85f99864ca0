import { isMap } from 'yaml';
import { Findings } from './findings.js';
import { readImage } from './image.js';
import { plain } from './text.js';
import type { CiImage, CiJob } from './types.js';
import { type CiYaml, entriesOf, isReference, itemsOf, resolved, textOf, textsOf } from './yaml.js';

type Entries = ReadonlyMap<string, unknown>;

/** The top of a CI file: what jobs inherit from. */
export interface Scope {
  readonly yaml: CiYaml;
  readonly entries: Entries;
  readonly defaults: Entries;
}

/** The image of an `image` or `services` entry: a text, or a mapping with a `name`. */
function imageIn(node: unknown, yaml: CiYaml): CiImage | null | undefined {
  if (isReference(node, yaml)) return undefined;
  const name = isMap(resolved(node, yaml))
    ? textOf(entriesOf(node, yaml).get('name'), yaml)
    : textOf(node, yaml);
  return name === undefined ? null : (readImage(name) ?? null);
}

function inherits(entries: Entries, what: string, yaml: CiYaml): boolean {
  const choice = entriesOf(entries.get('inherit'), yaml).get('default');
  if (choice === undefined) return true;
  const said = textOf(choice, yaml);
  return said === undefined ? textsOf(choice, yaml).includes(what) : /^(true|yes|on)$/i.test(said);
}

/** What `extends` brings; undefined when a template is not in this file. */
function extended(entries: Entries, scope: Scope, depth: number): Entries | undefined {
  const found = new Map<string, unknown>();
  const names = itemsOf(entries.get('extends'), scope.yaml).flatMap((item) => textOf(item, scope.yaml) ?? []);
  for (const name of names) {
    const template = scope.entries.get(name);
    // GitLab follows templates of templates eleven deep at most.
    if (template === undefined || depth > 11) return undefined;
    const own = entriesOf(template, scope.yaml);
    const above = extended(own, scope, depth + 1);
    if (above === undefined && !own.has('image')) return undefined;
    for (const [key, value] of [...(above ?? []), ...own]) found.set(key, value);
  }
  return found;
}

/** The image that a job runs in: its own, that of what it extends, or the default one. */
function imageOf(
  entries: Entries,
  scope: Scope,
  runs: boolean,
): { image: CiImage | null | undefined; imageInherited: boolean } {
  if (entries.has('image'))
    return { image: imageIn(entries.get('image'), scope.yaml), imageInherited: false };
  const templates = extended(entries, scope, 0);
  if (templates === undefined) return { image: undefined, imageInherited: true };
  if (templates.has('image'))
    return { image: imageIn(templates.get('image'), scope.yaml), imageInherited: true };
  if (!runs || !inherits(entries, 'image', scope.yaml)) return { image: null, imageInherited: false };
  const given = scope.defaults.get('image') ?? scope.entries.get('image');
  return { image: given === undefined ? null : imageIn(given, scope.yaml), imageInherited: true };
}

function environmentOf(node: unknown, yaml: CiYaml): string | null {
  const name = isMap(resolved(node, yaml))
    ? textOf(entriesOf(node, yaml).get('name'), yaml)
    : textOf(node, yaml);
  return name === undefined ? null : plain(name);
}

function triggered(node: unknown, yaml: CiYaml): string | null {
  const path = isMap(resolved(node, yaml))
    ? textOf(entriesOf(node, yaml).get('project'), yaml)
    : textOf(node, yaml);
  return path === undefined ? null : plain(path);
}

const names = (node: unknown, yaml: CiYaml) => [...entriesOf(node, yaml).keys()].map(plain).sort();

/** Reads one job of a CI file. */
export function readJob(rawName: string, node: unknown, scope: Scope): CiJob {
  const { yaml } = scope;
  const entries = entriesOf(node, yaml);
  const text = (name: string) => {
    const found = textOf(entries.get(name), yaml);
    return found === undefined ? null : plain(found);
  };
  const findings = new Findings(yaml);
  for (const part of ['before_script', 'script', 'after_script']) findings.script(entries.get(part));
  findings.script(entriesOf(entries.get('hooks'), yaml).get('pre_get_sources_script'));
  const debugs = findings.variables(entries.get('variables'));
  const all = findings.all();
  const services = itemsOf(entries.get('services'), yaml).flatMap((item) => imageIn(item, yaml) ?? []);
  return {
    name: plain(rawName),
    hidden: rawName.startsWith('.'),
    stage: text('stage'),
    tags: textsOf(entries.get('tags'), yaml).map(plain),
    environment: environmentOf(entries.get('environment'), yaml),
    when: text('when'),
    hasRules: ['rules', 'only', 'except'].some((name) => entries.has(name)),
    extends: textsOf(entries.get('extends'), yaml).map(plain),
    // A template never runs and a trigger needs no image: the default one is not theirs.
    ...imageOf(entries, scope, !rawName.startsWith('.') && !entries.has('trigger')),
    services: [...new Map(services.map((image) => [image.reference, image])).values()],
    variables: names(entries.get('variables'), yaml),
    idTokens: names(entries.get('id_tokens'), yaml),
    secrets: names(entries.get('secrets'), yaml),
    triggers: triggered(entries.get('trigger'), yaml),
    usesDebugTrace: debugs || all.some(({ kind }) => kind === 'CI_DEBUG_TRACE'),
    findings: all,
  };
}
