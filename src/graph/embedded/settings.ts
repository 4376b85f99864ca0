/** What of Neo4j's settings differs from start to start; sizes in MB. */
export type Neo4jSizes = { readonly port: number; readonly heapMb: number; readonly pageCacheMb: number };

/** The text of Neo4j's configuration file: loopback only, authenticated, and no way out for a query. */
export function neo4jConf({ port, heapMb, pageCacheMb }: Neo4jSizes): string {
  const settings = {
    'server.default_listen_address': '127.0.0.1',
    'server.bolt.enabled': 'true',
    'server.bolt.listen_address': `127.0.0.1:${port}`,
    'dbms.security.auth_enabled': 'true',
    'dbms.usage_report.enabled': 'false',
    // LOAD CSV could read this machine's files and every address that it reaches.
    'dbms.security.allow_csv_import_from_file_urls': 'false',
    'internal.dbms.cypher_ip_blocklist': '0.0.0.0/0,::/0',
    'server.memory.pagecache.size': `${pageCacheMb}m`,
    'dbms.memory.transaction.total.max': `${Math.floor(heapMb * 0.6)}m`,
    // One statement must not take the memory of all others: Neo4j ends it when it wants more.
    'db.memory.transaction.max': `${Math.floor(heapMb / 2)}m`,
    // Plans of statements that vary, such as those of filters, would fill a small heap.
    'server.memory.query_cache.per_db_cache_num_entries': '500',
    'db.tx_log.rotation.size': '64m',
    'db.tx_log.rotation.retention_policy': '2 files',
    // The databases are stopped before Bolt is, so waiting for idle connections would only cost time.
    'internal.server.bolt.connection_shutdown_wait_time': '0s',
    'internal.server.bolt.thread_pool_shutdown_wait_time': '0s',
  };
  return Object.entries(settings)
    .map(([key, value]) => `${key}=${value}\n`)
    .join('');
}

/** The arguments for the JVM. The serial collector starts fastest and costs least on small machines. */
export function jvmArguments(javaMajor: number, heapMb: number, logDir: string): string[] {
  const opened = ['java.base/java.nio', 'java.base/java.io', 'java.base/sun.nio.ch'];
  return [
    `-Xmx${heapMb}m`,
    `-Xms${Math.min(heapMb, 128)}m`,
    '-XX:+UseSerialGC',
    '-XX:-UsePerfData',
    '-XX:+ExitOnOutOfMemoryError',
    `-XX:ErrorFile=${logDir}/jvm-crash-%p.log`,
    '-Djava.awt.headless=true',
    '-Dfile.encoding=UTF-8',
    ...opened.map((name) => `--add-opens=${name}=ALL-UNNAMED`),
    // Newer JVMs warn about Neo4j's native libraries unless told that they are meant.
    ...(javaMajor >= 22 ? ['--enable-native-access=ALL-UNNAMED'] : []),
  ];
}
