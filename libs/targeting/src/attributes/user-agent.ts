/** What a user agent says of itself, as far as segments ask; `undefined` where it does not say. */
export interface UserAgentFacts {
  device_type: 'desktop' | 'mobile' | 'tablet' | 'bot' | undefined;
  browser: string | undefined;
  operating_system: string | undefined;
}

/**
 * Parts of the names of crawlers, link previews, monitors and fetchers of assistants; not of libraries and headless
 * browsers, which act for people as well. CUBOT makes telephones.
 */
const bots = [
  ...['(?<!cu)bot\\b', 'crawl', 'spider', 'slurp', 'ia_archiver', 'qwantify', 'mediapartners'],
  ...['googleother', 'google-(?:safety|read-aloud|inspectiontool)', '(?:apis|duplexweb|feedfetcher)-google'],
  ...['facebookexternalhit', 'meta-external', '^whatsapp/', 'skypeuripreview', 'vkshare', 'embedly'],
  ...['bingpreview', 'web preview', '(?:chatgpt|claude|perplexity)-user'],
  ...['lighthouse', 'gtmetrix', 'pingdom', 'statuscake', 'site24x7', '(?:datadog|newrelic)synthetics'],
];
const bot = new RegExp(bots.join('|'), 'i');

/** The first that fits wins: most browsers also name those that they descend from. */
const browsers: readonly [RegExp, string][] = [
  [/\bEdg(?:e|A|iOS)?\//, 'Edge'],
  [/\b(?:OPR|Opera|OPiOS|OPT)\b/, 'Opera'],
  [/\bSamsungBrowser\//, 'Samsung Internet'],
  [/\bYaBrowser\//, 'Yandex Browser'],
  [/\bVivaldi\//, 'Vivaldi'],
  [/\bUC ?Browser\//, 'UC Browser'],
  [/\b(?:Firefox|FxiOS)\//, 'Firefox'],
  [/\b(?:Headless)?(?:Chrome|Chromium|CriOS)\//, 'Chrome'],
  [/\bMSIE |\bTrident\//, 'Internet Explorer'],
  [/\bVersion\/[\d.]+.*\bSafari\//, 'Safari'],
];

const operatingSystems: readonly [RegExp, string][] = [
  [/\bWindows Phone\b/, 'Windows Phone'],
  [/\bWindows\b/, 'Windows'],
  [/\b(?:iPhone|iPad|iPod)\b/, 'iOS'],
  [/\bAndroid\b/, 'Android'],
  [/\bCrOS\b/, 'ChromeOS'],
  [/\bMac OS X\b|\bMacintosh\b/, 'macOS'],
  [/\bLinux\b|\bX11\b/, 'Linux'],
];

/** Longer user agents are cut: no real one says anything new after it. */
const maxLength = 1024;

/** Reads a User-Agent header. An iPad whose browser says that it is a Mac is taken for a Mac. */
export function readUserAgent(userAgent: string): UserAgentFacts {
  const text = userAgent.slice(0, maxLength);
  return {
    device_type: deviceType(text),
    browser: firstNamed(browsers, text),
    operating_system: firstNamed(operatingSystems, text),
  };
}

/** Whether a User-Agent header declares a crawler, a monitor or the like: nobody whose visit should count. */
export function isDeclaredBot(userAgent: string): boolean {
  return bot.test(userAgent.slice(0, maxLength));
}

function deviceType(text: string): UserAgentFacts['device_type'] {
  if (text === '') return undefined;
  if (bot.test(text)) return 'bot';
  if (/\biPad\b|\bTablet\b(?! PC)|\bKindle\b|\bSilk\/|\bAndroid\b(?!.*\bMobile\b)/.test(text))
    return 'tablet';
  return /\bMobi|\biPhone\b|\biPod\b|\bWindows Phone\b|\bOpera Mini\b/.test(text) ? 'mobile' : 'desktop';
}

function firstNamed(table: readonly [RegExp, string][], text: string): string | undefined {
  return table.find(([pattern]) => pattern.test(text))?.[1];
}
