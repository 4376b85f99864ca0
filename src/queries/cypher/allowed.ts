const words = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));

/**
 * The operators of plans that a read may have, as Neo4j 5.26 to 2026.09 name them; versions of them in round brackets
 * follow the name. Whatever is not here is refused: writes, procedures beside those below, files and addresses
 * (`LoadCSV`), settings, users and other people's transactions, and what a later version brings.
 */
export const allowedOperators = words(`
  AllNodesScan Anti AntiConditionalApply AntiSemiApply Apply Argument ArgumentTracker AssertSameNode
  AssertSameRelationship BidirectionalRepeat CacheProperties CartesianProduct ConditionalApply
  DirectedAllRelationshipsScan DirectedRelationshipByElementIdSeek DirectedRelationshipByIdSeek
  DirectedRelationshipFulltextIndexSearch DirectedRelationshipIndexContainsScan
  DirectedRelationshipIndexEndsWithScan DirectedRelationshipIndexScan DirectedRelationshipIndexSeek
  DirectedRelationshipIndexSeekByRange DirectedRelationshipTypeScan DirectedRelationshipUniqueIndexSeek
  DirectedRelationshipUniqueIndexSeekByRange DirectedUnionRelationshipTypesScan Distinct
  DynamicDirectedRelationshipTypeLookup DynamicLabelNodeLookup DynamicUndirectedRelationshipTypeLookup Eager
  EagerAggregation EmptyResult EmptyRow ExhaustiveLimit Expand Filter IntersectionNodeByLabelsScan
  LetAntiSemiApply LetSelectOrAntiSemiApply LetSelectOrSemiApply LetSemiApply Limit MultiNodeIndexSeek
  NodeByElementIdSeek NodeByIdSeek NodeByLabelScan NodeCountFromCountStore NodeFulltextIndexSearch NodeHashJoin
  NodeIndexContainsScan NodeIndexEndsWithScan NodeIndexScan NodeIndexSeek NodeIndexSeekByRange
  NodeLeftOuterHashJoin NodeRightOuterHashJoin NodeUniqueIndexSeek NodeUniqueIndexSeekByRange NullifyMetadata
  Optional OptionalExpand OrderedAggregation OrderedDistinct OrderedUnion PartialSort PartialTop
  PathPropagatingBFS PreserveOrder ProcedureCall ProduceResults ProjectEndpoints Projection
  RelationshipCountFromCountStore Repeat RepeatOptions RollUpApply SelectOrAntiSemiApply SelectOrSemiApply SemiApply
  ShortestPath Skip Sort StatefulShortestPath SubtractionNodeByLabelsScan Top TriadicBuild TriadicFilter
  TriadicSelection UndirectedAllRelationshipsScan UndirectedRelationshipByElementIdSeek
  UndirectedRelationshipByIdSeek UndirectedRelationshipFulltextIndexSearch
  UndirectedRelationshipIndexContainsScan UndirectedRelationshipIndexEndsWithScan UndirectedRelationshipIndexScan
  UndirectedRelationshipIndexSeek UndirectedRelationshipIndexSeekByRange UndirectedRelationshipTypeScan
  UndirectedRelationshipUniqueIndexSeek UndirectedRelationshipUniqueIndexSeekByRange
  UndirectedUnionRelationshipTypesScan Union UnionNodeByLabelsScan Unwind ValueHashJoin ValueMergeJoin
  VarLengthExpand`);

/** The procedures that a read may call: names of the graph's schema, and the full-text index. */
export const allowedProcedures = words(`
  db.labels db.relationshiptypes db.propertykeys db.schema.visualization
  db.index.fulltext.querynodes db.index.fulltext.queryrelationships`);

/** The functions that a read may call, in small letters: Neo4j's own without `file`, `linenumber` and `graph.*`. */
export const allowedFunctions = words(`
  abs ceil floor isnan rand round sign acos asin atan atan2 cos cot degrees haversin pi radians sin tan
  all any exists isempty none single avg collect count max min percentilecont percentiledisc stdev stdevp sum
  btrim left lower ltrim normalize replace reverse right rtrim split substring tolower tostring tostringornull toupper
  trim upper char_length character_length coalesce elementid endnode head id last length nullif properties randomuuid
  size startnode timestamp toboolean tobooleanornull tofloat tofloatornull tointeger tointegerornull type valuetype
  date date.realtime date.statement date.transaction date.truncate
  datetime datetime.fromepoch datetime.fromepochmillis datetime.realtime datetime.statement datetime.transaction
  datetime.truncate duration duration.between duration.indays duration.inmonths duration.inseconds
  localdatetime localdatetime.realtime localdatetime.statement localdatetime.transaction localdatetime.truncate
  localtime localtime.realtime localtime.statement localtime.transaction localtime.truncate
  time time.realtime time.statement time.transaction time.truncate
  e exp log log10 sqrt keys labels nodes range reduce relationships tail tobooleanlist tofloatlist tointegerlist
  tostringlist point point.distance point.withinbbox shortestpath allshortestpaths`);

/** Keywords that may stand before a round bracket without being a function. */
export const keywordsBeforeBrackets = words(`
  ALL AND ANY AS ASC ASCENDING BY CALL CASE CONTAINS DESC DESCENDING DISTINCT ELSE END ENDS FILTER GROUPS IN IS
  LET LIMIT MATCH NEXT NOT OFFSET ON OPTIONAL OR ORDER PATH PATHS RETURN SHORTEST SKIP STARTS THEN UNION UNWIND WHEN
  WHERE WITH XOR YIELD GROUP`);

/** With what a statement may begin. */
export const beginnings = words('CALL FILTER LET MATCH OPTIONAL RETURN UNWIND WITH');

/** Words that begin what is never a read of the graph; no use of them as a name is lost but in backticks. */
export const forbiddenClauses = words(`
  ALTER CREATE CYPHER DEALLOCATE DELETE DENY DETACH DROP DRYRUN ENABLE EXPLAIN FOREACH GRANT INSERT LOAD MERGE NODETACH
  PROFILE REALLOCATE REMOVE RENAME REVOKE SHOW START STOP TERMINATE USE`);
