import { list } from 'isbot';
import { isBrowser, isDeclaredBot, tooWide } from './robots.js';

const windows = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64)';
const chrome = `${windows} AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Safari/537.36`;
const webView =
  'Mozilla/5.0 (Linux; Android 14; Pixel 8; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/126.0.0.0 Mobile Safari/537.36';
const iphone =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148';
const headless = chrome.replace('Chrome', 'HeadlessChrome');

it('leaves out only patterns that isbot has', () => {
  expect([...tooWide].filter((pattern) => !list.includes(pattern))).toEqual([]);
});

describe('a robot that says so', () => {
  it.each([
    ...[
      'AhrefsBot/7.0',
      'CCBot/2.0 (https://commoncrawl.org/faq/)',
      'ClaudeBot',
      'Amazonbot/0.1',
      'Pinterestbot',
    ],
    ...[
      'Scrapy/2.11.0 (+https://scrapy.org)',
      'HTTrack 3.0x',
      'Nutch',
      'Mediapartners-Google',
      'W3C_Validator/1.3',
    ],
    ...['Sogou web spider/4.0(+http://www.sogou.com/docs/help/webmasters.htm#07)', 'Iframely/1.3.1'],
    ...[`${chrome} Prerender.io`, `${chrome} Prerender (+https://github.com/prerender/prerender)`],
    ...[`${chrome} Dynatrace`, `${chrome} RuxitSynthetic/1.0`, `${chrome} Checkly`, `${headless} GTmetrix`],
    ...[
      'Datadog/Synthetics',
      'updown.io daemon 2.11',
      'Elastic-Heartbeat/8.1',
      'check_http/v2.3.3',
      'Zabbix',
    ],
    'python-requests/2.31 Googlebot/2.1',
    'Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html) python-requests/2.3',
    'LinkedInBot/1.0 (compatible; Mozilla/5.0; Apache-HttpClient +http://www.linkedin.com)',
  ])('is %s', (userAgent) => {
    expect([isDeclaredBot(userAgent), isBrowser(userAgent)]).toEqual([true, false]);
  });
});

describe('somebody who acts for people, though by no browser', () => {
  it.each([
    ...[
      '',
      'node',
      'node-fetch/1.0 (+https://github.com/bitinn/node-fetch)',
      'axios/1.6.0',
      'undici',
      'Deno/1.30',
    ],
    ...[
      'okhttp/4.9.3',
      'Go-http-client/1.1',
      'Java/1.8.0_201',
      'Apache-HttpClient/4.5.13 (Java/11.0.2)',
      'Ruby',
    ],
    ...[
      'python-requests/2.31',
      'Python-urllib/3.9',
      'Python/3.9 aiohttp/3.8.1',
      'curl/7.68',
      'Wget/1.2',
      'PHP/8.1',
    ],
    ...[
      'PostmanRuntime/7.29',
      'GuzzleHttp/6.5.5 curl/7.68.0 PHP/7.4.3',
      'libwww-perl/6.67',
      'Dart/2.19 (dart:io)',
    ],
    ...[
      'got (https://github.com/sindresorhus/got)',
      'MyShop/3.2 CFNetwork/1410.0.3 Darwin/22.6.0',
      'ShopApp/3.1',
    ],
    ...['Dalvik/2.1.0 (Linux; U; Android 13; SM-G991B)', 'Amazon CloudFront', headless, 'Mozilla/5.0'],
    'Typhoeus - https://github.com/typhoeus/typhoeus',
    'Mozilla/5.0 (unknown) AppleWebKit/534.34 (KHTML, like Gecko) PhantomJS/1.9.8 Safari/534.34',
    'Mozilla/5.0 (Windows NT; Windows NT 10.0; en-US) WindowsPowerShell/5.1.19041',
  ])('is %s', (userAgent) => {
    expect([isDeclaredBot(userAgent), isBrowser(userAgent)]).toEqual([false, false]);
  });
});

describe('a browser', () => {
  it.each([
    ...[
      chrome,
      `${chrome} Edg/126.0.0.0`,
      `${windows} Gecko/20100101 Firefox/127.0`,
      `${chrome} SE 2.X MetaSr 1.0`,
    ],
    ...[
      `${iphone} Instagram 339.0.3.12.91 (iPhone15,2; iOS 17_5)`,
      `${iphone} [FBAN/FBIOS;FBAV/470.0.0.38.109]`,
    ],
    ...[
      `${webView} NewsArticle/8.6 JsSdk/2 Toutiao`,
      `${iphone} NAVER(inapp; search; 1000; 12.5.2; 13PROMAX)`,
    ],
    ...[
      `${iphone} KAKAOTALK 10.4.5`,
      `${iphone} DaumApps/3.11`,
      `${webView} Snapchat/12.9`,
      `${webView} SmartNews`,
    ],
    ...[
      `${webView} GSA/15.24.29`,
      `${iphone} DuckDuckGo/7`,
      `${webView} MicroMessenger/8.0`,
      `${webView} QQ/8.9`,
    ],
    'Opera/9.80 (Android; Opera Mini/36.2) Presto/2.12 Version/12.16',
  ])('is %s', (userAgent) => {
    expect([isDeclaredBot(userAgent), isBrowser(userAgent)]).toEqual([false, true]);
  });
});
