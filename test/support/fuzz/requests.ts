import type { Random } from '../../../src/demo/world/random.js';
import { hostileJson, hostileText } from './hostile.js';

/** A request as it is sent; the token comes with it unless there is another. */
export interface RandomRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | Buffer;
  /** What kind of request it is, for the message of a failure. */
  readonly what: string;
}

const json = { 'content-type': 'application/json' };
const bytes = (random: Random, length: number) =>
  Buffer.from(Array.from({ length }, () => random.int(0, 255)));
const ascii = (text: string) => text.replace(/[^\x21-\x7e]/g, '').slice(0, 2000);

/** An operation over HTTP as clients send it. */
export function post(operation: unknown, what: string): RandomRequest {
  return { method: 'POST', path: '/graphql', headers: json, body: JSON.stringify(operation), what };
}

const deep = (levels: number) =>
  `{ groups { nodes { ${'members { nodes { memberOfGroups { nodes { '.repeat(levels)}key`;
const closed = (text: string) => `${text}${' }'.repeat((text.match(/\{/g) ?? []).length)}`;

/** Documents that are too deep, too long, too wide, circular, or none at all. */
const documents: readonly ((random: Random) => string)[] = [
  (random) => closed(deep(random.int(3, 60))),
  (random) => '{'.repeat(random.int(1, 3000)),
  (random) =>
    `{ ${Array.from({ length: random.int(31, 400) }, (_, n) => `a${n}: viewer { id }`).join(' ')} }`,
  (random) => `{ viewer ${'@skip(if: false) '.repeat(random.int(51, 400))}{ id } }`,
  () => '{ ...A } fragment A on Query { ...B } fragment B on Query { ...A }',
  () => '{ viewer { ...A } } fragment A on Viewer { id ...A }',
  (random) =>
    `{ ...F0 } ${Array.from({ length: 30 }, (_, n) => `fragment F${n} on Query { ${`...F${n + 1} `.repeat(random.int(2, 9))}}`).join(' ')} fragment F30 on Query { viewer { id } }`,
  () =>
    '{ projects(first: 500) { nodes { members(first: 100) { nodes { memberOfGroups(first: 100) { nodes { key } } } } } } }',
  (random) => `query ($a: ${'['.repeat(random.int(1, 900))}Int) { viewer { id } }`,
  (random) => `{ viewer { ${hostileText(random)} } }`,
  (random) => `{ user(username: ${JSON.stringify(hostileText(random))}) { nonsense } }`,
  (random) => `{ project(fullPath: "${hostileText(random)}") { key } }`,
  (random) => `query A { viewer { id } } query B { viewer { id } } ${hostileText(random)}`,
  () => 'subscription { graphChanged { run } }',
  () =>
    '{ __type(name: "Project") { fields { type { fields { type { fields { type { fields { name } } } } } } } } }',
  (random) => `# ${'x'.repeat(random.int(1, 5000))}\n`,
  () => 'mutation { __typename }',
  (random) => hostileText(random),
];

/** The wire around the documents. */
const kinds: Readonly<Record<string, (random: Random) => Omit<RandomRequest, 'what'>>> = {
  document: (random) => post({ query: random.pick(documents)(random) }, ''),
  envelope: (random) => ({
    method: 'POST',
    path: '/graphql',
    headers: json,
    body: JSON.stringify(hostileJson(random)),
  }),
  fields: (random) =>
    post(
      {
        query: random.chance(0.5) ? '{ viewer { id } }' : hostileJson(random),
        variables: hostileJson(random),
        operationName: random.chance(0.5) ? hostileText(random) : hostileJson(random),
        extensions: hostileJson(random),
      },
      '',
    ),
  batch: (random) =>
    post(
      Array.from({ length: random.int(0, 200) }, () => ({ query: '{ viewer { id } }' })),
      '',
    ),
  brokenJson: (random) => {
    const text = JSON.stringify({ query: '{ viewer { id } }', variables: hostileJson(random) });
    return {
      method: 'POST',
      path: '/graphql',
      headers: json,
      body: text.slice(0, random.int(0, text.length - 1)),
    };
  },
  deepJson: (random) => ({
    method: 'POST',
    path: '/graphql',
    headers: json,
    body: `{"query":"{ viewer { id } }","variables":${'['.repeat(random.int(100, 50_000))}`,
  }),
  bytes: (random) => ({
    method: 'POST',
    path: '/graphql',
    headers: json,
    body: bytes(random, random.int(0, 300)),
  }),
  contentType: (random) => ({
    method: 'POST',
    path: '/graphql',
    headers: {
      'content-type': random.pick([
        'text/plain',
        'application/x-www-form-urlencoded',
        'multipart/form-data; boundary=x',
        'application/json; charset=utf-7',
        'application/json; charset=utf-16',
        'application/graphql',
        ascii(hostileText(random)) || 'x',
      ]),
    },
    body: '{"query":"{ viewer { id } }"}',
  }),
  encoding: (random) => ({
    method: 'POST',
    path: '/graphql',
    headers: { ...json, 'content-encoding': random.pick(['gzip', 'br', 'deflate', 'zstd', 'x']) },
    body: bytes(random, 100),
  }),
  oversized: (random) => ({
    method: 'POST',
    path: '/graphql',
    headers: json,
    body: JSON.stringify({ query: `{ viewer { id } } # ${'x'.repeat(random.int(257, 400) * 1024)}` }),
  }),
  method: (random) => ({
    method: random.pick(['GET', 'PUT', 'DELETE', 'PATCH', 'OPTIONS', 'HEAD', 'TRACE']),
    path: random.pick(['/graphql', '/graphql?query={viewer{id}}', '/graphql/stream', '/metrics', '/livez']),
    headers: random.chance(0.5) ? json : {},
  }),
  path: (random) => ({
    method: random.pick(['GET', 'POST']),
    path: `/${random.pick(['', 'graphql/', 'queries/', 'graphiql/', '../', '%', '%2e%2e/', 'queries/owners.csv?'])}${encodeURIComponent(ascii(hostileText(random))).slice(0, 500)}`,
    headers: json,
  }),
  badPath: (random) => ({
    method: 'GET',
    path: `/${random.pick(['%', '%zz', '%00', '%ff', '//', '/..;/', '?%%%=%'])}`,
    headers: {},
  }),
  query: (random) => ({
    method: 'GET',
    path: `/queries/${random.pick(['owners', 'projects-by-visibility', 'tokens-expiring-soon', 'nonsense'])}.${random.pick(['csv', 'ndjson', 'exe'])}?${random.pick(['days', 'x', '__proto__', 'first'])}=${encodeURIComponent(ascii(hostileText(random)))}`,
    headers: {},
  }),
  headers: (random) => ({
    method: 'POST',
    path: '/graphql',
    headers: {
      ...json,
      [random.pick([
        'x-forwarded-for',
        'x-forwarded-host',
        'accept',
        'origin',
        'cookie',
        'x-request-id',
        'traceparent',
        'range',
        'if-none-match',
        '__proto__',
      ])]: random.pick(['*/*;q=NaN', '127.0.0.1', 'null', '-1', '%0d%0a', ascii(hostileText(random))]) || 'x',
    },
    body: '{"query":"{ viewer { id } }"}',
  }),
  stream: (random) => ({
    method: 'POST',
    path: '/graphql/stream',
    headers: { ...json, accept: 'text/event-stream' },
    body: JSON.stringify({
      query: random.pick(documents.filter((_, n) => n !== 13))(random),
      variables: hostileJson(random),
    }),
  }),
  authorization: (random) => ({
    method: 'POST',
    path: '/graphql',
    headers: {
      ...json,
      authorization: random.pick([
        '',
        'Bearer',
        'Basic YTpi',
        'Bearer x',
        `Bearer agt_${random.hex(43)}`,
        `Bearer ${'e.'.repeat(random.int(1, 2000))}`,
        `Bearer ${Buffer.from('{"alg":"none"}').toString('base64url')}.e30.`,
      ]),
    },
    body: '{"query":"{ viewer { id } }"}',
  }),
};

const names = Object.keys(kinds);

/** A malformed or hostile request. */
export function malformedRequest(random: Random): RandomRequest {
  const what = random.pick(names);
  const make = kinds[what];
  if (make === undefined) throw new RangeError(what);
  return { ...make(random), what };
}

/** Bytes that are hardly HTTP. */
export function rawBytes(random: Random): Buffer {
  const starts = [
    '',
    'GET / HTTP/1.1\r\n',
    'POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n',
    'POST /graphql HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n',
    'GET /graphql HTTP/9.9\r\n\r\n',
    `GET / HTTP/1.1\r\nx: ${'y'.repeat(20_000)}\r\n\r\n`,
    'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n',
    '\x16\x03\x01\x02\x00\x01\x00\x01',
  ];
  return Buffer.concat([
    Buffer.from(random.pick(starts)),
    bytes(random, random.int(0, 200)),
    Buffer.from('\r\n\r\n'),
  ]);
}
