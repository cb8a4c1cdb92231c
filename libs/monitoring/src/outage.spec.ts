import { explainFailures } from './known-faults.js';
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

describe('A failure that follows from a fault which is told of already', () => {
  const settled = () => new Promise((resolve) => setImmediate(resolve));

  it('is logged neither when it comes nor when it goes, but is when it goes on by itself', async () => {
    let isAway = true;
    const takeBack = explainFailures(() => Promise.resolve(isAway));
    const lines: string[] = [];
    const outage = new Outage({ warn: (line) => lines.push(line) }, 'Mails wait', 'Mails leave again.');

    for (let time = 0; time < 100; time++) outage.fail(new Error('away'));
    await settled();
    outage.recover();
    outage.fail(new Error('away'));
    await settled();
    const meanwhile = [...lines];
    isAway = false;
    outage.fail(new Error('still away'));
    await settled();
    outage.recover();
    takeBack();

    expect(meanwhile).toEqual([]);
    expect(lines).toEqual(['Mails wait: still away', 'Mails leave again.']);
  });

  it('is logged all the same when it is the outage of a dependency itself', () => {
    const takeBack = explainFailures(() => true);
    const lines: string[] = [];
    const outage = new Outage({ warn: (line) => lines.push(line) }, 'Away', 'Back.', { isOwn: true });

    outage.fail(new Error('refused'));
    takeBack();

    expect(lines).toEqual(['Away: refused']);
  });
});
