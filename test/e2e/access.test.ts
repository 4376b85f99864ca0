import { beforeAll, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { consoleForTests } from './support/console.js';

const { open, ask, picture } = consoleForTests();

interface Named {
  readonly key: string;
  readonly fullPath: string;
}
interface Who {
  readonly totalCount: number;
  readonly edges: readonly {
    readonly name: string;
    readonly kind: string;
    readonly identity: Named | null;
  }[];
}
interface Explained {
  readonly reason: string;
  readonly paths: readonly { readonly steps: readonly { readonly sentence: string }[] }[];
  readonly minimalCut: readonly { readonly sentence: string }[];
}

const whoCan = (resource: string) =>
  ask<{ people: Who; others: Who }>(
    `query ($resource: ID!) {
      people: whoCan(action: PUSH, resource: $resource, first: 200, filter: { nonHuman: false }) { ...Them }
      others: whoCan(action: PUSH, resource: $resource, first: 200, filter: { nonHuman: true }) { ...Them }
    }
    fragment Them on WhoCanConnection { totalCount edges { name kind identity { key } } }`,
    { resource },
  );

const explain = async (identity: string, resource: string) => {
  const { explainAccess } = await ask<{ explainAccess: Explained }>(
    `query ($identity: ID!, $resource: ID!) {
      explainAccess(identity: $identity, action: PUSH, resource: $resource) {
        reason paths { steps { sentence } } minimalCut { sentence }
      }
    }`,
    { identity, resource },
  );
  return explainAccess;
};

const counted = (count: number, one: string, many: string) => `${count} ${count === 1 ? one : many}`;

/** What the screen should say of a project to whose default branch people and others can push. */
const sentenceOf = ({ people, others }: { readonly people: Who; readonly others: Who }, path: string) =>
  `${[
    counted(people.totalCount, 'person', 'people'),
    counted(others.totalCount, 'non-human identity', 'non-human identities'),
  ].join(' and ')} can push to the default branch of ${path}.`;

const panel = (page: Page, name: string) => page.getByRole('region', { name, exact: true });

let project: Named;
let pushers: { readonly people: Who; readonly others: Who };
/** A person who can push there. */
let person: { readonly name: string; readonly key: string };

beforeAll(async () => {
  const { projects } = await ask<{ projects: { nodes: readonly Named[] } }>(
    '{ projects(first: 100) { nodes { key fullPath } } }',
  );
  for (const each of projects.nodes) {
    const found = await whoCan(each.key);
    const first = found.people.edges[0];
    if (first?.identity == null || found.others.totalCount === 0) continue;
    project = each;
    pushers = found;
    person = { name: first.name, key: first.identity.key };
    return;
  }
  throw new Error('nobody can push to any project');
});

test('somebody who knows nothing of the screen finds who can push to a project, and why, by keyboard alone', async () => {
  const page = await open('/');
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.keyboard.press('g');
  await page.keyboard.press('a');
  await page.getByRole('heading', { level: 1, name: 'Access' }).waitFor();
  await page.getByRole('combobox', { name: 'Project, group or other thing' }).focus();
  await page.keyboard.type(project.fullPath);
  await page.getByRole('option', { name: new RegExp(`^${project.fullPath}`) }).waitFor();
  await page.keyboard.press('Enter');
  const answer = panel(page, 'The answer');
  await answer.getByText(sentenceOf(pushers, project.fullPath)).waitFor();
  const row = answer.getByRole('row').filter({ hasText: person.name }).first();
  await row.focus();
  await page.keyboard.press('Enter');
  const why = panel(page, 'Why');
  const explained = await explain(person.key, project.key);
  await why.getByText(`Reason: ${explained.reason}.`).first().waitFor();
  for (const { sentence } of [...(explained.paths[0]?.steps ?? []), ...explained.minimalCut])
    await why.getByText(sentence).first().waitFor();
  await why.getByRole('img', { name: /^Picture/ }).waitFor();
  await picture(page, 'access-who');
});

test('a link with keys opens the same answer again, after a reload too, and going back closes what was opened', async () => {
  const page = await open(`/access?tab=who&resource=${encodeURIComponent(project.key)}`);
  const answer = panel(page, 'The answer');
  await answer.getByText(sentenceOf(pushers, project.fullPath)).waitFor();
  await answer.getByRole('link', { name: person.name, exact: true }).click();
  const why = panel(page, 'Why');
  await why.getByText(`${person.name} can push to the default branch of ${project.fullPath}`).waitFor();
  await page.reload();
  await why.getByText(`${person.name} can push to the default branch of ${project.fullPath}`).waitFor();
  expect(await page.getByRole('combobox', { name: 'Project, group or other thing' }).inputValue()).toBe(
    project.fullPath,
  );
  await page.goBack();
  await why.waitFor({ state: 'detached' });
  await answer.getByText(sentenceOf(pushers, project.fullPath)).waitFor();
});

test('filters narrow the list and the sentence, and are in the address', async () => {
  const page = await open(`/access?resource=${encodeURIComponent(project.fullPath)}`);
  const answer = panel(page, 'The answer');
  await answer.getByText(sentenceOf(pushers, project.fullPath)).waitFor();
  await page.getByText('Filters', { exact: true }).click();
  await page.getByLabel('People or not').selectOption({ label: 'Only people' });
  await page.waitForURL(/nonHuman=no/);
  const people = counted(pushers.people.totalCount, 'person', 'people');
  await answer.getByText(`${people} can push to the default branch of ${project.fullPath}.`).waitFor();
  await answer
    .getByRole('status')
    .filter({ hasText: new RegExp(`^${counted(pushers.people.totalCount, 'row', 'rows')}$`) })
    .waitFor();
});

test('what an identity can do leads to why, and to its blast radius with the counts of the API', async () => {
  const page = await open(`/access?tab=what&identity=${encodeURIComponent(person.name)}`);
  await panel(page, 'The answer').getByRole('link', { name: project.fullPath, exact: true }).click();
  const why = panel(page, 'Why');
  await why.getByRole('link', { name: `Blast radius of ${person.name}` }).click();
  await page.waitForURL(/tab=blast/);
  const { blastRadius } = await ask<{
    blastRadius: {
      groups: readonly {
        action: string;
        kind: string;
        protectedBranches: boolean;
        count: number;
        sample: readonly { name: string }[];
      }[];
    };
  }>(
    `query ($identity: ID!) {
      blastRadius(identity: $identity) { groups { action kind protectedBranches count sample { name } } }
    }`,
    { identity: person.key },
  );
  const pushed = blastRadius.groups.find(
    ({ action, protectedBranches }) => action === 'PUSH' && !protectedBranches,
  );
  const things = counted(pushed?.count ?? 0, 'project', 'projects');
  const branches = pushed?.count === 1 ? 'the default branch' : 'the default branches';
  await page.getByText(`push to ${branches} of ${things}`, { exact: true }).click();
  await page
    .getByRole('link', { name: pushed?.sample[0]?.name ?? '', exact: true })
    .first()
    .waitFor();
  const table = page.getByRole('grid', { name: `What ${person.name} reaches` });
  expect(await table.getAttribute('aria-rowcount')).toBe(String(blastRadius.groups.length + 1));
  await picture(page, 'access-blast');
});

test('two identities are compared, and a chip shows the places that they share', async () => {
  const other = pushers.people.edges.find(({ name }) => name !== person.name)?.name ?? '@root';
  const { compareAccess } = await ask<{ compareAccess: { onlyA: number; same: number } }>(
    'query ($a: ID!, $b: ID!) { compareAccess(identityA: $a, identityB: $b) { onlyA same } }',
    { a: person.name, b: other },
  );
  const page = await open(
    `/access?${new URLSearchParams({ tab: 'compare', identity: person.name, identityB: other })}`,
  );
  await page.getByRole('button', { name: `Only ${person.name} ${compareAccess.onlyA}` }).waitFor();
  const chip = page.getByRole('button', { name: `Both, with the same role ${compareAccess.same}` });
  expect(await chip.getAttribute('aria-pressed')).toBe('false');
  await chip.click();
  await page.waitForURL(/kinds=SAME/);
  await page.getByRole('button', { name: /^Both, with the same role/, pressed: true }).waitFor();
});

test('before the first sync nothing is known of the past, and a button goes to the first time that is', async () => {
  const page = await open(`/access?tab=history&resource=${encodeURIComponent(project.fullPath)}`);
  const first = page.getByRole('button', { name: /^Look from/ });
  await page.getByText(/what changed is recorded from/).waitFor();
  await first.click();
  await page.waitForURL(/from=/);
  const from = new URL(page.url()).searchParams.get('from');
  const { accessDiff } = await ask<{ accessDiff: { gained: number; lost: number; changed: number } }>(
    'query ($resource: ID!, $from: DateTime!) { accessDiff(resource: $resource, from: $from) { gained lost changed } }',
    { resource: project.fullPath, from },
  );
  await page.getByRole('button', { name: `Gained a role ${accessDiff.gained}` }).waitFor();
  await page.getByRole('button', { name: `Lost their role ${accessDiff.lost}` }).waitFor();
  await page.getByRole('link', { name: 'Who had access at a time' }).click();
  await page.getByText(new RegExp(`had a role in ${project.fullPath} on`)).waitFor();
});

test('what the API refuses is told in its own sentence', async () => {
  const page = await open(
    '/access?tab=why&identity=nobody-of-this-name&resource=instance&action=MANAGE_SETTINGS',
  );
  await page.getByRole('alert').filter({ hasText: 'There is no identity nobody-of-this-name' }).waitFor();
});
