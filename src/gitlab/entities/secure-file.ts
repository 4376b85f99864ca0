import { defineEntity } from '../model/entity.js';
import { integer, text, time } from '../model/values.js';

/** A secure file; never its content. */
export const secureFile = defineEntity({
  kind: 'secure_file',
  label: 'GitLabSecureFile',
  classLabels: [],
  description: 'A secure file, such as a keystore: its name and checksum, never its content.',
  parents: ['project'],
  properties: {
    id: integer('GitLab’s id.'),
    name: text('File name.'),
    checksum: text('Checksum of the content.'),
    checksumAlgorithm: text('How the checksum is made.'),
    fileExtension: text('File extension.'),
    createdAt: time('When it was uploaded.'),
    expiresAt: time('When the certificate or profile in it ends, where GitLab can tell.'),
  },
  indexes: ['id'],
  searched: ['name'],
});
