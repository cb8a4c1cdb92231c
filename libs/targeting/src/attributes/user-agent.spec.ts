import { isDeclaredBot, readUserAgent } from './user-agent.js';

const windows = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64)';
const chrome = 'AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Safari/537.36';
const phone = 'Mozilla/5.0 (Linux; Android 14; Pixel 8) AppleWebKit/537.36 (KHTML, like Gecko)';
const webView =
  'Mozilla/5.0 (Linux; Android 14; Pixel 8; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/126.0.0.0 Mobile Safari/537.36';
const iphone =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148';

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
    'meta-externalagent/1.1 (+https://developers.facebook.com/docs/sharing/webmasters/crawler)',
    'meta-externalfetcher/1.1',
    'Mozilla/5.0 (compatible; archive.org_bot; +http://archive.org/details/archive.org_bot)',
    'Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko; compatible; GPTBot/1.1; +https://openai.com/gptbot)',
    'Screaming Frog SEO Spider/20.0',
    `${phone} Chrome/126.0.0.0 Mobile Safari/537.36 (compatible; GoogleOther)`,
    'FeedFetcher-Google; (+http://www.google.com/feedfetcher.html)',
    'APIs-Google (+https://developers.google.com/webmasters/APIs-Google.html)',
    `${windows} ${chrome} (compatible; Google-Read-Aloud; +https://support.google.com/webmasters/answer/1061943)`,
    `${phone} Chrome/126.0.0.0 Mobile Safari/537.36; DuplexWeb-Google/1.0`,
    'Google-Safety (+http://www.google.com/bot.html)',
    'Mozilla/5.0 (compatible; Google-InspectionTool/1.0;)',
    'WhatsApp/2.23.20.0 A',
    'Mozilla/5.0 (Windows NT 6.1; WOW64) SkypeUriPreview Preview/0.5 skype-url-preview@microsoft.com',
    'Mozilla/5.0 (compatible; vkShare; +http://vk.com/dev/Share)',
    'Mozilla/5.0 (compatible; Embedly/0.2; +http://support.embed.ly/)',
    'Mozilla/5.0 (compatible; Qwantify/2.4w; +https://www.qwant.com/)/2.4w',
    `${windows} ${chrome} DatadogSynthetics`,
    `Mozilla/5.0 (X11; Linux x86_64) ${chrome} NewRelicSynthetics/1.0`,
    'Site24x7',
    `Mozilla/5.0 (X11; Linux x86_64) ${chrome} GTmetrix`,
    `${phone} Chrome/126.0.0.0 Mobile Safari/537.36 Chrome-Lighthouse`,
    'Pingdom.com_bot_version_1.4_(http://www.pingdom.com/)',
    'Mozilla/5.0+(compatible; UptimeRobot/2.0; http://www.uptimerobot.com/)',
    `Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${chrome} StatusCake`,
    'Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko; compatible; Claude-User/1.0; +Claude-User@anthropic.com)',
    'Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko; compatible; Claude-SearchBot/1.0)',
    'Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko; compatible; ChatGPT-User/1.0; +https://openai.com/bot)',
    'Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko; compatible; Perplexity-User/1.0)',
    'Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko); compatible; OAI-SearchBot/1.0',
    'Mozilla/5.0 (Linux; Android 5.0) AppleWebKit/537.36 (KHTML, like Gecko; compatible; Bytespider)',
    'Mozilla/5.0 (compatible; PetalBot;+https://webmaster.petalsearch.com/site/petalbot)',
    'Mozilla/5.0 (Macintosh) AppleWebKit/605.1.15 (KHTML, like Gecko) Safari/605.1.15 (Applebot/0.1)',
    'Twitterbot/1.0',
    'LinkedInBot/1.0 (compatible; Mozilla/5.0; Apache-HttpClient +http://www.linkedin.com)',
    'Slackbot-LinkExpanding 1.0 (+https://api.slack.com/robots)',
    'Mozilla/5.0 (compatible; Discordbot/2.0; +https://discordapp.com)',
    'TelegramBot (like TwitterBot)',
  ])('says yes of %s', (userAgent) => {
    expect(isDeclaredBot(userAgent)).toBe(true);
  });

  it.each([
    `${windows} ${chrome}`,
    `${windows} ${chrome} Edg/126.0.0.0`,
    `Mozilla/5.0 (X11; Linux x86_64) ${chrome.replace('Chrome', 'HeadlessChrome')}`,
    'Mozilla/5.0 (Windows NT 10.0; rv:127.0) Gecko/20100101 Firefox/127.0',
    'Mozilla/5.0 (Linux; Android 9; CUBOT X19) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/100.0 Mobile',
    'Mozilla/5.0 (Linux; Android 8.1; CUBOT_POWER) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/100.0 Mobile',
    `${iphone} [FBAN/FBIOS;FBAV/470.0.0.38.109;FBBV/617;FBDV/iPhone15,2;FBMD/iPhone;FBSN/iOS;FBLC/en_US]`,
    `${webView} [FB_IAB/FB4A;FBAV/470.1.0.53.109;]`,
    `${iphone} Instagram 339.0.3.12.91 (iPhone15,2; iOS 17_5; en_US; scale=3.00; 1179x2556)`,
    `${webView} Instagram 339.0.0.30.105 Android (34/14; 420dpi; 1080x2400; Google/google; Pixel 8)`,
    `${iphone} Safari Line/14.9.1`,
    `${iphone} GSA/321.0 Safari/604.1`,
    `${webView} GSA/15.24.29`,
    `${iphone} musical_ly_34.9.0 BytedanceWebview/d8a21c6 ByteLocale/en`,
    `${iphone} [Pinterest/iOS]`,
    `${iphone} Snapchat/12.90.0.46 (like Safari/8618.2.12)`,
    `${iphone} [LinkedInApp]/9.29.8962`,
    `${iphone} Twitter for iPhone/10.47`,
    `${webView} VKAndroidApp/8.84`,
    `${webView} Viber/23.0.0.4`,
    `${webView} MicroMessenger/8.0.49 WeChat/arm64`,
    `${windows} AppleWebKit/537.36 (KHTML, like Gecko) Skype/8.119.0.201 Chrome/118.0 Electron/27 Safari/537.36`,
    `${windows} AppleWebKit/537.36 (KHTML, like Gecko) WhatsApp/2.3000.0 Chrome/126.0.0.0 Safari/537.36`,
    'node',
    'python-requests/2.32.3',
    'curl/8.5.0',
    'Wget/1.21.4',
    'okhttp/4.12.0',
    '',
  ])('says no of %s', (userAgent) => {
    expect(isDeclaredBot(userAgent)).toBe(false);
  });
});
