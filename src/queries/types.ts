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

/** How sure a rule is that what it finds is what it says. */
export const confidences = ['high', 'medium', 'low'] as const;

/** The confidence of a rule. */
export type Confidence = (typeof confidences)[number];

/** GitLab's tiers, lowest first. */
export const tiers = ['free', 'premium', 'ultimate'] as const;

/** What makes a saved query an alert rule. */
export interface QueryAlert {
  /** That of the alerts whose row has no column `severity` with another. */
  readonly severity: Severity;
  readonly confidence: Confidence;
  /** What the rule is about, such as `identity` or `secrets`. */
  readonly category: string;
  /** The columns that tell one finding from another. */
  readonly identity: readonly string[];
  /** The column with the key of the thing that an alert is about. */
  readonly asset: string;
  /** The columns with the keys between which the picture of an alert lies; none where the thing alone is the picture. */
  readonly path: readonly string[];
  /** The facts without which a finding can neither be raised nor resolved. */
  readonly needs: readonly string[];
  /** The lowest tier of GitLab that has what the rule is about. */
  readonly tier: (typeof tiers)[number];
  /** Other names of the rule. */
  readonly aliases: readonly string[];
  /** A sentence with columns as `{column}`. */
  readonly evidence: string;
  /** Calls of GitLab's API that end the finding, with columns as `{column}`. */
  readonly calls: readonly string[];
  /** Columns whose change alone does not make other evidence, such as an age in days. */
  readonly volatile: readonly string[];
  /** Controls that count only where the thing belongs to an AI system, as the catalogue of controls says. */
  readonly aiControlsApplyOnlyIf?: string;
  /**
   * One row: `checked` (how many were looked at; null where the rule does not tell), `findings` (maps by column), `unknown` (of how
   * many it is not known) and `unknowns` (maps of the identity columns and the asset of those among them whose alerts stand).
   */
  readonly assessment: string;
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
  /** Whether it comes with the product, whose tests have the database look at it, so that nobody waits for that. */
  readonly shipped?: boolean;
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
