import { isMap, isScalar, isSeq, type Node } from 'yaml';
import { holdsKey, sha256 } from './text.js';
import type { CiFinding, FindingKind } from './types.js';
import { type CiYaml, entriesOf, itemsOf, resolved, textOf } from './yaml.js';

const maxLines = 5000;

/** Predefined variables that are no secrets; the exceptions among them are job credentials. */
const harmless =
  /^(?:CI|GITLAB_USER_\w+|GITLAB_CI|HOME|PATH|PWD|USER|HOSTNAME|SHELL|LINENO|RANDOM|CI_(?!JOB_TOKEN|JOB_JWT|REGISTRY_PASSWORD|DEPLOY_PASSWORD|DEPENDENCY_PROXY_PASSWORD|BUILD_TOKEN|REPOSITORY_URL)\w*)$/;
const printers = /(?:^|[\s;&|("'`-])(?:echo|printf|Write-Host|Write-Output)\s((?:>&|[^;&])*)/g;
/** Programs that pass on to the log what is piped into them. */
const passesOn = /^\s*(?:tee|cat|base64|rev|xxd|od|hexdump|sed|tr|awk|cut|head|tail|fold|grep|sort|jq|wc)\b/;
const startOfCommand = String.raw`(?:^|[;&|(]|\bthen\b|\bdo\b)\s*(?:sudo\s+)?`;
const environment = new RegExp(
  String.raw`${startOfCommand}(?:printenv\b|env\s*(?:$|[|;&>])|export\s+-p\b|declare\s+-[px]+\b|set\s*(?:$|[|;&])|(?:Get-ChildItem|gci|dir|ls)\s+env:)`,
  'i',
);
const trace = new RegExp(
  String.raw`${startOfCommand}(?:set\s+-\w*x|set\s+-o\s+xtrace|(?:ba|z|da)?sh\s+-\w*x)`,
);
const debug = /\bCI_DEBUG_(?:TRACE|SERVICES)\b["']?\s*[:=]\s*["']?(?:true|1|yes)\b/i;

function printsVariable(command: string): boolean {
  for (const [, rest = ''] of command.matchAll(printers)) {
    const [said = '', ...pipes] = rest.split('|');
    // What is written into a file or handed to a program such as `docker login` does not reach the log.
    if (/(?<![0-9&])>(?!&|\s*\/dev\/(?:stdout|stderr))/.test(rest)) continue;
    if (pipes.length > 0 && !pipes.every((pipe) => passesOn.test(pipe))) continue;
    const open = said.replace(/\\\$/g, '').replace(/(^|\s)'[^']*'/g, ' ');
    const names = [...open.matchAll(/\$(?:env:)?\{?([A-Za-z_]\w*)/g)].map(([, name = '']) => name);
    if (names.some((name) => !harmless.test(name))) return true;
  }
  return false;
}

/** What a script's line may bring into the log. */
function kindsOf(line: string): FindingKind[] {
  const command = line.replace(/^(?:-\s+)+/, '').replace(/^["']/, '');
  if (command.startsWith('#')) return [];
  return [
    ...(printsVariable(command) ? (['echo-of-variable'] as const) : []),
    ...(environment.test(command.replace(/["']$/, '')) ? (['printenv'] as const) : []),
    ...(trace.test(command) ? (['shell-trace'] as const) : []),
    ...(debug.test(command) ? (['CI_DEBUG_TRACE'] as const) : []),
  ];
}

/** A line of the file, with what of it belongs to the value that is looked at. */
interface Line {
  readonly line: number;
  readonly whole: string;
  readonly said: string;
}

/** Collects findings by line, without repetition. */
export class Findings {
  readonly #found = new Map<string, CiFinding>();
  #read = 0;

  constructor(private readonly yaml: CiYaml) {}

  #lines(node: Node): Line[] {
    const range = node.range;
    if (range == null) return [];
    const { counter, lines } = this.yaml;
    const start = counter.linePos(range[0]);
    const end = counter.linePos(Math.max(range[0], range[1] - 1));
    const texts = lines.slice(start.line - 1, Math.min(end.line, start.line - 1 + maxLines));
    return texts.map((whole, offset) => {
      const line = start.line + offset;
      const from = offset === 0 ? start.col - 1 : 0;
      const said = whole.slice(from, line === end.line ? end.col : undefined);
      return { line, whole: whole.trim(), said: said.trim().slice(0, 10_000) };
    });
  }

  #add(kind: FindingKind, { line, whole }: Line): void {
    this.#found.set(`${line} ${kind}`, { kind, line, sha256: sha256(whole) });
  }

  /** Looks through a script: a text, a list, or lists inside of lists. */
  script(node: unknown, depth = 0): void {
    const found = resolved(node, this.yaml);
    if (isSeq(found)) {
      if (depth < 10) for (const item of itemsOf(found, this.yaml)) this.script(item, depth + 1);
      return;
    }
    if (!isScalar(found) || this.#read > maxLines) return;
    for (const line of this.#lines(found)) {
      this.#read += 1;
      for (const kind of kindsOf(line.said)) this.#add(kind, line);
      if (holdsKey(line.said)) this.#add('key-literal', line);
    }
  }

  /**
   * Looks through the values of variables.
   * @returns whether they switch on GitLab's debug log, which holds every variable.
   */
  variables(node: unknown): boolean {
    let debugs = false;
    for (const [name, raw] of entriesOf(node, this.yaml)) {
      const value = isMap(resolved(raw, this.yaml)) ? entriesOf(raw, this.yaml).get('value') : raw;
      const text = textOf(value, this.yaml);
      const place = resolved(value, this.yaml);
      if (text === undefined || place === undefined) continue;
      const on = /^CI_DEBUG_(TRACE|SERVICES)$/.test(name) && /^(true|1|yes|on)$/i.test(text);
      if (on) debugs = true;
      for (const line of this.#lines(place)) {
        if (on) this.#add('CI_DEBUG_TRACE', line);
        if (holdsKey(line.said)) this.#add('key-literal', line);
      }
    }
    return debugs;
  }

  /** All findings, by line and kind. */
  all(): CiFinding[] {
    return [...this.#found.values()].sort((a, b) => a.line - b.line || (a.kind < b.kind ? -1 : 1));
  }
}
