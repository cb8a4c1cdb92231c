import { describe, expect, it } from '@jest/globals';
import { settingsFrom } from './options.js';

const given = { serverBaseUrl: 'https://ab.example.com', projectId: 1 };

describe('settingsFrom', () => {
  it('fills in the time limit and the paths', () => {
    expect(settingsFrom(given)).toMatchObject({
      decisionUrl: 'https://ab.example.com/decision',
      trackUrl: 'https://ab.example.com/metrics/track',
      projectId: 1,
      timeoutMs: 1000,
      nonce: '',
      consent: true,
    });
  });

  it('reads the texts of data attributes', () => {
    const settings = settingsFrom({
      serverBaseUrl: 'https://example.com/ab/',
      projectId: '7',
      timeoutMs: '250',
      decisionPath: '/choose',
      trackPath: '/seen',
      nonce: 'n0',
    });

    expect(settings).toMatchObject({
      decisionUrl: 'https://example.com/ab/choose',
      trackUrl: 'https://example.com/ab/seen',
      projectId: 7,
      timeoutMs: 250,
      nonce: 'n0',
      consent: true,
    });
  });

  it('takes a public id as it is', () => {
    const projectId = 'p_0123456789abcdefghijAB';

    expect(settingsFrom({ ...given, projectId }).projectId).toBe(projectId);
  });

  it.each([
    [{ consent: false }, false],
    [{ consent: 'false' as const }, false],
    [{ consent: true }, true],
  ])('takes %j for consent: %s, where the browser says nothing', (options, consent) => {
    expect(settingsFrom({ ...given, ...options }).consent).toBe(consent);
  });

  it.each([
    [undefined, 'serverBaseUrl and projectId must be given'],
    [{}, 'serverBaseUrl and projectId must be given'],
    [{ projectId: 1 }, 'ABTesting: serverBaseUrl must be given'],
    [{ ...given, projectId: '' }, 'ABTesting: projectId must be given'],
    [{ ...given, projectId: 'shop' }, 'projectId must be a number'],
    [{ ...given, timeoutMs: 0 }, 'timeoutMs must be above 0'],
    [{ ...given, timeoutMs: 'soon' }, 'timeoutMs must be above 0'],
    [{ ...given, trackPath: '/decision' }, 'decisionPath and trackPath must differ'],
  ])('refuses %j and says why', (options, complaint) => {
    expect(() => settingsFrom(options)).toThrow(complaint);
  });
});
