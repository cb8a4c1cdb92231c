import { randomBytes } from 'node:crypto';
import { createApplication, RootModule } from '#libs/program';
import { AdminModule } from '../../apps/admin/src/admin.module.js';
import { password, startAdminApp, type TestApp } from '../support/admin-app.js';
import { findFreePort } from '../support/free-port.js';
import { MailServer } from '../support/mail-server.js';
import type { Json } from '../support/product.js';
import { waitUntil } from '../support/wait-until.js';

const newEmail = (): string => `ada@${randomBytes(6).toString('hex')}.example`;

/** Content types and decoded contents of the parts of a mail, in their order. */
function readParts(raw: string): { type: string; body: string }[] {
  const boundary = /boundary="([^"]+)"/.exec(raw)![1]!;
  const parts = raw.split(`--${boundary}`).slice(1, -1);
  return parts.map((part) => {
    const [head = '', ...body] = part.trim().split(/\r?\n\r?\n/);
    return { type: /content-type: ([^;\s]+)/i.exec(head)![1]!, body: decode(body.join('\n\n')) };
  });
}

const decode = (quoted: string): string =>
  quoted
    .replace(/=\r?\n/g, '')
    .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));

/** As `readParts` shows it: byte by byte. */
const utf8 = (text: string): string => Buffer.from(text).toString('latin1');

const codeIn = (raw: string): string => /^(\d{6})\r?$/m.exec(readParts(raw)[0]!.body)![1]!;

const unsent = `SELECT 1 FROM outgoing_mail WHERE state IN ('waiting', 'sending')`;

describe('mail', () => {
  const server = new MailServer();
  let app: TestApp;

  beforeAll(async () => {
    const port = await server.start();
    app = await startAdminApp({
      ...{ SMTP_HOST: '127.0.0.1', SMTP_PORT: String(port), SENDER: 'Shop tests <tests@shop.example>' },
      ...{ PUBLIC_URL: 'https://ab.shop.example', SIGN_UP: 'open', LOG_LEVEL: 'silent' },
    });
  });
  afterEach(() => {
    server.refusal = undefined;
  });
  afterAll(async () => {
    await app.stop();
    await server.stop();
  });

  const signUp = async (email: string): Promise<void> =>
    app.expectDone('POST', '/organizations', { name: 'Example Shop', email, password });
  const post = async (path: string, body: unknown): Promise<number> =>
    (await app.request('POST', path, body)).status;

  async function receive(email: string, previous?: string): Promise<string> {
    await waitUntil(() => server.latestTo(email) !== previous && server.latestTo(email));
    return server.latestTo(email)!;
  }

  async function verifiedOrganization(email: string, otp: string): Promise<number> {
    await app.expectDone('POST', '/users/verify', { email, otp });
    return (await app.logIn(email)).orgId;
  }

  async function stateOf(email: string): Promise<Json> {
    const [mail] = await app.dataSource.query(
      `SELECT state, attempts, last_error AS "lastError"
       FROM outgoing_mail WHERE recipient = $1 ORDER BY id DESC LIMIT 1`,
      [email],
    );
    return mail;
  }

  it('to verify and to reset has a text part first, with the code alone on a line and no other six digits', async () => {
    const email = newEmail();

    await signUp(email);
    const verification = await receive(email);
    const verified = await post('/users/verify', { email, otp: codeIn(verification) });
    await post('/users/forgot-password-otp', { email });
    const reset = await receive(email, verification);

    for (const raw of [verification, reset]) {
      const [text, html] = readParts(raw);
      expect([text!.type, html!.type]).toEqual(['text/plain', 'text/html']);
      expect(text!.body.match(/^\d{6}\r?$/gm)).toHaveLength(1);
      expect(html!.body).toContain(`<b>${codeIn(raw)}</b>`);
      const body = raw.slice(raw.search(/\r?\n\r?\n/));
      expect(new Set(body.match(/\d{6,}/g))).toEqual(new Set([codeIn(raw)]));
      expect(raw).toMatch(/^From: Shop tests <tests@shop\.example>\r$/m);
    }
    expect(verified).toBe(200);
    const newPassword = 'Wrong-Donkey-7!';
    expect(await post('/users/reset-password', { email, otp: codeIn(reset), newPassword })).toBe(200);
    await waitUntil(async () => (await stateOf(email)).state === 'sent');
    expect(await stateOf(email)).toMatchObject({ state: 'sent', attempts: 1 });
  });

  it('to verify names what is confirmed, on one line, without anything that looks like a code', async () => {
    const [email, guest] = [newEmail(), newEmail()];
    const name = '<b>Shop</b> 1234567\nÜ90123 Ltd';

    await app.expectDone('POST', '/organizations', { name, email, password });
    const signUpMail = await receive(email);
    const orgId = await verifiedOrganization(email, codeIn(signUpMail));
    await app.expectDone('POST', '/users/registration', { email: guest, password, orgId });
    const registrationMail = await receive(guest);

    const shown = '<b>Shop</b> 123 456 7 Ü901 23 Ltd';
    expect(readParts(signUpMail)[0]!.body.replace(/\s+/g, ' ')).toContain(
      `create the organization "${utf8(shown)}", requested at`,
    );
    expect(readParts(registrationMail)[0]!.body.replace(/\s+/g, ' ')).toContain(
      `join the organization "${utf8(shown)}", requested at`,
    );
    expect(readParts(signUpMail)[1]!.body).toContain('&lt;b&gt;Shop');
    for (const raw of [signUpMail, registrationMail]) {
      const body = raw.slice(raw.search(/\r?\n\r?\n/));
      expect(new Set(body.match(/\d{6,}/g))).toEqual(new Set([codeIn(raw)]));
    }
  });

  it('of an invitation quotes the organization on one line, and leads to where one decides', async () => {
    const email = newEmail();
    await signUp(email);
    await post('/users/verify', { email, otp: codeIn(await receive(email)) });
    const name = `<b>Shop</b> {{code}}\r\n\r\nYour account is locked" at http://evil.example ${'x'.repeat(100)}`;
    await app.dataSource.query('UPDATE organization SET name = $2 WHERE domain = $1', [
      ...[email.split('@')[1], name],
    ]);
    const owner = await app.logIn(email);
    const details = (await app.as(owner)('GET', `/${owner.userId}/orgs/${owner.orgId}/details`)).body;
    const { roleId, menuTemplateId } = details;
    const [guest, member] = [newEmail(), newEmail()];
    await signUp(member);
    const previous = await receive(member);
    await post('/users/verify', { email: member, otp: codeIn(previous) });

    for (const to of [guest, member]) {
      const addition = { email: to, domain: email.split('@')[1], roleId, menuTemplateId };
      expect((await app.as(owner)('POST', '/users/organizations', addition)).status).toBe(201);
    }

    const [text, html] = readParts(await receive(guest));
    const [known] = readParts(await receive(member, previous));
    const shown = `the organization "<b>Shop</b> {{code}} Your account is locked' at http: //ev..." on`;
    expect(text!.body.replace(/\s+/g, ' ')).toContain(shown);
    expect(html!.body).toContain('<b>&quot;&lt;b&gt;Shop&lt;/b&gt;');
    expect(text!.body).toMatch(/^https:\/\/ab\.shop\.example\/console\/verify#token=[A-Za-z]{45}\r?$/m);
    expect(known!.body).toMatch(/^https:\/\/ab\.shop\.example\/console\/invitations\r?$/m);
    expect(known!.body).not.toContain('#token=');
  });

  it('waits while the server refuses it for now, and arrives with a code that works once it does not', async () => {
    const email = newEmail();
    server.refusal = 451;

    await signUp(email);
    let waiting: Json;
    await waitUntil(async () => (waiting = await stateOf(email)).state === 'waiting' && server.refused > 1);
    server.refusal = undefined;
    const otp = codeIn(await receive(email));

    expect(waiting).toMatchObject({ state: 'waiting', lastError: expect.stringContaining('451') });
    expect(await post('/users/verify', { email, otp })).toBe(200);
    await waitUntil(async () => (await stateOf(email)).state === 'sent');
    expect((await stateOf(email)).attempts).toBeGreaterThan(1);
  });

  it('waits once, however often it is asked for', async () => {
    const email = newEmail();
    server.refusal = 451;
    await signUp(email);
    for (let count = 0; count < 3; count++) await post('/users/verification-otp', { email });

    server.refusal = undefined;
    const otp = codeIn(await receive(email));

    expect(await post('/users/verify', { email, otp })).toBe(200);
    expect(server.mails.filter(({ to }) => to === email)).toHaveLength(1);
  });

  it('is given up when the server refuses the recipient for good', async () => {
    const email = newEmail();
    server.refusal = 550;

    await signUp(email);
    await waitUntil(async () => (await stateOf(email)).state !== 'sending');

    expect(await stateOf(email)).toMatchObject({
      state: 'failed',
      lastError: expect.stringContaining('550'),
    });
  });

  it('that cannot be written waits, leaves the others alone, and is given up after a day', async () => {
    const [broken, whole] = [newEmail(), newEmail()];
    const unknown = JSON.stringify({ event: 'of another version', at: '2026-01-01T00:00:00Z' });
    const add = (email: string, details: string, age: string) =>
      app.dataSource.query(
        `INSERT INTO outgoing_mail (kind, recipient, details, created_at) VALUES ('notice', $1, $2, now() - $3::interval)`,
        [email, details, age],
      );

    await add(broken, unknown, '0');
    await signUp(whole);
    await receive(whole);
    await waitUntil(async () => (await stateOf(broken)).state === 'waiting');
    const waiting = await stateOf(broken);
    await add(`old-${broken}`, unknown, '25 hours');
    await waitUntil(async () => (await stateOf(`old-${broken}`)).state === 'failed');

    await app.dataSource.query('DELETE FROM outgoing_mail WHERE recipient = $1', [broken]);

    expect(waiting.attempts).toBeGreaterThan(0);
    expect(waiting.lastError).not.toBe('');
  });

  it('that a process left behind while sending it is taken up by another', async () => {
    const email = newEmail();
    server.refusal = 451;
    await signUp(email);
    await app.dataSource.query(
      `UPDATE outgoing_mail SET state = 'sending', next_try_at = now() - interval '1 second' WHERE recipient = $1`,
      [email],
    );
    server.refusal = undefined;

    const otp = codeIn(await receive(email));

    expect(await post('/users/verify', { email, otp })).toBe(200);
  });

  it('leaves once when two processes share the table', async () => {
    const second = await createApplication(RootModule.of(app.config, [AdminModule]), app.config);
    await second.init();
    const emails = Array.from({ length: 20 }, newEmail);
    await app.dataSource.query(
      `WITH people AS (INSERT INTO "user" (email, password_hash, verified) SELECT unnest($1::text[]), '', true
                       RETURNING email)
       INSERT INTO outgoing_mail (kind, recipient) SELECT 'reset', email FROM people`,
      [emails],
    );

    await waitUntil(() => emails.every((email) => server.latestTo(email)));
    await waitUntil(async () => (await app.dataSource.query(unsent)).length === 0);
    await second.close();

    const counts = emails.map((email) => server.mails.filter(({ to }) => to === email).length);
    expect(new Set(counts)).toEqual(new Set([1]));
  });
});

describe('mail without a server', () => {
  it('does not hold up the request, and leaves when there is one', async () => {
    const server = new MailServer();
    const port = await findFreePort();
    const app = await startAdminApp({ SMTP_HOST: '127.0.0.1', SMTP_PORT: String(port), LOG_LEVEL: 'silent' });
    const email = newEmail();

    const signedUp = await app.request('POST', '/organizations', { name: 'Example Shop', email, password });
    const [waiting] = await app.dataSource.query(
      'SELECT state, last_error AS "lastError" FROM outgoing_mail',
    );
    await server.start(port);
    await waitUntil(() => server.latestTo(email));
    const otp = codeIn(server.latestTo(email)!);
    const verified = await app.request('POST', '/users/verify', { email, otp });
    await app.stop();
    await server.stop();

    expect([signedUp.status, verified.status]).toEqual([201, 200]);
    expect(waiting).toEqual({ state: 'waiting', lastError: expect.stringContaining('ECONNREFUSED') });
  });
});
