import type { Engine, EngineName } from './engine.js';
import { startChromium, startFirefox } from './puppeteer-engine.js';
import { startWebKit } from './webkit-engine.js';

export { type Engine, type EngineName, engineNames, type Tab } from './engine.js';

const starts = { Chromium: startChromium, Firefox: startFirefox, WebKit: startWebKit };

/**
 * Starts an engine. The three have one interface, so that a test runs in each of them by the same code.
 *
 * @throws {Error} where it is not installed; `npm test` installs it
 */
export const startEngine = (name: EngineName): Promise<Engine> => starts[name]();
