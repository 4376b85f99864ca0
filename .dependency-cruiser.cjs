/** The import direction of docs/adr/0001: core <- graph, gitlab <- sync, queries <- jobs <- api <- cli. */
const only = (name, to, allowedFrom) => ({
  name,
  severity: 'error',
  from: { path: '^src', pathNot: `${allowedFrom}|\\.test\\.ts$` },
  to: { path: to },
});
const layer = (name, from, forbidden) => ({
  name,
  severity: 'error',
  from: { path: `^src/${from}`, pathNot: '\\.test\\.ts$' },
  to: { path: `^src/(${forbidden})` },
});

module.exports = {
  forbidden: [
    { name: 'no-circular', severity: 'error', from: {}, to: { circular: true } },
    { name: 'no-orphans', severity: 'error', from: { orphan: true, pathNot: '\\.(test|d)\\.ts$' }, to: {} },
    layer('core-imports-nothing-of-ours', 'core/', 'access|graph|gitlab|sync|queries|jobs|api|cli|demo|main'),
    layer('graph-imports-core-only', 'graph/', 'gitlab|sync|queries|jobs|api|cli|demo|main'),
    layer('gitlab-imports-core-only', 'gitlab/', 'graph|sync|queries|jobs|api|cli|demo|main'),
    layer('sync-below-jobs-and-cli', 'sync/', 'jobs|api|cli|demo|main'),
    layer('access-below-api', 'access/', 'graph|sync|queries|jobs|api|cli|demo|main'),
    layer('queries-below-cli', 'queries/', 'gitlab|sync|jobs|api|cli|demo|main'),
    layer('jobs-below-api-and-cli', 'jobs/', 'api|cli|demo|main'),
    layer('api-below-cli', 'api/', 'cli|demo|main'),
    layer('simulator-knows-only-core', 'demo/', 'graph|gitlab|sync|queries|jobs|api|cli|main'),
    only('driver-only-in-graph', 'node_modules/neo4j-driver', '^src/graph'),
    only('gitbeaker-only-in-gitlab', 'node_modules/@gitbeaker', '^src/gitlab'),
    only('express-only-in-api', 'node_modules/express', '^src/api'),
    only('graphql-request-only-in-gitlab', 'node_modules/graphql-request', '^src/gitlab'),
    // The console knows the service by its public API alone.
    {
      name: 'web-stands-alone',
      severity: 'error',
      from: { path: '^src/web/', pathNot: '\\.test\\.ts$' },
      to: { path: '^src/(?!web/)' },
    },
    {
      name: 'nothing-imports-web',
      severity: 'error',
      from: { path: '^src/(?!web/)' },
      to: { path: '^src/web/' },
    },
    { name: 'src-never-imports-test', severity: 'error', from: { path: '^src' }, to: { path: '^test' } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      extensions: ['.ts', '.tsx', '.js'],
      conditionNames: ['import', 'node', 'default'],
    },
  },
};
