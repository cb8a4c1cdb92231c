import { PasswordsService } from './passwords.service.js';

describe('PasswordsService', () => {
  const passwords = new PasswordsService();

  afterAll(() => passwords.onApplicationShutdown());

  it('tells the right password from others by its hash', async () => {
    const hash = await passwords.hash('Correct-Horse-9!');

    expect(hash).toMatch(/^\$2b\$10\$.{53}$/);
    expect(await passwords.matches('Correct-Horse-9!', [hash])).toBe(true);
    expect(await passwords.matches('correct-horse-9!', [hash])).toBe(false);
    expect(await passwords.matches('Correct-Horse-9!', [])).toBe(false);
  });

  it('knows a password among several of one salt', async () => {
    const first = await passwords.hash('Correct-Horse-9!');
    const second = await passwords.hash('Wrong-Donkey-7!', first);

    expect(second.slice(0, 29)).toBe(first.slice(0, 29));
    expect(await passwords.matches('Wrong-Donkey-7!', [first, second])).toBe(true);
    expect(await passwords.matches('Other-Camel-5!', [first, second])).toBe(false);
  });

  it('refuses a password that bcrypt would cut to the right one', async () => {
    const longest = 'Aa1!'.repeat(18);
    const hash = await passwords.hash(longest);

    expect(await passwords.matches(longest, [hash])).toBe(true);
    expect(await passwords.matches(`${longest}x`, [hash])).toBe(false);
  });

  it('leaves the main thread free while it works', async () => {
    let turns = 0;
    const count = setInterval(() => (turns += 1), 1);

    await Promise.all(Array.from({ length: 4 }, () => passwords.hash('Correct-Horse-9!')));
    clearInterval(count);

    expect(turns).toBeGreaterThan(20);
  });
});
