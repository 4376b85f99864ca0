import type { GraphRead } from '../core/graph-read.js';

/**
 * Whether any node of these labels lacks one of these properties, which must be indexed: counts come from the indexes,
 * where a look for what is missing would be one at every node.
 */
export async function isAnyMissing(
  read: GraphRead,
  labels: readonly string[],
  properties: readonly string[],
): Promise<boolean> {
  const counts = labels.flatMap((label) =>
    properties.map(
      (name) => `COUNT { (:${label}) } - COUNT { MATCH (n:${label}) WHERE n.${name} IS NOT NULL }`,
    ),
  );
  const [row] = await read<{ missing: number }>(`RETURN ${counts.join(' + ')} AS missing`, {});
  return row?.missing !== 0;
}
