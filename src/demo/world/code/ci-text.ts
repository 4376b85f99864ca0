import { createHash } from 'node:crypto';
import type { WorldCiFile, WorldCiImage, WorldCiJob, WorldFinding } from './types.js';

/** A finding where the text has it. */
export interface PlacedFinding {
  readonly kind: WorldFinding;
  /** Counted from 1. */
  readonly line: number;
  /** SHA-256 of the line without the spaces around it. */
  readonly sha256: string;
}

/** A CI file's text, with what is to be found on which line. */
export interface CiText {
  /** Null: it is no text. */
  readonly text: string | null;
  readonly size: number;
  /** Git's object id. */
  readonly sha: string;
  /** Findings outside of jobs. */
  readonly findings: readonly PlacedFinding[];
  readonly ofJob: ReadonlyMap<string, readonly PlacedFinding[]>;
}

const quoted = (text: string) => JSON.stringify(text);
const listed = (items: readonly string[]) => `[${items.map(quoted).join(', ')}]`;

class Sheet {
  readonly lines: string[] = [];

  constructor(private readonly secret: string) {}

  add(line: string): void {
    this.lines.push(line.replaceAll('%SECRET%', this.secret));
  }

  /** Adds a line on which something is to be found. */
  found(kind: WorldFinding, line: string): PlacedFinding {
    this.add(line);
    const text = this.lines.at(-1) ?? '';
    return { kind, line: this.lines.length, sha256: createHash('sha256').update(text.trim()).digest('hex') };
  }

  image(name: string, image: WorldCiImage, indent = '  '): void {
    this.add(`${indent}${name}:`);
    this.add(`${indent}  name: ${quoted(image.written)}`);
  }
}

function writeJob(sheet: Sheet, job: WorldCiJob): PlacedFinding[] {
  const findings: PlacedFinding[] = [];
  sheet.add(`${quoted(job.name)}:`);
  if (job.extends.length > 0) sheet.add(`  extends: ${listed(job.extends)}`);
  if (job.stage !== null) sheet.add(`  stage: ${job.stage}`);
  if (job.tags.length > 0) sheet.add(`  tags: ${listed(job.tags)}`);
  if (job.environment !== null) sheet.add(`  environment: {name: ${quoted(job.environment)}}`);
  if (job.when !== null) sheet.add(`  when: ${job.when}`);
  if (job.rules) sheet.add('  rules: [{if: "$CI_COMMIT_BRANCH"}]');
  if (job.image !== null) sheet.image('image', job.image);
  if (job.services.length > 0) sheet.add(`  services: ${listed(job.services.map(({ written }) => written))}`);
  if (job.idTokens.length > 0) {
    sheet.add('  id_tokens:');
    for (const name of job.idTokens) sheet.add(`    ${name}: {aud: https://vault.acme.example}`);
  }
  if (job.debugTrace) {
    sheet.add('  variables:');
    findings.push(sheet.found('CI_DEBUG_TRACE', '    CI_DEBUG_TRACE: "true"'));
  }
  sheet.add('  before_script: [!reference [.shared, before_script]]');
  sheet.add('  script:');
  sheet.add('    - |');
  for (const { text, finding } of job.script) {
    const line = `      ${text}`;
    if (finding === null) sheet.add(line);
    else findings.push(sheet.found(finding, line));
  }
  return findings;
}

/** The text of a CI file as it lies in the repository. */
export function ciText(file: WorldCiFile): CiText {
  const sheet = new Sheet(file.secret);
  const ofJob = new Map<string, readonly PlacedFinding[]>();
  const findings: PlacedFinding[] = [];
  if (file.broken === 'tabs') {
    sheet.add('build:');
    sheet.add('\tscript: echo %SECRET%');
  } else if (file.broken === 'list') {
    sheet.add('- %SECRET%');
  } else if (file.broken === 'large') {
    sheet.add(`# %SECRET% ${'x'.repeat(1024 * 1024)}`);
  } else {
    sheet.add(`# revision ${file.revision}`);
    if (file.includes.length > 0) sheet.add('include:');
    for (const { yaml } of file.includes)
      for (const [position, line] of yaml.entries()) sheet.add(`  ${position === 0 ? '- ' : '  '}${line}`);
    sheet.add('variables:');
    sheet.add('  GIT_DEPTH: "1"');
    findings.push(sheet.found('key-literal', '  API_KEY: %SECRET%'));
    if (file.defaultImage !== null) {
      sheet.add('default:');
      sheet.image('image', file.defaultImage);
    }
    for (const job of file.jobs) ofJob.set(job.name, writeJob(sheet, job));
  }
  const text = `${sheet.lines.join('\n')}\n`;
  const bytes = Buffer.from(text);
  const sha = createHash('sha1').update(`blob ${bytes.length}\0`).update(bytes).digest('hex');
  return { text: file.broken === 'binary' ? null : text, size: bytes.length, sha, findings, ofJob };
}
