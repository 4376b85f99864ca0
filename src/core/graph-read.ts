type Parameters = Readonly<Record<string, unknown>>;

/** Runs a statement that reads the graph; values are parameters. Here, so that what asks need not know the driver. */
export type GraphRead = <T>(statement: string, parameters?: Parameters) => Promise<T[]>;

/** The reading of a graph, or of a request to the API, as a function. */
export const readerOf =
  (source: { read<T>(statement: string, parameters?: Parameters): Promise<T[]> }): GraphRead =>
  (statement, parameters) =>
    source.read(statement, parameters);
