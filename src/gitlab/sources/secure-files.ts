import { z } from 'zod';
import { secureFile } from '../entities/secure-file.js';
import { rowReader } from '../model/row.js';
import { restNodes } from './rest-list.js';
import type { Source } from './source.js';

const reader = rowReader(secureFile, {
  naming: 'rest',
  fields: ['id', 'name', 'checksum', 'checksumAlgorithm', 'fileExtension', 'createdAt', 'expiresAt'],
  extra: { id: z.number() },
});

const list = restNodes(
  (target) => ({ path: `/projects/${target.id}/secure_files` }),
  reader.schema,
  (row, target) => ({
    node: { kind: 'secure_file', id: row.id },
    properties: reader.properties(row),
    edges: [{ type: 'HAS', direction: 'in', rows: [{ other: { kind: 'project', id: target.id } }] }],
  }),
);

/** Secure files of projects whose jobs can use them: those with CI/CD switched on and a configuration. */
export const secureFiles: Source = {
  id: 'secure-files',
  title: 'Names and checksums of secure files',
  feeds: ['secure_file'],
  targets: 'project',
  asserts: ['secure_file'],
  stage: 5,
  batch: 1,
  needs: { role: 'Developer' },
  reads: ['buildsAccessLevel', 'hasCiConfig'],
  caveat: () =>
    'files of projects without CI/CD or without a configuration, which no job can use, are not looked for',
  read: async (job) => {
    const isUsed = ({ properties }: (typeof job.targets)[number]) =>
      properties.buildsAccessLevel !== 'disabled' && properties.hasCiConfig !== false;
    const targets = job.targets.filter(isUsed);
    for (const target of job.targets) if (!isUsed(target)) job.scope(target).complete();
    await list({ ...job, targets });
  },
};
