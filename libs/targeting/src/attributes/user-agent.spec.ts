import { isDeclaredBot, readUserAgent } from './user-agent.js';

const windows = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64)';
const chrome = 'AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Safari/537.36';
const phone = 'Mozilla/5.0 (Linux; Android 14; Pixel 8) AppleWebKit/537.36 (KHTML, like Gecko)';

describe('readUserAgent', () => {
  it.each([
    [`${windows} ${chrome}`, 'desktop', 'Chrome', 'Windows'],
    [`${windows} ${chrome} Edg/126.0.0.0`, 'desktop', 'Edge', 'Windows'],
    [`${windows} ${chrome} OPR/111.0.0.0`, 'desktop', 'Opera', 'Windows'],
    ['Mozilla/5.0 (Windows NT 10.0; rv:127.0) Gecko/20100101 Firefox/127.0', 'desktop', 'Firefox', 'Windows'],
    [
      'Mozilla/5.0 (Windows NT 6.1; Trident/7.0; Tablet PC 2.0; rv:11.0) like Gecko',
      'desktop',
      'Internet Explorer',
      'Windows',
    ],
    [
      'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Safari/605.1.15',
      'desktop',
      'Safari',
      'macOS',
    ],
    [`Mozilla/5.0 (X11; Linux x86_64) ${chrome}`, 'desktop', 'Chrome', 'Linux'],
    [
      `Mozilla/5.0 (X11; Linux x86_64) ${chrome.replace('Chrome', 'HeadlessChrome')}`,
      'desktop',
      'Chrome',
      'Linux',
    ],
    [`Mozilla/5.0 (X11; CrOS x86_64 14541.0.0) ${chrome}`, 'desktop', 'Chrome', 'ChromeOS'],
    [`${phone} Chrome/126.0.0.0 Mobile Safari/537.36`, 'mobile', 'Chrome', 'Android'],
    [
      `${phone} SamsungBrowser/25.0 Chrome/121.0.0.0 Mobile Safari/537.36`,
      'mobile',
      'Samsung Internet',
      'Android',
    ],
    ['Mozilla/5.0 (Android 14; Mobile; rv:127.0) Gecko/127.0 Firefox/127.0', 'mobile', 'Firefox', 'Android'],
    [
      'Mozilla/5.0 (Linux; Android 13; SM-X700) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Safari/537.36',
      'tablet',
      'Chrome',
      'Android',
    ],
    [
      'Mozilla/5.0 (iPad; CPU OS 16_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) CriOS/126.0 Mobile/15E148 Safari/604.1',
      'tablet',
      'Chrome',
      'iOS',
    ],
    [
      'Mozilla/5.0 (Linux; Android 9; CUBOT X19) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/100.0 Mobile Safari/537.36',
      'mobile',
      'Chrome',
      'Android',
    ],
    ['Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)', 'bot', undefined, undefined],
    ['', undefined, undefined, undefined],
  ])('reads %s', (userAgent, device_type, browser, operating_system) => {
    expect(readUserAgent(userAgent)).toEqual({ device_type, browser, operating_system });
  });
});

describe('isDeclaredBot', () => {
  it.each([
    'Mozilla/5.0 (compatible; bingbot/2.0; +http://www.bing.com/bingbot.htm)',
    'Mozilla/5.0 (compatible; Yahoo! Slurp; http://help.yahoo.com/help/us/ysearch/slurp)',
    'facebookexternalhit/1.1 (+http://www.facebook.com/externalhit_uatext.php)',
    'Mozilla/5.0 (compatible; archive.org_bot; +http://archive.org/details/archive.org_bot)',
    'Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko; compatible; GPTBot/1.1; +https://openai.com/gptbot)',
    'Screaming Frog SEO Spider/20.0',
  ])('says yes of %s', (userAgent) => {
    expect(isDeclaredBot(userAgent)).toBe(true);
  });

  it.each([`${windows} ${chrome}`, 'node', 'python-requests/2.32.3', 'curl/8.5.0', 'okhttp/4.12.0', ''])(
    'says no of %s',
    (userAgent) => {
      expect(isDeclaredBot(userAgent)).toBe(false);
    },
  );
});
