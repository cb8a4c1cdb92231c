import { isDeclaredBot, maxAgentLength } from './robots.js';

export { isDeclaredBot };

/** What a user agent says of itself, as far as segments ask; `undefined` where it does not say. */
export interface UserAgentFacts {
  device_type: 'desktop' | 'mobile' | 'tablet' | 'bot' | undefined;
  browser: string | undefined;
  operating_system: string | undefined;
}

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

/** Reads a User-Agent header. An iPad whose browser says that it is a Mac is taken for a Mac. */
export function readUserAgent(userAgent: string): UserAgentFacts {
  const text = userAgent.slice(0, maxAgentLength);
  return {
    device_type: deviceType(text),
    browser: firstNamed(browsers, text),
    operating_system: firstNamed(operatingSystems, text),
  };
}

function deviceType(text: string): UserAgentFacts['device_type'] {
  if (text === '') return undefined;
  if (isDeclaredBot(text)) return 'bot';
  if (/\biPad\b|\bTablet\b(?! PC)|\bKindle\b|\bSilk\/|\bAndroid\b(?!.*\bMobile\b)/.test(text))
    return 'tablet';
  return /\bMobi|\biPhone\b|\biPod\b|\bWindows Phone\b|\bOpera Mini\b/.test(text) ? 'mobile' : 'desktop';
}

function firstNamed(table: readonly [RegExp, string][], text: string): string | undefined {
  return table.find(([pattern]) => pattern.test(text))?.[1];
}
