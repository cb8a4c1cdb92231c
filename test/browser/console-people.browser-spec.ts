import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { actionTexts } from '../../apps/console/src/texts/actions.js';
import { readCode, readLinkToken } from '../support/codes.js';
import { ConsoleBed, press } from '../support/console-bed.js';
import { consolePassword, inOrganization, inspectLooks, settled, type Window } from '../support/console.js';
import type { Account } from '../support/product.js';

let bed: ConsoleBed;
beforeAll(async () => {
  bed = await ConsoleBed.start();
}, 240_000);
afterEach(() => bed.closeWindows());
afterAll(() => bed.stop());

const open = (path: string) => bed.open(inOrganization(bed.owner, path));

async function pick(page: Page, label: string, option: string): Promise<void> {
  await page.getByRole('combobox', { name: label }).click();
  await page.getByRole('option', { name: option, exact: true }).click();
}

/** A page without a place; with an account, logged in. */
async function openAlone(path: string, account?: Account): Promise<Window> {
  const opened = await bed.openWindow({ path, ...(account && { account }) });
  await settled(opened.page);
  return opened;
}

async function invite(email: string): Promise<void> {
  const list = { orgId: bed.owner.orgId, page: 1, rows: 1 };
  const [{ id: roleId }] = (await bed.call('POST', '/roles/all', list)).items;
  const [{ id: menuTemplateId }] = (await bed.call('POST', '/menu-templates/all', list)).items;
  const domain = bed.owner.email.split('@')[1];
  await bed.call('POST', '/users/organizations', { email, domain, roleId, menuTemplateId });
}

/** A verified user who has asked to join the owner's organization. */
async function asksToJoin(): Promise<string> {
  const email = `ben@${Date.now().toString(36)}.example`;
  await bed.call('POST', '/users/registration', { email, password: consolePassword, orgId: bed.owner.orgId });
  await bed.call('POST', '/users/verify', { email, otp: await readCode(bed.product, email) });
  return email;
}

describe('people', () => {
  it('are approved with a role and a template, having seen what that grants, and can be disabled', async () => {
    const email = await asksToJoin();
    const { page, faults } = await open('people');

    await press(page, `Approve ${email}`);
    await pick(page, 'Role', 'Admin');
    await pick(page, 'Menu template', 'Admin Menu Template');
    await page.getByText(/start, pause, end and archive experiments/).waitFor();
    await page.getByRole('dialog').getByRole('button', { name: 'Approve', exact: true }).click();
    await page.getByText(`${email} has access.`).waitFor();
    await press(page, `Actions for ${email}`);
    await page.getByRole('menuitem', { name: 'Disable' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Disable' }).click();
    await page.getByRole('button', { name: `Approve ${email}` }).waitFor();
    await page.getByText(`${email} was disabled.`).waitFor({ state: 'detached' });

    expect(await inspectLooks(page)).toEqual([]);
    expect(faults).toEqual([]);
  });

  it('are disabled after a look at their API keys, which can be taken over', async () => {
    const email = await asksToJoin();
    const { orgId, projectId } = bed.owner;
    const { items } = await bed.call('POST', '/users/all', { orgId, page: 1, rows: 1000 });
    const of = (address: string) => items.find((member: { email: string }) => member.email === address);
    const { id } = of(email);
    const { menuTemplateId } = of(bed.owner.email);
    await bed.call('PATCH', `/users/${id}/organization/${orgId}`, { disabled: false, menuTemplateId });
    await bed.call('POST', `/projects/${projectId}/users`, { userId: id, permissionType: 'Editor' });
    const login = await bed.product.request('POST', '/auth/login', { email, password: consolePassword });
    const headers = { authorization: `Bearer ${login.body.accessToken}`, email };
    const keys = ['Nightly import', 'Old script'];
    for (const name of keys) {
      const body = { name, project_id: projectId };
      expect((await bed.product.request('POST', '/api/auth/keys', body, headers)).status).toBe(201);
    }

    const { page, faults } = await open('people');
    await press(page, `Actions for ${email}`);
    await page.getByRole('menuitem', { name: 'Disable' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('checkbox', { name: /Nightly import/ }).check();
    await dialog.getByText('not used yet').first().waitFor();
    const looks = await inspectLooks(page);
    await dialog.getByRole('button', { name: 'Disable' }).click();
    await page.getByRole('button', { name: `Approve ${email}` }).waitFor();

    const listed = await bed.call('GET', `/api/auth/keys?project_id=${projectId}`);
    const states = keys.map((name) => {
      const key = listed.find((one: { name: string }) => one.name === name);
      return [key.is_active, key.owner.email];
    });
    expect(states).toEqual([
      [true, bed.owner.email],
      [false, email],
    ]);
    expect(looks).toEqual([]);
    expect(faults).toEqual([]);
  });

  it('are invited by e-mail, listed, and may be uninvited', async () => {
    const { page, faults } = await open('people');
    const email = `eve@${Date.now().toString(36)}.example`;

    await press(page, 'Invite member');
    await page.getByRole('textbox', { name: 'Email' }).fill(email);
    await pick(page, 'Role', 'Admin');
    await pick(page, 'Menu template', 'Admin Menu Template');
    await press(page, 'Send invitation');
    await page.getByText(`${email} was invited.`).waitFor();
    await page.getByRole('row', { name: email }).getByText('Invited').waitFor();
    expect(await inspectLooks(page)).toEqual([]);
    await press(page, `Actions for the invitation of ${email}`);
    await page.getByRole('menuitem', { name: 'Withdraw invitation' }).click();
    await page.getByText(`The invitation of ${email} was withdrawn.`).waitFor();
    await page.getByRole('row', { name: email }).waitFor({ state: 'detached' });

    expect(await bed.product.latestMail(email)).toContain('/console/verify#token=');
    expect(faults).toEqual([]);
  });

  it('make an account by the link of the invitation', async () => {
    const email = `eve@${Date.now().toString(36)}.example`;
    await invite(email);
    const token = await readLinkToken(bed.product, email);
    const { page, faults } = await openAlone(`/verify#token=${token}`);

    await page.getByText(/Accept the invitation to/).waitFor();
    expect(await inspectLooks(page)).toEqual([]);
    expect(page.url()).not.toContain(token);
    await page.getByRole('textbox', { name: 'Password' }).fill(consolePassword);
    await press(page, 'Verify');

    await page.waitForURL(`**/o/${bed.owner.orgId}/**`);
    expect(faults).toEqual([]);
  });

  it('with an account accept on the page that the mail leads to', async () => {
    const guest = await bed.product.signUp({ name: 'Guest Shop' });
    await invite(guest.email);
    const { page, faults } = await openAlone('/invitations', guest);

    const name = (await bed.product.request('GET', `/organizations/search?q=${bed.owner.email}`)).body[0]
      .name;
    await page.getByRole('group', { name: `Invitation to ${name}` }).waitFor();
    expect(await inspectLooks(page)).toEqual([]);
    await press(page, `Accept the invitation to ${name}`);
    await page.getByText(`You are now a member of ${name}.`).waitFor();
    await page.getByText('You have no invitations.').waitFor();

    expect(faults).toEqual([]);
  });

  it('say which request is theirs when a stranger made another one', async () => {
    const email = `eve@${Date.now().toString(36)}.example`;
    await bed.call('POST', '/users/registration', {
      email,
      password: 'Att4cker!Pass',
      orgId: bed.owner.orgId,
    });
    const first = await readCode(bed.product, email);
    const { page, faults } = await openAlone('/sign-up');
    await page.getByRole('textbox', { name: 'Organization name' }).fill('Eve Shop');
    await page.getByRole('textbox', { name: 'Email' }).fill(email);
    await page.getByRole('textbox', { name: 'Password' }).fill(consolePassword);
    await press(page, 'Sign up');
    await readCode(bed.product, email, first);
    const token = await readLinkToken(bed.product, email);

    const { page: opened } = await openAlone(`/verify#token=${token}`);
    await opened.getByRole('textbox', { name: 'Password' }).fill('An0ther-Passw0rd!');
    await press(opened, 'Verify');
    await opened.getByRole('radio', { name: 'Create the organization “Eve Shop”' }).check();
    expect(await inspectLooks(opened)).toEqual([]);
    await press(opened, 'Verify');

    await opened.getByText('Nothing is running').waitFor();
    const logIn = (password: string) => bed.product.request('POST', '/auth/login', { email, password });
    expect([(await logIn('Att4cker!Pass')).status, (await logIn('An0ther-Passw0rd!')).status]).toEqual([
      401, 200,
    ]);
    expect(faults).toEqual([]);
  });
});

describe('roles', () => {
  it('are made, renamed and deleted', async () => {
    const { page, faults } = await open('roles');

    await press(page, 'Create role');
    await page.getByRole('textbox', { name: 'Name' }).fill('Analyst');
    await press(page, 'Save');
    await press(page, 'Actions for Analyst');
    await page.getByRole('menuitem', { name: 'Rename' }).click();
    await page.getByRole('textbox', { name: 'Name' }).fill('Reader');
    await press(page, 'Save');
    await press(page, 'Actions for Reader');
    await page.getByRole('menuitem', { name: 'Delete' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();
    await page.getByText('The role “Reader” was deleted.').waitFor();

    expect(await inspectLooks(page)).toEqual([]);
    expect(faults).toEqual([]);
  });
});

describe('menu templates', () => {
  it('explain every action that there is', async () => {
    const actions = await bed.call('POST', '/actions');

    expect(Object.keys(actionTexts).sort()).toEqual(actions);
  });

  it('are made for reading, edited as a tree, and show what a holder will see and may do', async () => {
    const { page, faults } = await open('menu-templates');

    await press(page, 'Create menu template');
    await page.getByRole('textbox', { name: 'Name' }).fill('Readers');
    await press(page, 'Create');
    await page.getByRole('heading', { name: 'Readers', level: 1 }).waitFor();
    await page.getByRole('textbox', { name: 'Label' }).fill('Tests we run');
    await page.getByRole('checkbox', { name: 'Add variations' }).check();
    await press(page, 'Add entry');
    await press(page, 'Move up');
    await press(page, 'Remove');
    const preview = page.getByRole('region', { name: 'Access preview' });
    await preview.getByText('Tests we run').waitFor();
    await preview.getByText(/add variations/).waitFor();
    await press(page, 'Save');
    await page.getByText('Takes effect on members’ next request').waitFor();

    const { items } = await bed.call('POST', '/menu-templates/all', {
      orgId: bed.owner.orgId,
      page: 1,
      rows: 10,
    });
    const tree = JSON.parse(items.find(({ name }: { name: string }) => name === 'Readers').tree);
    expect(tree.some((entry: { label: string }) => entry.label === 'Tests we run')).toBe(true);
    expect(JSON.stringify(tree)).toContain('act:create-variation');
    expect(await inspectLooks(page)).toEqual([]);
    expect(faults).toEqual([]);
  });
});

describe('audit', () => {
  it('shows who changed what from what to what, narrowed by what it is', async () => {
    const { id } = await bed.call('POST', '/experiments', { projectId: bed.owner.projectId, title: 'Lamp' });
    await bed.call('PATCH', `/experiments/${id}`, { title: 'Green lamp' });
    const { page, faults } = await open('audit');

    await pick(page, 'Type', 'Experiment');
    await page.waitForURL('**entity=experiment**');
    await page.getByRole('button', { name: /: Experiment Green lamp changed$/ }).click();
    await page.locator('del', { hasText: 'Lamp' }).waitFor();
    await page.locator('ins', { hasText: 'Green lamp' }).waitFor();

    expect(await inspectLooks(page)).toEqual([]);
    expect(faults).toEqual([]);
  });
});

describe('the security log', () => {
  it('shows log-ins, narrowed by what happened', async () => {
    const { page, faults } = await open('security-log');

    await page.getByText('Logged in').first().waitFor();
    await pick(page, 'Event', 'API key revoked');
    await page.waitForURL('**kind=key-revoked**');
    await page.getByText('No events match these filters.').waitFor();

    expect(await inspectLooks(page)).toEqual([]);
    expect(faults).toEqual([]);
  });
});

describe('the own profile', () => {
  it('is changed, and so is the password', async () => {
    const { page, faults } = await open('profile');

    await page.getByRole('textbox', { name: 'First name' }).fill('Ada');
    await press(page, 'Save');
    await page.getByText('Saved.').waitFor();
    await page.getByRole('textbox', { name: 'Current password' }).fill('Wrong-0ne!');
    await page.getByRole('textbox', { name: 'New password' }).fill('New-Passw0rd!');
    await press(page, 'Change password');
    await page.getByRole('alert').first().waitFor();
    await page.getByRole('textbox', { name: 'Current password' }).fill(consolePassword);
    await press(page, 'Change password');
    await page.getByText('Password changed').waitFor();

    expect(await inspectLooks(page)).toEqual([]);
    expect(faults).toEqual([]);
  });
});
