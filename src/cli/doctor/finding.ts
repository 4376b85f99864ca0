import type { Config } from '../../core/config.js';
import type { Logger } from '../../core/logger.js';
import type { Cli } from '../context.js';

/** One line of the doctor. */
export interface Finding {
  readonly check: string;
  readonly status: 'ok' | 'warn' | 'fail';
  readonly detail: string;
  /** What to do; empty when all is well. */
  readonly advice: string;
}

/** What checks work with. */
export interface Examination {
  readonly cli: Cli;
  readonly config: Config;
  readonly logger: Logger;
}

/** A finding without anything to do. */
export function ok(check: string, detail: string): Finding {
  return { check, status: 'ok', detail, advice: '' };
}

/** A finding that does not keep the service from working. */
export function warn(check: string, detail: string, advice: string): Finding {
  return { check, status: 'warn', detail, advice };
}

/** A finding that does. */
export function fail(check: string, detail: string, advice = ''): Finding {
  return { check, status: 'fail', detail, advice };
}
