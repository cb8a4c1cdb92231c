import { randomBytes } from 'node:crypto';
import { password, startAdminApp, type TestApp } from '../support/admin-app.js';
import { readCode, wrongCode } from '../support/codes.js';
import { startProduct, type ProductResponse } from '../support/product.js';
import { waitUntil } from '../support/wait-until.js';

describe('codes that are sent by mail', () => {
  let app: TestApp;

  beforeAll(async () => {
    app = await startAdminApp();
  });
  afterAll(() => app.stop());

  async function signUp(): Promise<{ email: string; otp: string }> {
    const email = `ada@${randomBytes(6).toString('hex')}.example`;
    await app.expectDone('POST', '/organizations', { name: 'Example Shop', email, password });
    return { email, otp: await readCode(app, email) };
  }

  const verify = (email: string, otp: string): Promise<ProductResponse> =>
    app.request('POST', '/users/verify', { email, otp });

  const setExpiry = (email: string, expiry: string): Promise<unknown> =>
    app.dataSource.query(`UPDATE one_time_password SET expires_at = ${expiry} WHERE email = $1`, [email]);

  it('work once', async () => {
    const { email, otp } = await signUp();

    const statuses = [(await verify(email, ` ${otp} `)).status, (await verify(email, otp)).status];

    expect(statuses).toEqual([200, 400]);
  });

  it('work once even for requests that come at the same time', async () => {
    const { email, otp } = await signUp();

    const answers = await Promise.all(Array.from({ length: 6 }, () => verify(email, otp)));

    expect(answers.map(({ status }) => status).sort()).toEqual([200, 400, 400, 400, 400, 400]);
  });

  it('die of five wrong tries, also of tries at the same time', async () => {
    const [four, five] = [await signUp(), await signUp()];

    for (let count = 0; count < 4; count++) await verify(four.email, wrongCode(four.otp));
    await Promise.all(Array.from({ length: 5 }, () => verify(five.email, wrongCode(five.otp))));

    expect((await verify(five.email, five.otp)).status).toBe(400);
    expect((await verify(four.email, four.otp)).status).toBe(200);
  });

  it('are refused with one and the same answer when wrong, expired, used or unknown', async () => {
    const [wrong, expired, used] = [await signUp(), await signUp(), await signUp()];
    await setExpiry(expired.email, `now() - interval '1 second'`);
    await verify(used.email, used.otp);

    const answers = await Promise.all([
      verify(wrong.email, wrongCode(wrong.otp)),
      verify(expired.email, expired.otp),
      verify(used.email, used.otp),
      verify('nobody@nowhere.example', '123456'),
      verify(wrong.email, 'abc'),
    ]);

    const told = answers.map(({ status, body }) => JSON.stringify({ ...body, status, requestId: '' }));
    expect(new Set(told).size).toBe(1);
    expect(answers[0]).toMatchObject({ status: 400, body: { code: 'wrong-code' } });
  });

  it('hold over midnight, in any zone of the database', async () => {
    const { email, otp } = await signUp();
    await setExpiry(
      email,
      `date_trunc('day', now() AT TIME ZONE 'Pacific/Kiritimati') AT TIME ZONE 'Pacific/Kiritimati' + interval '1 day 1 minute'`,
    );

    expect((await verify(email, otp)).status).toBe(200);
  });

  it('are valid for as long as is set, from the hand-over of the mail', async () => {
    const { email } = await signUp();

    const [row] = await app.dataSource.query(
      `SELECT extract(epoch FROM otp.expires_at - m.handed_over_at)::float AS seconds
       FROM one_time_password otp JOIN outgoing_mail m ON m.recipient = otp.email WHERE otp.email = $1`,
      [email],
    );

    expect(row.seconds).toBeCloseTo(180, 0);
  });

  it('are kept as hashes only, and never in the order of the mail', async () => {
    const { otp } = await signUp();

    const kept = [
      await app.dataSource.query('SELECT * FROM one_time_password'),
      await app.dataSource.query('SELECT * FROM outgoing_mail'),
    ];

    expect(JSON.stringify(kept)).not.toMatch(new RegExp(`\\b${otp}\\b`));
  });
});

describe('codes that are valid for a second', () => {
  let app: TestApp;

  beforeAll(async () => {
    app = await startAdminApp({ OTP_EXPIRY_DURATION: '1' });
  });
  afterAll(() => app.stop());

  it('stop to work after it', async () => {
    const email = 'late@second.example';
    await app.expectDone('POST', '/organizations', { name: 'Late', email, password });
    const otp = await readCode(app, email);
    const expired = 'SELECT 1 FROM one_time_password WHERE expires_at < now()';

    await waitUntil(async () => (await app.dataSource.query(expired)).length > 0);

    expect((await app.request('POST', '/users/verify', { email, otp })).status).toBe(400);
    expect(await app.latestMail(email)).toContain('valid for 1 second ');
  });
});

describe('codes and passwords', () => {
  it('are not in the log, which names the file of the mail instead', async () => {
    const product = await startProduct({ env: { LOG_LEVEL: 'trace' } });
    const email = 'ada@logged.example';
    const secret = 'Secret-Horse-9!';

    await product.request('POST', '/organizations', { name: 'Logged', email, password: secret });
    const otp = await readCode(product, email);
    const verified = await product.request('POST', '/users/verify', { email, otp });
    const { body } = await product.request('POST', '/auth/login', { email, password: secret });
    await product.stop();

    const { output } = product.process;
    expect(verified.status).toBe(200);
    expect(output).toContain('.eml');
    for (const hidden of [otp, secret, body.accessToken, body.refreshToken])
      expect(output).not.toContain(hidden);
  });
});
