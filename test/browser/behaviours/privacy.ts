import { expect } from '@jest/globals';
import type { Behaviour } from './behaviour.js';

const stored = 'JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie])';

/** What happens without consent: nothing. */
export const privacyBehaviours: Behaviour[] = [
  {
    name: 'consent',
    area: 'Privacy',
    says: '`consent: false` asks, stores and sends nothing before `setConsent(true)`; `setConsent(false)` forgets',
    experiments: () => [{ metrics: [{ title: 'Buy', selector: 'buy', custom: true }] }],
    async run(trial) {
      trial.page({ tag: 'data-consent="false"' });
      await trial.visit();
      await trial.evaluate(`ABTestingClient.current.track('buy')`);
      expect(await trial.evaluate(stored)).toBe('[{},{},""]');
      expect(trial.seen.map(({ path }) => path)).toEqual(['/static/client-sdk.js']);

      await trial.evaluate('ABTestingClient.current.setConsent(true).then(() => 1)');
      await trial.isRed();
      const id = String(trial.asked[0]!.body.endUserId);
      expect(await trial.evaluate(stored)).toContain(id);
      await trial.evaluate('ABTestingClient.current.setConsent(false).then(() => 1)');
      await trial.evaluate(`ABTestingClient.current.track('buy')`);
      expect(await trial.evaluate(stored)).not.toContain(id);
      expect(trial.sent).toEqual([]);
    },
  },
  {
    name: 'signals',
    area: 'Privacy',
    says: 'Global Privacy Control and Do Not Track are respected when asked; an explicit consent weighs more',
    async run(trial) {
      const says = (name: string, value: string) =>
        `<script>Object.defineProperty(navigator, '${name}', { value: ${value} })</script>`;
      const tag = 'data-respect-privacy-signals="true"';
      trial.page({ head: says('globalPrivacyControl', 'true'), tag }, '/gpc');
      trial.page({ head: says('doNotTrack', `'1'`), tag }, '/dnt');
      trial.page({ head: says('globalPrivacyControl', 'true') }, '/not-asked');
      for (const path of ['/gpc', '/dnt']) await trial.visit(path);
      expect(trial.asked).toEqual([]);
      expect(await trial.evaluate(stored)).toBe('[{},{},""]');

      await trial.evaluate('ABTestingClient.current.setConsent(true).then(() => 1)');
      await trial.isRed();
      await trial.visit('/not-asked');
      await trial.isRed();
    },
  },
  {
    name: 'consent-before',
    area: 'Privacy',
    says: 'Consent that a banner gives before the file is there is kept',
    async run(trial) {
      trial.page({
        head: `<script>abt.push(['setConsent', true])</script>`,
        tag: 'async data-consent="false"',
      });
      await trial.visit();
      await trial.isRed();
    },
  },
];
