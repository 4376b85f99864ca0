const repeat = (text: string, times: number) => text.repeat(times);
const series = (count: number, part: (index: number) => string, by: string) =>
  Array.from({ length: count }, (_, index) => part(index)).join(by);

/** An attempt: what it tries, the statement, and its parameters. */
export type Attempt = readonly [
  what: string,
  statement: string,
  parameters?: Readonly<Record<string, unknown>>,
];

/** Statements that write, in every way that Cypher has. */
export const writes: readonly Attempt[] = [
  ['create', 'CREATE (x:Hacked)'],
  ['create after a read', 'MATCH (n) CREATE (x:Hacked) RETURN x'],
  ['merge', 'MERGE (x:Hacked) RETURN x'],
  ['insert', 'MATCH (n) INSERT (x:Hacked) RETURN x'],
  ['set a property', 'MATCH (n) SET n.hacked = true RETURN n'],
  ['set a label', 'MATCH (n) SET n:Hacked RETURN n'],
  ['remove a property', 'MATCH (n) REMOVE n.key RETURN n'],
  ['delete', 'MATCH (n) DELETE n'],
  ['detach delete', 'MATCH (n) DETACH DELETE n RETURN 1'],
  ['foreach', 'MATCH (n) FOREACH (i IN [1] | SET n.hacked = i) RETURN n'],
  ['a write in a subquery', 'CALL () { CREATE (x:Hacked) RETURN x } RETURN x'],
  ['a write in a union', 'RETURN 1 AS x UNION CREATE (y:Hacked) RETURN 2 AS x'],
  ['in transactions', 'UNWIND [1] AS n CALL (n) { CREATE (:Hacked) } IN TRANSACTIONS RETURN n'],
  [
    'in concurrent transactions',
    'UNWIND [1] AS n CALL (n) { CREATE (:Hacked) } IN 4 CONCURRENT TRANSACTIONS RETURN n',
  ],
  ['two statements', 'RETURN 1; CREATE (x:Hacked)'],
  ['an index', 'CREATE INDEX hacked FOR (x:Hacked) ON (x.a)'],
  ['drop of a constraint', 'DROP CONSTRAINT user_key IF EXISTS'],
  ['behind a comment', 'MATCH (n) // \n SET n.hacked = 1 RETURN n'],
  ['behind a carriage return', 'MATCH (n) RETURN n // \r CREATE (x:Hacked)'],
  ['by escapes', 'MATCH (n) \\u0053ET n.hacked = 1 RETURN n'],
  ['by escapes in a text', "RETURN '\\u0027 AS x CREATE (x:Hacked) //'"],
  ['a write procedure', "CALL db.createLabel('Hacked')"],
  ['explained away', 'EXPLAIN CREATE (x:Hacked)'],
  ['profiled', 'PROFILE MATCH (n) RETURN n'],
];

/** Statements that read what is no part of the graph, or leave it. */
export const escapes: readonly Attempt[] = [
  ['a file', "LOAD CSV FROM 'file:///etc/passwd' AS line RETURN line"],
  ['a file behind a read', "MATCH (n) LOAD CSV WITH HEADERS FROM 'file:///etc/passwd' AS line RETURN line"],
  ['an address', "LOAD CSV FROM 'http://127.0.0.1:1/' AS line RETURN line"],
  ['a file in a subquery', "CALL () { LOAD CSV FROM 'file:///etc/passwd' AS l RETURN l } RETURN l"],
  ['a file in a count', "RETURN COUNT { LOAD CSV FROM 'file:///etc/passwd' AS l RETURN l } AS n"],
  ['the name of a file', 'RETURN file() AS f, linenumber() AS l'],
  ['the name of a file, quoted', 'RETURN `file`() AS f'],
  ['users', 'SHOW USERS'],
  ['the current user', 'SHOW CURRENT USER'],
  ['settings', 'SHOW SETTINGS'],
  ['settings in a statement', 'SHOW SETTINGS YIELD name, value RETURN name, value'],
  ['databases', 'SHOW DATABASES'],
  ['functions', 'SHOW FUNCTIONS'],
  ['procedures', 'SHOW PROCEDURES'],
  ['transactions', 'SHOW TRANSACTIONS YIELD currentQuery RETURN currentQuery'],
  ['the end of other transactions', "TERMINATE TRANSACTIONS 'neo4j-transaction-1'"],
  [
    'both',
    'SHOW TRANSACTIONS YIELD transactionId AS id TERMINATE TRANSACTIONS id YIELD message RETURN message',
  ],
  ['the configuration', "CALL dbms.listConfig('') YIELD name, value RETURN name, value"],
  ['the configuration, quoted', 'CALL `dbms`.`listConfig`() YIELD name RETURN name'],
  ['the configuration, with odd spaces', 'CALL dbms /* */ . /**/ listConfig () YIELD name RETURN name'],
  ['management beans', "CALL dbms.queryJmx('*:*') YIELD name RETURN name"],
  ['components', 'CALL dbms.components() YIELD name RETURN name'],
  ['connections', 'CALL dbms.listConnections() YIELD username RETURN username'],
  ['the end of connections', "CALL dbms.killConnection('bolt-1')"],
  ['query caches', 'CALL db.clearQueryCaches()'],
  ['statistics of queries', "CALL db.stats.retrieve('QUERIES') YIELD data RETURN data"],
  ['a procedure of APOC', "CALL apoc.load.json('file:///etc/passwd') YIELD value RETURN value"],
  ['a function of APOC', "RETURN apoc.cypher.runFirstColumnSingle('CREATE (:Hacked)', {}) AS x"],
  [
    'a function of APOC, quoted',
    "RETURN `apoc`.`cypher`.`runFirstColumnSingle`('CREATE (:Hacked)', {}) AS x",
  ],
  ['a function of APOC in a predicate', 'MATCH (n) WHERE apoc.util.sleep(1) IS NULL RETURN n'],
  ['the system database', 'USE system SHOW USERS'],
  ['the system database in a subquery', 'CALL () { USE system MATCH (u) RETURN u } RETURN u'],
  ['another graph', "USE graph.byName('system') MATCH (u) RETURN u"],
  ['another planner', 'CYPHER runtime=parallel MATCH (n) RETURN n'],
  ['another language', 'CYPHER 25 MATCH (n) RETURN n'],
  ['a new user', "CREATE USER hacker SET PASSWORD 'hacker-hacker'"],
  ['a new password', "ALTER CURRENT USER SET PASSWORD FROM 'a' TO 'b'"],
];

/** Statements that would run for ever, or take all memory. */
export const endless: readonly Attempt[] = [
  [
    'a cartesian product',
    'UNWIND range(1, 1000000000) AS a UNWIND range(1, 1000000000) AS b RETURN count(*) AS n',
  ],
  ['a sum over a huge range', 'RETURN reduce(s = 0, x IN range(1, 1000000000000) | s + x) AS n'],
  ['a list over a huge range', 'RETURN [x IN range(1, 1000000000) | x] AS n'],
  ['a condition over a huge range', 'RETURN any(x IN range(1, 10000000000) WHERE x < 0) AS n'],
  [
    'nested conditions',
    'RETURN any(x IN range(1, 10000) WHERE any(y IN range(1, 10000) WHERE any(z IN range(1, 10000) WHERE x * y * z < 0))) AS n',
  ],
  ['nested lists', 'RETURN size([x IN range(1, 10000) | [y IN range(1, 10000) | x * y]]) AS n'],
  ['a range by a parameter', 'RETURN all(x IN range(1, $n) WHERE x > 0) AS n', { n: 10 ** 15 }],
  ['a huge range alone', 'RETURN range(1, 9223372036854775807) AS n'],
  ['a huge range by a variable', 'WITH range(1, 1000000000000) AS l RETURN -1 IN l AS n'],
  ['a huge range compared', 'RETURN range(1, 100000000000) = range(1, 100000000000) AS n'],
  ['a range quoted', 'WITH `range`(1, 1000000000000) AS l RETURN -1 IN l AS n'],
  [
    'a list collected and gone through twice',
    'UNWIND range(1, 100000) AS x WITH collect(x) AS l RETURN [a IN l WHERE any(b IN l WHERE a * b < 0)] AS n',
  ],
  [
    'a list collected and looked up',
    'UNWIND range(1, 1000000) AS x WITH collect(x) AS l RETURN size([a IN l WHERE NOT a IN l]) AS n',
  ],
  ['a text that doubles', "RETURN size(reduce(s = 'abcdefgh', x IN range(1, 60) | s + s)) AS n"],
  [
    'a text that doubles by clauses',
    `WITH 'abcdefgh' AS s ${repeat('WITH s + s AS s ', 40)} RETURN size(s) AS n`,
  ],
  [
    'a text that doubles by bars',
    `WITH 'abcdefgh' AS s ${repeat('WITH s || s AS s ', 40)} RETURN size(s) AS n`,
  ],
  ['a list that doubles', `WITH [1] AS s ${repeat('WITH s + s AS s ', 60)} RETURN [x IN s | x] AS n`],
  ['a list of lists that doubles', `WITH [1] AS s ${repeat('WITH [s, s] AS s ', 60)} RETURN s AS n`],
  [
    'a text that grows by replacing',
    `WITH 'aaaaaaaaaaaaaaaa' AS s ${repeat("WITH replace(s, 'a', 'aaaaaaaa') AS s ", 20)} RETURN size(s) AS n`,
  ],
  [
    'a text replaced by itself',
    'WITH $s AS s RETURN size(replace(s, "a", s)) AS n',
    { s: repeat('a', 50_000) },
  ],
  ['a catastrophic expression', `RETURN '${repeat('a', 60)}!' =~ '(a+)+b' AS n`],
  ['another', `RETURN '${repeat('a', 60)}!' =~ '(.*a){25}' AS n`],
  ['optional parts', `RETURN '${repeat('a', 30)}' =~ '${repeat('a?', 30)}${repeat('a', 30)}' AS n`],
  ['alternatives', `RETURN '${repeat('a', 60)}!' =~ '(a|a)*b' AS n`],
  ['many stars', `RETURN '${repeat('a', 250)}' =~ '${repeat('.*a', 12)}b' AS n`],
  ['references back', `RETURN '${repeat('a', 250)}' =~ '(a*)(a*)\\\\1\\\\2b' AS n`],
  ['an expression by a parameter', 'MATCH (n) WHERE n.name =~ $p RETURN n', { p: '(x+x+)+y' }],
  ['an expression put together', "MATCH (n) WHERE n.name =~ '(a+)' + '+b' RETURN n"],
  ['an expression from a list', "WITH ['(a+)+b'] AS p MATCH (n) WHERE n.name =~ p[0] RETURN n"],
  ['a long text matched', "WITH $s AS s WHERE s =~ '.*a.*a.*b' RETURN s", { s: repeat('a', 60_000) }],
  ['sorting', 'UNWIND range(1, 1000000000) AS a RETURN a ORDER BY -a LIMIT 1000000'],
  ['telling apart', 'UNWIND range(1, 1000000000) AS a RETURN count(DISTINCT a) AS n'],
  ['collecting', 'UNWIND range(1, 1000000000) AS a RETURN size(collect(a)) AS n'],
  [
    'collecting texts',
    "UNWIND range(1, 1000000000) AS a RETURN collect(toString(a) + 'xxxxxxxxxxxxxxxxxxxxxxxxxx') AS n",
  ],
  ['collecting nodes', 'UNWIND range(1, 50000) AS i MATCH (n:Knot) RETURN collect(n) AS n'],
  ['paths of any length', 'MATCH (a:Knot)-[*1..30]-(b:Knot) RETURN count(*) AS n'],
  ['paths as a list', 'MATCH (a:Knot) RETURN size([(a)-[*1..25]-(b) | b]) AS n'],
  ['repeated parts', 'MATCH p = (a:Knot)((x)--(y)){1,30}(b:Knot) RETURN count(*) AS n'],
  [
    'a shortest path that is long',
    'MATCH p = SHORTEST 1 (a:Knot {i: 0})((x)--(y)){30,}(b:Knot {i: 9}) RETURN p',
  ],
  [
    'a shortest path with a late condition',
    'MATCH SHORTEST 1 (p = (a:Knot {i: 0})--+(b:Knot {i: 9}) WHERE length(p) > 40) RETURN p',
  ],
  [
    'a shortest path of two parts',
    'MATCH p = ALL SHORTEST (a:Knot {i: 0})--+(b:Knot {i: 9})--+(c:Lonely) RETURN p',
  ],
  ['very many shortest paths', 'MATCH p = SHORTEST 1000000 (a:Knot)--+(b:Knot) RETURN count(p) AS n'],
  [
    'a clique',
    `MATCH ${series(14, (i) => series(i, (j) => `(a${i})--(a${j})`, ', ') || `(a${i})`, ', ')} RETURN count(*) AS n`,
  ],
  ['brackets', `RETURN ${repeat('(', 5000)}1${repeat(')', 5000)} AS n`],
  ['lists in lists', `RETURN ${repeat('[', 5000)}${repeat(']', 5000)} AS n`],
  [
    'subqueries in subqueries',
    `MATCH (a) WHERE ${repeat('EXISTS { MATCH (a) WHERE ', 20)}true${repeat('}', 20)} RETURN a`,
  ],
  ['a long statement', `RETURN ${series(20_000, (i) => String(i), ' + ')} AS n`],
  ['large parameters', 'RETURN size($l) AS n', { l: Array.from({ length: 50_000 }, (_, i) => i) }],
];

/** Statements that analysts write. */
export const legitimate: readonly Attempt[] = [
  ['nodes', 'MATCH (u:GitLabUser) RETURN u LIMIT 10'],
  [
    'relationships',
    'MATCH (u:GitLabUser)-[m:MEMBER_OF]->(g) RETURN u.username, m.accessLevel, g.fullPath ORDER BY u.username',
  ],
  ['a look-up by key', 'MATCH (u:GitLabUser {key: $key}) RETURN u', { key: 'h/user/1' }],
  [
    'several keys',
    'MATCH (u:GitLabUser) WHERE u.key IN $keys RETURN u.name',
    { keys: ['h/user/1', 'h/user/2'] },
  ],
  ['a count', 'MATCH (n) RETURN count(*)'],
  ['counts by label', 'MATCH (n) UNWIND labels(n) AS label RETURN label, count(*) AS n ORDER BY n DESC'],
  [
    'grouping',
    'MATCH (u:GitLabUser)-[:MEMBER_OF]->(g) RETURN g.fullPath AS path, collect(u.username) AS users, count(u) AS n',
  ],
  [
    'statistics',
    'MATCH (:GitLabUser)-[m:MEMBER_OF]->() RETURN avg(m.accessLevel) AS a, min(m.accessLevel) AS b, max(m.accessLevel) AS c, percentileCont(m.accessLevel, 0.9) AS d, stDev(m.accessLevel) AS e, sum(m.accessLevel) AS f',
  ],
  ['distinct', 'MATCH (:GitLabUser)-[m:MEMBER_OF]->() RETURN DISTINCT m.accessLevel AS level'],
  [
    'optional',
    'MATCH (g:GitLabGroup) OPTIONAL MATCH (u)-[:MEMBER_OF]->(g) RETURN g.fullPath, count(u) AS members',
  ],
  ['exists', 'MATCH (u:GitLabUser) WHERE EXISTS { (u)-[:MEMBER_OF]->(:GitLabGroup) } RETURN u.username'],
  [
    'not exists',
    'MATCH (u:GitLabUser) WHERE NOT EXISTS { MATCH (u)-[:MEMBER_OF]->(g) WHERE g.visibility = "public" } RETURN u.username',
  ],
  [
    'exists or else',
    'MATCH (u:GitLabUser) WHERE u.bot OR EXISTS { (u)-[:MEMBER_OF]->() } OR NOT EXISTS { (u)-[:OWNS]->() } RETURN u.username',
  ],
  [
    'count subquery',
    'MATCH (u:GitLabUser) RETURN u.username, COUNT { (u)-[:MEMBER_OF]->() } AS n ORDER BY n DESC LIMIT 5',
  ],
  [
    'collect subquery',
    'MATCH (u:GitLabUser) RETURN u.username, COLLECT { MATCH (u)-[:MEMBER_OF]->(g) RETURN g.fullPath } AS paths',
  ],
  ['pattern predicate', 'MATCH (u:GitLabUser) WHERE (u)-[:MEMBER_OF]->(:GitLabGroup) RETURN u'],
  [
    'call subquery',
    'MATCH (u:GitLabUser) CALL (u) { MATCH (u)-[:MEMBER_OF]->(g) RETURN count(g) AS n } RETURN u.username, n',
  ],
  [
    'call with union',
    'CALL () { MATCH (u:GitLabUser) RETURN u AS n UNION MATCH (g:GitLabGroup) RETURN g AS n } RETURN count(n) AS n',
  ],
  [
    'union all',
    'MATCH (u:GitLabUser) RETURN u.name AS name UNION ALL MATCH (g:GitLabGroup) RETURN g.name AS name',
  ],
  ['union', 'MATCH (u:GitLabUser) RETURN u.name AS name UNION MATCH (g:GitLabGroup) RETURN g.name AS name'],
  [
    'shortestPath',
    'MATCH (a:GitLabUser {key: "h/user/1"}), (b:GitLabProject {key: "h/project/1"}) MATCH p = shortestPath((a)-[*..6]->(b)) RETURN p',
  ],
  [
    'allShortestPaths',
    'MATCH (a:GitLabUser {key: "h/user/1"}), (b:GitLabProject) MATCH p = allShortestPaths((a)-[*..6]-(b)) RETURN p, length(p)',
  ],
  [
    'shortestPath with any length',
    'MATCH p = shortestPath((a:GitLabUser {key: "h/user/1"})-[:MEMBER_OF|HAS*]->(b:GitLabProject {key: "h/project/1"})) RETURN [n IN nodes(p) | n.key] AS keys',
  ],
  [
    'SHORTEST',
    'MATCH p = SHORTEST 1 (a:GitLabUser {key: "h/user/1"})-[:MEMBER_OF|HAS]->+(b:GitLabProject) RETURN p',
  ],
  [
    'ALL SHORTEST',
    'MATCH p = ALL SHORTEST (a:GitLabUser {key: "h/user/1"})-->+(b:GitLabProject {key: "h/project/1"}) RETURN p',
  ],
  [
    'ANY',
    'MATCH p = ANY (a:GitLabUser {key: "h/user/1"})-->{1,3}(b:GitLabProject {key: "h/project/1"}) RETURN p',
  ],
  [
    'variable length',
    'MATCH p = (u:GitLabUser)-[:MEMBER_OF]->(:GitLabGroup)-[:HAS*1..4]->(x:GitLabProject) RETURN p LIMIT 20',
  ],
  [
    'quantified path',
    'MATCH p = (g:GitLabGroup)((x)-[:HAS]->(y)){1,4}(z:GitLabProject) RETURN p, [n IN x | n.key] AS keys',
  ],
  [
    'quantified relationship',
    'MATCH (g:GitLabGroup)-[r:HAS]->{1,3}(p:GitLabProject) RETURN g.fullPath, p.fullPath, size(r) AS steps',
  ],
  [
    'list comprehension',
    'MATCH p = (u:GitLabUser)-[:MEMBER_OF]->()-[:HAS*0..3]->(x) RETURN [n IN nodes(p) WHERE n.fullPath IS NOT NULL | n.fullPath] AS paths',
  ],
  [
    'labels in a condition',
    'MATCH (n) WHERE any(l IN labels(n) WHERE l STARTS WITH "GitLab") RETURN count(n)',
  ],
  [
    'labels in a loop',
    'MATCH p = (:GitLabUser)-[:MEMBER_OF]->() RETURN [n IN nodes(p) WHERE any(l IN labels(n) WHERE l = $label) | n.key] AS keys',
    { label: 'GitLabUser' },
  ],
  [
    'conditions on all of a path',
    'MATCH p = (u:GitLabUser)-[:MEMBER_OF]->()-[:HAS*0..3]->(x) WHERE all(n IN nodes(p) WHERE n.key IS NOT NULL) AND none(r IN relationships(p) WHERE type(r) = "OWNS") RETURN count(p)',
  ],
  [
    'reduce',
    'MATCH p = (u:GitLabUser)-[:MEMBER_OF]->()-[:HAS*0..3]->(x) RETURN reduce(s = "", n IN nodes(p) | s + "/" + n.key) AS path',
  ],
  ['reduce with a number', 'RETURN reduce(total = 0, n IN [1, 2, 3] | total + n) AS total'],
  ['positions', 'WITH ["a", "b", "c"] AS l RETURN [i IN range(0, size(l) - 1) | l[i] + toString(i)] AS l'],
  [
    'a collected list gone through',
    'MATCH (u:GitLabUser) WITH collect(u) AS us RETURN [u IN us WHERE u.bot | u.username] AS bots, size(us) AS n',
  ],
  [
    'collected maps',
    'MATCH (u:GitLabUser)-[m:MEMBER_OF]->(g) WITH g, collect({user: u.username, level: m.accessLevel}) AS members RETURN g {.fullPath, members: members[..5], n: size(members)} AS g',
  ],
  [
    'unwind of what was collected',
    'MATCH (u:GitLabUser) WITH collect(u) AS us UNWIND us AS u MATCH (u)-[:MEMBER_OF]->(g) RETURN u.username, collect(DISTINCT g.name) AS names',
  ],
  [
    'pattern comprehension',
    'MATCH (u:GitLabUser) RETURN u.username, [(u)-[m:MEMBER_OF]->(g) WHERE m.accessLevel >= 30 | g.fullPath] AS paths',
  ],
  [
    'temporal functions',
    'RETURN date() AS d, datetime() > datetime("2020-01-01T00:00:00Z") AS later, duration.between(date("2026-01-01"), date("2026-02-01")) AS span, date.truncate("month", date("2026-03-15")) AS month, datetime({epochMillis: 0}).year AS year',
  ],
  [
    'expiry',
    'MATCH (u:GitLabUser)-[m:MEMBER_OF]->(g) WHERE m.expiresAt IS NOT NULL AND date(m.expiresAt) < date() + duration({days: 30}) RETURN u.username, m.expiresAt',
  ],
  [
    'case',
    'MATCH (:GitLabUser)-[m:MEMBER_OF]->() RETURN CASE WHEN m.accessLevel >= 50 THEN "owner" WHEN m.accessLevel >= 40 THEN "maintainer" ELSE "other" END AS role, count(*) AS n',
  ],
  [
    'texts',
    'MATCH (u:GitLabUser) WHERE toLower(u.name) CONTAINS "a" AND u.username STARTS WITH "u" AND NOT u.name ENDS WITH "z" RETURN split(u.key, "/")[1] AS kind, replace(u.key, "/", ":") AS key, substring(u.name, 0, 3) AS part, trim(u.name) AS name',
  ],
  ['a regular expression', 'MATCH (u:GitLabUser) WHERE u.username =~ "(?i)u.*[0-9]+" RETURN u.username'],
  [
    'a regular expression by parameter',
    'MATCH (u:GitLabUser) WHERE toLower(u.name) =~ $p RETURN u.username',
    { p: '.*user.*' },
  ],
  [
    'maps and lists',
    'WITH {a: 1, b: [1, 2, 3]} AS m RETURN m.a, m.b[0], m.b[1..], keys(m), head(m.b), last(m.b), tail(m.b), reverse(m.b)',
  ],
  ['slices with signs', 'RETURN range(1, 10) AS l, -1 IN range(-5, 5) AS found'],
  ['rows from a range', 'UNWIND range(1, 20000) AS x WITH x WHERE x % 7 = 0 RETURN count(x) AS n'],
  [
    'rows from a parameter',
    'UNWIND $rows AS row RETURN row.a + row.b AS sum',
    {
      rows: [
        { a: 1, b: 2 },
        { a: 3, b: 4 },
      ],
    },
  ],
  [
    'full text',
    'CALL db.index.fulltext.queryNodes("test_names", "user*") YIELD node, score RETURN node.username, score LIMIT 5',
  ],
  ['labels of the graph', 'CALL db.labels() YIELD label RETURN label ORDER BY label'],
  ['types of the graph', 'CALL db.relationshipTypes() YIELD relationshipType AS t RETURN t'],
  ['the schema', 'CALL db.schema.visualization()'],
  [
    'words in texts and comments',
    "MATCH (n:GitLabUser) /* CREATE */ WHERE n.name <> 'DELETE; LOAD CSV' // SET\n RETURN n.name AS `SHOW USERS`",
  ],
  [
    'properties and labels named like clauses',
    'MATCH (n:GitLabUser) RETURN n.create AS a, n.set AS b, {start: 1, stop: 2} AS c, n {.show} AS d',
  ],
  [
    'elements',
    'MATCH (u:GitLabUser)-[m]->(g) RETURN elementId(u), id(m), startNode(m), endNode(m), properties(m), type(m) LIMIT 3',
  ],
  ['paging', 'MATCH (u:GitLabUser) RETURN u.username ORDER BY u.username SKIP 1 LIMIT 1'],
  ['nothing', 'RETURN null AS nothing, 1.5 AS float, 9007199254740993 AS large, true AS yes'],
  ['a semicolon at the end', 'RETURN 1 AS one;\n'],
];
