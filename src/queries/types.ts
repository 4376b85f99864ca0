/** What kinds of values a saved query takes as a parameter. */
export const parameterTypes = ['string', 'int', 'float', 'boolean', 'string_list'] as const;

/** The kind of a parameter. */
export type ParameterType = (typeof parameterTypes)[number];

/** What kinds of values a saved query returns in a column; `any` where rows differ. */
export const columnTypes = [
  'string',
  'int',
  'float',
  'boolean',
  'date',
  'datetime',
  'strings',
  'ints',
  'node',
  'nodes',
  'relationship',
  'relationships',
  'path',
  'map',
  'any',
] as const;

/** The kind of the values in a column; any of them may be null. */
export type ColumnType = (typeof columnTypes)[number];

/** How severe the alerts of a rule are, worst first. */
export const severities = ['critical', 'high', 'medium', 'low', 'info'] as const;

/** The severity of a rule. */
export type Severity = (typeof severities)[number];

/** A value that a parameter can have; an `int` is always a safe integer. */
export type ParameterValue = string | number | boolean | readonly string[] | null;

/** One documented parameter of a saved query. */
export interface QueryParameter {
  readonly name: string;
  readonly type: ParameterType;
  /** Used when the caller gives none; null when the query runs without. */
  readonly default: ParameterValue;
  readonly required: boolean;
  readonly description?: string;
  /** Least value of a number. */
  readonly min?: number;
  /** Greatest value of a number. */
  readonly max?: number;
  /** The only texts that are accepted. */
  readonly values?: readonly string[];
  /** `datetime`: the text must be a time in ISO 8601 with its zone, or a day. */
  readonly format?: 'datetime';
}

/** One documented column of a saved query. */
export interface QueryColumn {
  readonly name: string;
  readonly type: ColumnType;
  readonly description?: string;
}

/** What makes a saved query an alert rule. */
export interface QueryAlert {
  readonly severity: Severity;
  /** The columns that tell one finding from another. */
  readonly identity: readonly string[];
  /** The facts without which a finding can neither be raised nor resolved. */
  readonly needs: readonly string[];
}

/** A saved query: one `.cypher` file, its header parsed and checked. */
export interface SavedQuery {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  /** The folder that the file is in. */
  readonly category: string;
  readonly level: string;
  /** The file, as found below the folder that was loaded. */
  readonly file: string;
  readonly parameters: readonly QueryParameter[];
  readonly columns: readonly QueryColumn[];
  /** The facts that the answer rests on. */
  readonly needs: readonly string[];
  readonly alert?: QueryAlert;
  readonly remediation?: string;
  /** Controls that the query gives evidence for, by framework. */
  readonly controls: Readonly<Record<string, readonly string[]>>;
  /** The Cypher text without the header. */
  readonly statement: string;
}

/** One row of a result, by column. */
export type QueryRow = Readonly<Record<string, unknown>>;

/** The answer to a saved query. */
export interface QueryResult {
  readonly columns: readonly string[];
  readonly rows: readonly QueryRow[];
  /** Whether there were more rows than the cap let through. */
  readonly truncated: boolean;
}

/** Why a file cannot be used as a saved query. */
export interface QueryProblem {
  readonly file: string;
  readonly reason: string;
}
