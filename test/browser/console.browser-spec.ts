import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import type { Page } from 'playwright-core';
import { readCode } from '../support/codes.js';
import { ConsoleBed, press } from '../support/console-bed.js';
import { consolePassword, faultsOf, inProject, inspectLooks, settled } from '../support/console.js';
import type { Account } from '../support/product.js';
import { waitUntil } from '../support/wait-until.js';

let bed: ConsoleBed;
beforeAll(async () => {
  bed = await ConsoleBed.start();
}, 240_000);
afterEach(() => bed.closeWindows());
afterAll(() => bed.stop());

const field = (page: Page, name: string) => page.getByRole('textbox', { name });

describe('the way in', () => {
  it('leads from a sign-up and the code of its mail to the experiments, and from there to the first one', async () => {
    const { page, faults } = await bed.openWindow({ path: '/sign-up' });
    const email = `ada@${Date.now().toString(36)}.example`;

    await field(page, 'Organization name').fill('First Shop');
    await page.getByRole('textbox', { name: 'Email' }).fill(email);
    await page.getByRole('textbox', { name: 'Password' }).fill(consolePassword);
    await press(page, 'Sign up');
    await page.waitForURL('**/verify?*');
    await page.getByRole('textbox', { name: /Code/ }).fill(await readCode(bed.product, email));
    await press(page, 'Verify');
    await page.getByText('Nothing is running').waitFor();
    await page.getByRole('link', { name: 'Go to experiments' }).click();
    await page.getByText('No experiments yet').waitFor();
    await page.getByRole('button', { name: 'Create experiment' }).first().click();
    await page.getByRole('textbox', { name: 'Title' }).fill('Green button');
    await press(page, 'Create');

    await page.getByRole('heading', { name: 'Green button', level: 1 }).waitFor();
    expect(await page.title()).toMatch(/^Green button · .* · ABTestingTool$/);
    expect(faults).toEqual([]);
  });

  it('puts what the API says at the field it is about', async () => {
    const { page } = await bed.openWindow({ path: '/sign-up' });

    await field(page, 'Organization name').fill('x'.repeat(201));
    await page.getByRole('textbox', { name: 'Email' }).fill('ada@long-name.example');
    await page.getByRole('textbox', { name: 'Password' }).fill(consolePassword);
    await press(page, 'Sign up');

    const name = field(page, 'Organization name');
    await page.locator('[aria-invalid="true"]').waitFor();
    expect(await name.getAttribute('aria-invalid')).toBe('true');
    await page.getByText(/200 characters/).waitFor();
  });

  it('says what was wrong at a log-in, and leads back to where one wanted to go', async () => {
    const { page } = await bed.openWindow({ path: inProject(bed.owner, 'experiments?q=lamp') });

    await page.getByRole('textbox', { name: 'Email' }).fill(bed.owner.email);
    await page.getByRole('textbox', { name: 'Password' }).fill('Wrong-0ne!');
    await press(page, 'Log in');
    await page.getByRole('alert').waitFor();
    await page.getByRole('textbox', { name: 'Password' }).fill(consolePassword);
    await press(page, 'Log in');

    await page.getByText('No matches').waitFor();
    expect(await page.getByRole('searchbox').inputValue()).toBe('lamp');
  });

  it('sets a new password with a code from the mail', async () => {
    const account = await bed.product.signUp();
    const before = await readCode(bed.product, account.email);
    const { page } = await bed.openWindow({ path: '/forgot-password' });

    await page.getByRole('textbox', { name: 'Email' }).fill(account.email);
    await press(page, 'Send code');
    await page
      .getByRole('textbox', { name: /Code/ })
      .fill(await readCode(bed.product, account.email, before));
    await page.getByRole('textbox', { name: 'New password' }).fill('New-Passw0rd!');
    await press(page, 'Set password');
    await page.getByText('Your new password is set').waitFor();
    await page.getByRole('textbox', { name: 'Password' }).fill('New-Passw0rd!');
    await press(page, 'Log in');

    await page.getByText('Nothing is running').waitFor();
  });

  it('asks to join an organization, which opens once it is approved', async () => {
    const email = `ben@${Date.now().toString(36)}.example`;
    const { page } = await bed.openWindow({ path: '/join' });

    await page.getByRole('combobox', { name: 'Organization' }).fill(bed.owner.email);
    await page.getByRole('option').first().click();
    await page.getByRole('textbox', { name: 'Email' }).fill(email);
    await page.getByRole('textbox', { name: 'Password' }).fill(consolePassword);
    await press(page, 'Ask to join');
    await page.getByRole('textbox', { name: /Code/ }).fill(await readCode(bed.product, email));
    await press(page, 'Verify');

    await page.getByText('An admin of the organization still has to approve you').waitFor();
  });
});

describe('the shell', () => {
  it('asks for a log-in, and leaves nothing behind after the log-out', async () => {
    const { page, faults } = await bed.openWindow({ account: bed.owner });
    await settled(page);

    await page.getByRole('button', { name: 'Your account' }).click();
    await page.getByRole('menuitem', { name: 'Log out' }).click();
    await page.waitForURL('**/login**');

    expect(await page.evaluate('localStorage.getItem("abtesting-session")')).toBeNull();
    expect(faults).toEqual([]);
  });

  it('says that the session has ended, that changes are kept, and returns to them after the log-in', async () => {
    const account = await bed.product.signUp();
    const body = { projectId: account.projectId, title: 'Lantern' };
    const { id } = await bed.call('POST', '/experiments', body, account);
    const { page } = await bed.openWindow({ account, path: inProject(account, `experiments/${id}`) });
    await settled(page);
    await page.getByRole('textbox', { name: 'Hypothesis' }).fill('More light');

    await page.evaluate(`fetch('/auth/logout', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ refreshToken: JSON.parse(localStorage['abtesting-session']).refreshToken }),
    }).then(({ ok }) => ok)`);
    await press(page, 'Save');

    await page.getByText('You have been signed out. Your changes are kept.').waitFor();
    await page.getByRole('textbox', { name: 'Email' }).fill(account.email);
    await page.getByRole('textbox', { name: 'Password' }).fill(consolePassword);
    await press(page, 'Log in');
    await page.waitForURL(`**/experiments/${id}`);
    await settled(page);
    expect(await page.getByRole('textbox', { name: 'Hypothesis' }).inputValue()).toBe('More light');
  });

  it('shapes the menu and the buttons by what the menu template grants', async () => {
    const reader = await addMember(['act:get-experiments', 'act:get-experiment']);
    const { page } = await bed.openWindow({ account: reader, path: inProject(bed.owner, 'experiments') });
    await settled(page);

    const navigation = page.getByRole('navigation');
    expect(await navigation.getByRole('link', { name: 'Tests we run' }).count()).toBe(1);
    expect(await page.getByRole('button', { name: 'Create experiment' }).count()).toBe(0);
  });

  it('says so where an action is missing or the organization is another one', async () => {
    const nobody = await addMember([]);
    const stranger = await bed.product.signUp();

    const unable = await bed.openWindow({ account: nobody, path: inProject(bed.owner, 'experiments') });
    await unable.page.getByText('act:get-experiments').waitFor();
    const outside = await bed.openWindow({ account: stranger, path: inProject(bed.owner, 'experiments') });
    await outside.page.getByText('Page not found').waitFor();
  });

  it('opens the command palette by Ctrl-K and goes where one chooses', async () => {
    const { page } = await bed.openWindow({
      account: bed.owner,
      path: inProject(bed.owner, 'experiments?q=zzz'),
    });
    await settled(page);

    await page.keyboard.press('Control+k');
    await page.getByRole('textbox', { name: /jump to/ }).fill('Experiment');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');

    await page.waitForURL((url) => !url.search.includes('zzz'));
  });

  it('finds experiments and members by name from the command palette', async () => {
    const account = await bed.product.signUp();
    const body = { projectId: account.projectId, title: 'Lantern in the window' };
    const { id } = await bed.call('POST', '/experiments', body, account);
    const { page } = await bed.openWindow({ account, path: inProject(account, 'planner') });
    await settled(page);
    const search = page.getByRole('textbox', { name: /jump to/ });

    await page.keyboard.press('Control+k');
    await search.fill(account.email.slice(0, 12));
    await page.getByRole('button', { name: account.email }).waitFor();
    await search.fill('in the win');
    await page.getByRole('button', { name: 'Lantern in the window' }).click();

    await page.waitForURL(`**/experiments/${id}`);
  });

  it('says when the server is away, and recovers by itself', async () => {
    const { page, context } = await bed.openWindow({
      account: bed.owner,
      path: inProject(bed.owner, 'experiments'),
    });
    await settled(page);

    await context.setOffline(true);
    await page.getByRole('searchbox').fill('lamp');
    await page.getByText('The server is unreachable').first().waitFor();
    await context.setOffline(false);

    await page.getByText('No matches').waitFor();
    await page.getByText('The server is unreachable').first().waitFor({ state: 'detached' });
  });

  it('renews a session once when several requests find it expired', async () => {
    const { page } = await bed.openWindow({ account: bed.owner, path: inProject(bed.owner, 'experiments') });
    await settled(page);
    const refreshes: string[] = [];
    page.on('request', (request) => request.url().endsWith('/auth/refresh') && refreshes.push(request.url()));

    await page.evaluate(`(() => {
      const kept = JSON.parse(localStorage.getItem('abtesting-session'));
      const [head, body] = kept.accessToken.split('.');
      localStorage.setItem('abtesting-session', JSON.stringify({ ...kept, accessToken: head + '.' + body + '.x' }));
    })()`);
    await page.reload();

    await settled(page);
    await page.getByRole('heading', { name: 'Experiments', exact: true }).waitFor();
    expect(refreshes).toHaveLength(1);
  });
});

describe('the list of experiments', () => {
  it('searches, filters, sorts, duplicates and archives', async () => {
    const account = await bed.product.signUp();
    for (const title of ['Alpha', 'Beta', 'Gamma']) {
      await bed.call('POST', '/experiments', { projectId: account.projectId, title }, account);
    }
    const { page, faults } = await bed.openWindow({ account, path: inProject(account, 'experiments') });
    await settled(page);
    const titles = () => page.locator('tbody tr td:nth-child(2) a').allTextContents();

    await page.getByRole('button', { name: 'Title' }).click();
    await page.waitForURL('**sort=title**');
    await shows(titles, ['Alpha', 'Beta', 'Gamma']);
    await press(page, 'Actions for Beta');
    await page.getByRole('menuitem', { name: 'Duplicate' }).click();
    await shows(titles, ['Alpha', 'Beta', 'Beta (copy)', 'Gamma']);
    await press(page, 'Actions for Gamma');
    await page.getByRole('menuitem', { name: 'Archive' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Archive' }).click();
    await shows(titles, ['Alpha', 'Beta', 'Beta (copy)']);
    await page.getByRole('searchbox').fill('copy');
    await shows(titles, ['Beta (copy)']);

    expect(faults).toEqual([]);
  });
});

describe('accessibility', () => {
  it.each([
    '/login',
    '/sign-up',
    '/verify?email=a@b.example',
    '/verify#token=gone',
    '/reset-password#token=gone',
    '/forgot-password',
    '/reset-password',
    '/join',
  ])('finds nothing on %s, light and dark, narrow and wide', async (path) => {
    const { page, faults } = await bed.openWindow({ path });

    expect(await inspectLooks(page)).toEqual([]);
    expect(faults).toEqual([]);
  });

  it('finds nothing on the pages of the shell and in a dialog', async () => {
    const { page } = await bed.openWindow({ account: bed.owner, path: inProject(bed.owner, 'experiments') });

    const onEmpty = await inspectLooks(page);
    await page.getByRole('button', { name: 'Create experiment' }).first().click();
    await page.getByRole('dialog').waitFor();
    const inDialog = await inspectLooks(page);
    await page.getByRole('textbox', { name: 'Title' }).fill('Accessible');
    await press(page, 'Create');
    await page.getByRole('heading', { name: 'Accessible' }).waitFor();
    await page.goto(`${bed.product.origin}/console${inProject(bed.owner, 'experiments')}`);
    const onList = await inspectLooks(page);

    expect([...onEmpty, ...inDialog, ...onList]).toEqual([]);
  });
});

describe('the built files', () => {
  const assets = 'static/console/assets';

  it('need at most 300 KB of gzip JavaScript for the first page, and no charts or editors', () => {
    const manifest = JSON.parse(readFileSync('static/console/manifest.json', 'utf8'));
    const first = new Set<string>();
    const add = (key: string) => {
      if (first.has(manifest[key].file)) return;
      first.add(manifest[key].file);
      (manifest[key].imports ?? []).forEach(add);
    };
    add('index.html');
    add('src/features/experiments/experiments-page.tsx');

    const code = [...first].map((file) => readFileSync(`static/console/${file}`));
    const bytes = code.reduce((sum, file) => sum + gzipSync(file, { level: 9 }).length, 0);
    expect(bytes).toBeLessThanOrEqual(300_000);
    expect(code.some((file) => /zrender|cm-editor/.test(file.toString()))).toBe(false);
  });

  it('are kept for ever, while the page is not kept and lets in no foreign code', async () => {
    const [script] = readdirSync(assets).filter((name) => /^index-.*\.js$/.test(name));

    const file = await bed.product.request('GET', `/console/assets/${script}`);
    const page = await bed.product.request('GET', '/console/o/1/people', undefined, { accept: 'text/html' });
    const missing = await bed.product.request('GET', '/console/assets/none.js');

    expect(file.headers.get('cache-control')).toContain('immutable');
    expect(page.headers.get('cache-control')).toBe('no-store');
    expect(page.headers.get('content-security-policy')).toContain("default-src 'self'");
    expect(page.headers.get('content-security-policy')).not.toContain('unsafe');
    expect(missing.status).toBe(404);
  });

  it('are where a browser is led from the front door, while a program gets its 404 of unknown addresses', async () => {
    const front = await bed.product.request('GET', '/', undefined, { accept: 'text/html' });
    const anything = await bed.product.request('GET', '/console', undefined, { accept: '*/*' });
    const program = await bed.product.request('GET', '/console/nothing', undefined, {
      accept: 'application/json',
    });

    expect(front.headers.get('location')).toBe('/console');
    expect(anything.status).toBe(200);
    expect(program).toMatchObject({ status: 404, body: { status: 404 } });
  });
});

async function shows(read: () => Promise<string[]>, wanted: string[]): Promise<void> {
  await waitUntil(async () => JSON.stringify(await read()) === JSON.stringify(wanted));
}

/** A verified member of the owner's organization and first project, whose menu grants these actions only. */
async function addMember(actions: string[]): Promise<Account> {
  const member = await bed.product.signUp();
  const entry = {
    key: 'tests',
    label: 'Tests we run',
    icon: 'pi pi-bolt',
    data: { href: '/experiment', actions },
  };
  const { id: menuTemplateId } = await bed.call('POST', '/menu-templates', {
    name: `Menu of ${member.email}`,
    orgId: bed.owner.orgId,
    tree: JSON.stringify([entry]),
  });
  const { id: roleId } = await bed.call('POST', '/roles', { name: 'Reader', orgId: bed.owner.orgId });
  const domain = bed.owner.email.split('@')[1];
  const { email, userId } = member;
  await bed.call('POST', '/users/organizations', { email, domain, roleId, menuTemplateId });
  await bed.product.acceptInvitations(member);
  await bed.call('POST', `/projects/${bed.owner.projectId}/users`, { userId, permissionType: 'Viewer' });
  return { ...member, orgId: bed.owner.orgId, projectId: bed.owner.projectId };
}

describe('the pages about the API', () => {
  it.each([
    ['/docs', 'A self-hosted experimentation platform'],
    ['/redoc', 'API docs by Redocly'],
  ])('at %s show everything, and load nothing from elsewhere', async (path, text) => {
    const page = await (await bed.browser.newContext()).newPage();
    const faults = faultsOf(page);

    await page.goto(bed.product.origin + path);
    await page.getByText(text).first().waitFor();

    // The mark of Redoc's maker is on their site.
    expect(faults.filter((fault) => !fault.includes('cdn.redoc.ly'))).toEqual([]);
    await page.context().close();
  });
});
