/** A limit of requests within a window. */
export interface RateLimitRule {
  readonly limit: number;
  /** Milliseconds (default 60,000). */
  readonly windowMs?: number;
  /** Whether the 429 says `Retry-After` (default true; GitLab's per-endpoint limits often do not). */
  readonly retryAfter?: boolean;
}

/** How the simulated GitLab behaves. */
export interface SimulatedGitLabOptions {
  /** Default `ultimate`. */
  readonly tier?: 'free' | 'premium' | 'ultimate';
  /** Default `ee`; `ce` has neither paid fields in GraphQL nor a licence. */
  readonly edition?: 'ce' | 'ee';
  /** Default `18.9.0-ee` (`18.9.0` for CE). */
  readonly version?: string;
  /** TCP port on 127.0.0.1 (default 0: any free one). */
  readonly port?: number;
  /** Milliseconds added to each answer (default 0). */
  readonly latencyMs?: number;
  /** The general limit, announced in `RateLimit-*` headers, and those of single endpoints by template, which are not. */
  readonly rateLimit?: {
    readonly general?: RateLimitRule;
    readonly perEndpoint?: Readonly<Record<string, RateLimitRule>>;
  };
  /** Rows above which totals and `rel="last"` vanish (default 10,000). */
  readonly hideTotalsAbove?: number;
  /** Rows that offset paging of groups, projects and users may skip (default 50,000). */
  readonly maxOffset?: number;
  /** Of a GraphQL document (default 250; administrators get 50 more). */
  readonly maxComplexity?: number;
  /** Seeds the faults that happen by chance (default 1). */
  readonly seed?: number;
}

/** The options with every default in place. */
export interface Settings {
  readonly tier: 'free' | 'premium' | 'ultimate';
  readonly edition: 'ce' | 'ee';
  readonly version: string;
  readonly hideTotalsAbove: number;
  readonly maxOffset: number;
  readonly maxComplexity: number;
}

/** Fills in the defaults. A Community Edition has the free tier. */
export function settingsOf(options: SimulatedGitLabOptions): Settings {
  const edition = options.edition ?? 'ee';
  return {
    tier: edition === 'ce' ? 'free' : (options.tier ?? 'ultimate'),
    edition,
    version: options.version ?? (edition === 'ce' ? '18.9.0' : '18.9.0-ee'),
    hideTotalsAbove: options.hideTotalsAbove ?? 10_000,
    maxOffset: options.maxOffset ?? 50_000,
    maxComplexity: options.maxComplexity ?? 250,
  };
}
