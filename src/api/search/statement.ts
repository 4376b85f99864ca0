import { namingProperties, searchIndex } from '../../sync/search-index.js';

/** Hits of one search at most. */
export const maxHits = 250;

const texts = namingProperties.map((name) => `node.${name}`).join(', ');

const hits = (parameter: string, tier: number, condition = '') =>
  `CALL db.index.fulltext.queryNodes('${searchIndex}', ${parameter}, {limit: ${maxHits}}) YIELD node${condition}
   RETURN node, ${tier} AS tier`;

/**
 * Scores depend on the text and the node alone, not on what else is in the graph, so that pages fit together while a
 * sync runs: words at their beginning before words anywhere, then names that have the whole text, then short names before long ones.
 */
const page = (found: string) => `
  CALL () { ${found} }
  WITH node, max(tier) AS tier
  WITH node, tier, [text IN [${texts}] WHERE text IS NOT NULL | toLower(text)] AS texts
  WITH node, node.key AS key, CASE
    WHEN tier = 1 AND $text IN texts THEN 100
    WHEN any(text IN texts WHERE text STARTS WITH $text) THEN 10 * tier + 3
    WHEN any(text IN texts WHERE text CONTAINS $text) THEN 10 * tier + 2
    ELSE 10 * tier + 1
  END + 1.0 / (1 + reduce(shortest = 1000, text IN texts |
    CASE WHEN text CONTAINS $text AND size(text) < shortest THEN size(text) ELSE shortest END)) AS score
  ORDER BY score DESC, key LIMIT ${maxHits}
  WITH node, key, score WHERE $score IS NULL OR score < $score OR (score = $score AND key > $key)
  RETURN properties(node) AS node, key, score ORDER BY score DESC, key LIMIT $limit`;

/** The page of the hits by the beginnings of words; parameters: text, prefix, score, key, limit. */
export const prefixPage = page(hits('$prefix', 1));

/** The same with the hits anywhere in words after them; parameters: infix too. */
export const wholePage = page(`${hits('$prefix', 1)} UNION ALL ${hits('$infix', 0)}`);

/** Only the hits anywhere in words, without those `known`; parameters: infix too. */
export const infixPage = page(hits('$infix', 0, ' WHERE NOT node.key IN $known'));
