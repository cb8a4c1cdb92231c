import { Outage } from './outage.js';

it('logs one line when a fault begins and one when it ends, whatever happens in between', () => {
  const lines: string[] = [];
  const outage = new Outage({ warn: (line) => lines.push(line) }, 'Mails wait', 'Mails leave again.');

  outage.recover();
  for (let time = 0; time < 1_000; time++) outage.fail(new Error(`away ${time}`));
  for (let time = 0; time < 1_000; time++) outage.recover();
  outage.fail('again');

  expect(lines).toEqual(['Mails wait: away 0', 'Mails leave again.', 'Mails wait: again']);
});
