import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { permissionColumns } from '../../../src/access/report/permission.js';
import type { Graph } from '../../../src/graph/driver.js';
import { TestApi } from '../../support/api.js';
import { startTestServer, type TestServer } from '../../support/api-server.js';
import { cli } from '../../support/cli.js';
import { emptyGraph } from '../../support/sync.js';
import { serverOfWorker } from '../../support/worker.js';
