import type { IncomingHttpHeaders } from 'node:http';
import type { World } from '../world/types.js';
import type { Settings } from './options.js';

/** A finished answer; a text body is sent as it is, anything else as JSON. */
export interface Answer {
  readonly status: number;
  readonly headers: Record<string, string>;
  readonly body: unknown;
}

/** What an answer is made from. */
export interface AnswerRequest {
  readonly world: World;
  readonly settings: Settings;
  readonly base: string;
  readonly method: string;
  readonly url: URL;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}
