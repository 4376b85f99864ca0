import { defineEntity } from '../model/entity.js';
import { boolean, text, texts } from '../model/values.js';
import { findingProperties } from './ci-config.js';

/** A job of a CI/CD configuration. */
export const ciJob = defineEntity({
  kind: 'ci_job',
  label: 'GitLabCiJob',
  classLabels: ['Task'],
  description: 'A job as the CI/CD configuration declares it: where it runs and what it does with secrets.',
  parents: ['ci_config'],
  properties: {
    name: text('Name.'),
    hidden: boolean('Whether it is a template (its name starts with a dot) that never runs by itself.'),
    stage: text('Stage.'),
    tags: texts('Tags of the runners that may take it (R34).'),
    environment: text('Environment that it deploys to, as written.'),
    when: text('`manual`, `always` and so on; none means on success.'),
    hasRules: boolean('Whether `rules`, `only` or `except` say when it runs.'),
    extends: texts('Jobs and templates that it extends.'),
    image: text(
      'Image that it runs in as written, without credentials; none where only an included file tells.',
    ),
    imageInherited: boolean('Whether the image is that of a template or the default one.'),
    services: texts('Images of its services as written, without credentials.'),
    variables: texts('Names of the variables that it sets.'),
    idTokens: texts('Names of the ID tokens that it asks for, with which it signs in elsewhere.'),
    secrets: texts('Names of the secrets that it takes from a vault.'),
    triggersProject: text('Path of the project whose pipeline it starts.'),
    usesDebugTrace: boolean('Whether it switches on the debug log, which shows every variable.'),
    ...findingProperties,
  },
  indexes: ['name'],
  searched: ['name'],
});
