import { actAs } from '../../audit/index.js';
import { PasswordsService } from './passwords.service.js';

describe('PasswordsService', () => {
  const passwords = new PasswordsService();
  const giver = { email: 'person@shop.example' };

  afterAll(() => passwords.onApplicationShutdown());

  it('tells the right password from others by its hash', async () => {
    const hash = await passwords.hash('Correct-Horse-9!', giver);

    expect(hash).toMatch(/^\$2b\$10\$.{53}$/);
    expect(await passwords.matches('Correct-Horse-9!', [hash], giver)).toBe(true);
    expect(await passwords.matches('correct-horse-9!', [hash], giver)).toBe(false);
    expect(await passwords.matches('Correct-Horse-9!', [], giver)).toBe(false);
  });

  it('knows a password among several of one salt', async () => {
    const first = await passwords.hash('Correct-Horse-9!', giver);
    const second = await passwords.hash('Wrong-Donkey-7!', giver, first);

    expect(second.slice(0, 29)).toBe(first.slice(0, 29));
    expect(await passwords.matches('Wrong-Donkey-7!', [first, second], giver)).toBe(true);
    expect(await passwords.matches('Other-Camel-5!', [first, second], giver)).toBe(false);
  });

  it('refuses a password that bcrypt would cut to the right one', async () => {
    const longest = 'Aa1!'.repeat(18);
    const hash = await passwords.hash(longest, giver);

    expect(await passwords.matches(longest, [hash], giver)).toBe(true);
    expect(await passwords.matches(`${longest}x`, [hash], giver)).toBe(false);
  });

  it('drops what nobody waits for any more, and takes known devices first', async () => {
    const client = new AbortController();
    const done: string[] = [];
    const hash = async (name: string, isKnown = false) => {
      await passwords.hash('Correct-Horse-9!', { ...giver, isKnown });
      done.push(name);
    };
    const begun = hash('begun');
    const gone = actAs({ action: 'log in', gone: client.signal }, () => hash('gone'));
    const strange = hash('strange');
    const known = hash('known', true);
    expect(passwords.queue.waitingCount).toBe(3);

    client.abort();

    await expect(gone).rejects.toMatchObject({ kind: 'unavailable', code: 'busy', retryAfterSeconds: 5 });
    await Promise.all([begun, strange, known]);
    expect(done).toEqual(['begun', 'known', 'strange']);
  });

  it('leaves the main thread free while it works', async () => {
    let turns = 0;
    const count = setInterval(() => (turns += 1), 1);

    await Promise.all(Array.from({ length: 4 }, () => passwords.hash('Correct-Horse-9!', giver)));
    clearInterval(count);

    expect(turns).toBeGreaterThan(20);
  });
});
