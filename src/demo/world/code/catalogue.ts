import type { WorldCiImage, WorldCiInclude, WorldCiJob, WorldCiLine } from './types.js';

const hub = 'docker.io';
const digest = `sha256:${'0123456789abcdef'.repeat(4)}`;

function image(
  written: string,
  registry: string | null,
  repository: string,
  rest: Partial<WorldCiImage> = {},
): WorldCiImage {
  const { tag = null, digest: hash = null, shown = written } = rest;
  const place = registry === null ? repository : `${registry}/${repository}`;
  return {
    written,
    shown,
    registry,
    repository,
    tag,
    digest: hash,
    reference: `${place}${tag === null ? '' : `:${tag}`}${hash === null ? '' : `@${hash}`}`,
    pinnedBy: hash !== null ? 'digest' : tag !== null ? 'tag' : 'nothing',
    ...rest,
  };
}

/** Images that jobs run in: with and without tag and digest, of registries with ports, credentials and variables. */
export const images: readonly WorldCiImage[] = [
  image('node:20', hub, 'library/node', { tag: '20' }),
  image('python:3.12-slim', hub, 'library/python', { tag: '3.12-slim' }),
  image('alpine', hub, 'library/alpine'),
  image('hashicorp/terraform:1.9', hub, 'hashicorp/terraform', { tag: '1.9' }),
  image('registry.acme.example:5000/tools/build', 'registry.acme.example:5000', 'tools/build'),
  image(`ghcr.io/acme/lint:v2@${digest}`, 'ghcr.io', 'acme/lint', { tag: 'v2', digest }),
  image(`golang@${digest}`, hub, 'library/golang', { digest }),
  image('$CI_REGISTRY_IMAGE/ci:latest', null, '$CI_REGISTRY_IMAGE/ci', { tag: 'latest' }),
  image('$BUILD_IMAGE', null, '$BUILD_IMAGE', { pinnedBy: 'variable' }),
  image('robot:%SECRET%@quay.acme.example/base/java:21', 'quay.acme.example', 'base/java', {
    tag: '21',
    shown: 'quay.acme.example/base/java:21',
  }),
];

/** Images that run next to jobs. */
export const serviceImages: readonly WorldCiImage[] = [
  image('docker:dind', hub, 'library/docker', { tag: 'dind' }),
  image('postgres:16', hub, 'library/postgres', { tag: '16' }),
];

const say = (text: string, finding: WorldCiLine['finding'] = null): WorldCiLine => ({ text, finding });

/** Scripts that do their work without telling secrets, some of them almost. */
export const quietScripts: readonly (readonly WorldCiLine[])[] = [
  [say('npm ci'), say('npm test')],
  [say('echo "building $CI_COMMIT_SHORT_SHA"'), say('make build')],
  [say('echo "$REGISTRY_PASSWORD" | docker login --password-stdin registry.acme.example')],
  [say('printf "%s" "$KEY" > key.pem'), say('env FOO=1 make deploy')],
  [say("echo 'costs $TOKEN'"), say('set -eu')],
];

/** Scripts that tell secrets in one way or another. */
export const loudScripts: readonly (readonly WorldCiLine[])[] = [
  [say('echo "token is $DEPLOY_TOKEN"', 'echo-of-variable'), say('./deploy.sh')],
  [say('printenv | sort', 'printenv')],
  [say('set -x', 'shell-trace'), say('./deploy.sh')],
  [say('curl --header "PRIVATE-TOKEN: %SECRET%" https://gitlab.example.com', 'key-literal')],
  [say('env', 'printenv'), say('echo $AWS_SECRET_ACCESS_KEY | base64', 'echo-of-variable')],
];

const job = (name: string, rest: Partial<WorldCiJob>): WorldCiJob => ({
  name,
  stage: null,
  tags: [],
  environment: null,
  when: null,
  rules: false,
  extends: [],
  image: null,
  services: [],
  idTokens: [],
  debugTrace: false,
  script: [say('make')],
  ...rest,
});

/** Jobs as files have them; image and script are drawn for each file. */
export const jobs: readonly WorldCiJob[] = [
  job('build', { stage: 'build', tags: ['docker'] }),
  job('test: [unit, "3.12"]', { stage: 'test', rules: true }),
  job('lint & <format>', { stage: 'test', when: 'always' }),
  job('läuft/überall', { stage: 'test', services: serviceImages.slice(1) }),
  job('docker build', { stage: 'build', services: serviceImages.slice(0, 1), tags: ['docker', 'linux'] }),
  job('deploy production', {
    stage: 'deploy',
    environment: 'production',
    when: 'manual',
    rules: true,
    idTokens: ['VAULT_ID_TOKEN'],
    tags: ['prod'],
  }),
  job('review', { stage: 'deploy', environment: 'review/$CI_COMMIT_REF_SLUG' }),
  job('debug me', { stage: 'test', debugTrace: true }),
];

/** The template that the job after it extends; it names the image of both. */
export function templatePair(own: WorldCiImage): readonly WorldCiJob[] {
  return [
    job('.base', { image: own, script: [say('make prepare')] }),
    job('from a template', { extends: ['.base'], stage: 'test' }),
  ];
}

const commit = '4f1c2ab97de3506812ff0de34a5b6c7d8e9f0a1b';

/** Includes other than of projects. */
export const includes: readonly WorldCiInclude[] = [
  {
    kind: 'local',
    yaml: ['local: /ci/build.yml'],
    file: '/ci/build.yml',
    project: null,
    ref: null,
    host: null,
    pinned: null,
  },
  {
    kind: 'remote',
    yaml: ['remote: https://ci:%SECRET%@files.acme.example/shared.yml?private_token=%SECRET%'],
    file: 'https://files.acme.example/shared.yml',
    project: null,
    ref: null,
    host: 'files.acme.example',
    pinned: false,
  },
  {
    kind: 'component',
    yaml: ['component: gitlab.com/components/sast/sast@2.0.1'],
    file: 'gitlab.com/components/sast/sast',
    project: 'components/sast',
    ref: '2.0.1',
    host: 'gitlab.com',
    pinned: false,
  },
  {
    kind: 'template',
    yaml: ['template: Jobs/Secret-Detection.gitlab-ci.yml'],
    file: 'Jobs/Secret-Detection.gitlab-ci.yml',
    project: null,
    ref: null,
    host: null,
    pinned: null,
  },
];

/** An include of another project's file, by branch, by commit or by nothing. */
export function projectInclude(project: string, how: 'branch' | 'commit' | 'nothing'): WorldCiInclude {
  const ref = how === 'branch' ? 'main' : how === 'commit' ? commit : null;
  return {
    kind: 'project',
    yaml: [`project: ${project}`, ...(ref === null ? [] : [`ref: ${ref}`]), 'file: /templates/common.yml'],
    file: '/templates/common.yml',
    project,
    ref,
    host: null,
    pinned: how === 'commit',
  };
}
