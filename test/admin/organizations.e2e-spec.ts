import { startAdminApp, type TestApp } from '../support/admin-app.js';

let app: TestApp;
beforeAll(async () => {
  app = await startAdminApp();
});
afterAll(() => app.stop());

describe('x', () => {
  it('works', async () => {
    const account = await app.signUp();
    const member = await app.addMember(account, { permission: 'Viewer' });
    console.log(account, member);
  });
});
