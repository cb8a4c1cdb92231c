import { createIsbotFromList, list } from 'isbot';

/**
 * Patterns of `isbot` that mark more than robots which say so: any short or unusual agent, HTTP libraries, headless
 * browsers, and the browsers inside apps. All of these act for people as well.
 */
export const tooWide: ReadonlySet<string> = new Set([
  // Agents that are merely short, long or unusual.
  String.raw`^[\w \.\-\(?:\):%]+(?:/v?\d+(?:\.\d+)?(?:\.\d{1,10})*?)?(?:,|$)`,
  ...[String.raw`^[\w\-]+/[\w]+$`, '^[^ ]{50,}$', String.raw`^\d+\b`, String.raw`^\w+/[\w\(\)]*$`],
  ...[String.raw`^\w+/\d\.\d\s\([\w@]+\)$`, String.raw`^mozilla/\d\.\d\s[\w\.-]+$`],
  ...[String.raw`\b\w+/1\.0;`, String.raw`\(\)`, String.raw`;\s\w+;$`, String.raw`\|`, String.raw`^[<\(;]`],
  // HTTP libraries.
  ...['(?<!lib)http', String.raw`\bperl\b`, '^apache/', '^client/', '^jetty/', '^php', '^postman', '^python'],
  ...['^rest', '^wget', 'java(?!;)', 'library', String.raw`node\b`, '^microsoft bits', '^svn', 'synapse'],
  // Headless and remote-controlled browsers.
  ...['headless', 'phantomjs', 'playwright', 'selenium', 'cypress/', 'functionize', 'webkit2png'],
  // Browsers inside apps, and uncommon ones.
  ...['(?:^|[^g])news(?!sapphire)', '^ddg[_-]android', '^duckduckgo', '^navermailapp', '^snapchat', '^yahoo'],
  ...['^yandex', 'sogou', ' daum[ /]', 'chromeframe', 'ibisbrowser', 'dmbrowser', 'offbyone', '^amaya'],
  ...['^netsurf', '^zoom marketplace/', '^claude-code/', 'cursor/', '^discourse', '^downcast/'],
]);

/**
 * Names of robots that declare themselves by no word that `isbot` knows, often at the end of the agent of an ordinary
 * Chrome: monitors, renderers, link previews, fetchers of assistants.
 */
const named = [
  ...[String.raw`https?://(?!github\.com/)\S`, 'slurp', 'ia_archiver', 'qwantify', 'mediapartners'],
  ...['googleother', 'google-(?:safety|read-aloud|inspectiontool)', '(?:apis|duplexweb|feedfetcher)-google'],
  ...[
    'facebookexternalhit',
    'meta-external',
    '^whatsapp/',
    'skypeuripreview',
    'vkshare',
    'embedly',
    'iframely',
  ],
  ...[
    'slack-imgproxy',
    'bingpreview',
    'web preview',
    '(?:chatgpt|claude|perplexity|mistralai|duckassist)-user',
  ],
  ...['lighthouse', 'gtmetrix', 'page ?speed', 'webpagetest', 'pingdom', 'statuscake', 'site24x7', 'uptime'],
  ...['prerender', 'rendertron', 'seo4ajax', 'dynatrace', 'ruxit', 'checkly', 'catchpoint', 'thousandeyes'],
  ...[
    'datadog',
    'newrelic',
    'new relic',
    'appdynamics',
    'alertsite',
    'uptrends',
    'freshping',
    'hetrix',
    'nodeping',
  ],
  ...[
    String.raw`updown\.io`,
    'montastic',
    'debugbear',
    'calibre',
    'speedcurve',
    'yottaa',
    'sitebulb',
    'screaming frog',
  ],
  ...[
    'elastic[ -]?heartbeat',
    'zabbix',
    'nagios',
    'check_http',
    'icinga',
    'sensu',
    'cookiebot',
    'onetrust',
    'osano',
  ],
  ...['better ?stack', 'ghost ?inspector', 'percy', 'applitools', 'mabl', 'testim', 'rigor'],
];

const isBot = createIsbotFromList([...list.filter((pattern) => !tooWide.has(pattern)), ...named]);

/** Names of HTTP libraries, with version and home page; some of them hold a word that robots use. */
const libraries =
  /\b(?:python-[a-z]+|python|aiohttp|httpx|urllib3?|pycurl|lib?curl|curl|wget|node(?:-[a-z]+|\.js)?|undici|axios|got|superagent|ky|okhttp|go-http-client|java(?:-http-client)?|apache-(?:http|async)[a-z]*|ktor(?:-client)?|dart|guzzlehttp|php|libwww-perl|ruby|faraday|rest-client|httparty|typhoeus|postmanruntime|insomnia|httpie|(?:windows)?powershell|winhttp|restsharp|cfnetwork|darwin|alamofire|reqwest|hyper|jersey|deno|bun|k6|jmeter|gatling)(?:\/[\w.+-]+)?(?: \([^()]*\)| - https?:\/\/\S+)?/gi;

/** Longer user agents are cut: no real one says anything new after it. */
export const maxAgentLength = 1024;

/**
 * Whether a User-Agent header declares a crawler, a monitor, a link preview or the like: nobody whose visit should
 * count. HTTP libraries, headless browsers, apps and an empty header act for people as well, so they are none.
 */
export function isDeclaredBot(userAgent: string): boolean {
  const text = userAgent.slice(0, maxAgentLength);
  return isBot(text) && isBot(text.replace(libraries, ' ').trim());
}

const automated = /headless|phantomjs|playwright|puppeteer|selenium|cypress|jsdom|powershell/i;

/** Whether a User-Agent header is that of a browser, those inside apps included, that nothing steers by remote. */
export function isBrowser(userAgent: string): boolean {
  const text = userAgent.slice(0, maxAgentLength);
  return (
    /^(?:mozilla\/\d\.\d+ \(|opera\/\d|ucweb\/\d)/i.test(text) &&
    !automated.test(text) &&
    !isDeclaredBot(text)
  );
}
