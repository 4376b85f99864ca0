import { readImage } from './image.js';

const hash = `sha256:${'ab'.repeat(32)}`;

test.each([
  ['node', 'docker.io/library/node', 'nothing'],
  ['node:20', 'docker.io/library/node:20', 'tag'],
  ['acme/tool:1', 'docker.io/acme/tool:1', 'tag'],
  ['index.docker.io/acme/tool', 'docker.io/acme/tool', 'nothing'],
  ['localhost/x', 'localhost/x', 'nothing'],
  ['Registry.Acme.Example:5000/a/b', 'registry.acme.example:5000/a/b', 'nothing'],
  ['registry.acme.example:5000/a/b:2', 'registry.acme.example:5000/a/b:2', 'tag'],
  [`node@${hash}`, `docker.io/library/node@${hash}`, 'digest'],
  [`ghcr.io/a/b:v2@${hash}`, `ghcr.io/a/b:v2@${hash}`, 'digest'],
  ['docker://alpine:3', 'docker.io/library/alpine:3', 'tag'],
  ['$CI_REGISTRY_IMAGE/ci:latest', '$CI_REGISTRY_IMAGE/ci:latest', 'tag'],
  ['$IMAGE', '$IMAGE', 'variable'],
  ['node:$VERSION', 'docker.io/library/node:$VERSION', 'variable'],
  [`\${IMAGE:-node}`, `\${IMAGE:-node}`, 'variable'],
  ['node@$DIGEST', 'docker.io/library/node@$DIGEST', 'variable'],
])('%s is %s, pinned by %s', (written, reference, pinnedBy) => {
  expect(readImage(written)).toMatchObject({ reference, pinnedBy });
});

test.each([
  ['bob:hunter2@quay.io/a/b:1', 'quay.io/a/b:1'],
  ['https://bob:hunter2@quay.io/a/b:1', 'quay.io/a/b:1'],
  ['hunter2@quay.io/a/b', 'quay.io/a/b'],
  [`bob:hunter2@quay.io/a@${hash}`, `quay.io/a@${hash}`],
  ['bob:hunter2@node', 'docker.io/library/node'],
  ['quay.io/glpat-hunter2hunter2/x', 'quay.io/***/x'],
])('%s loses its credentials', (written, reference) => {
  const image = readImage(written);
  expect(image?.reference).toBe(reference);
  expect(JSON.stringify(image)).not.toContain('hunter2');
});

test('nothing is no image', () => {
  expect(readImage(' ')).toBeUndefined();
});
