// A process of its own that starts Neo4j on the folder given, says so with the JVM's number, and waits to be killed.
import { startEmbeddedNeo4j } from '../../src/graph/embedded/embedded.js';
import { testServerOptions } from './servers.js';

const { pid } = await startEmbeddedNeo4j(testServerOptions(process.argv[2] ?? ''));
process.stdout.write(`RUNNING ${pid}\n`);
