import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findFreePort } from '../../support/free-port.js';
import { leash } from '../../support/leash.js';
import { waitUntil } from '../../support/wait-until.js';
import type { Click, Engine, Tab, VisitorOptions } from './engine.js';

/** The name under which WebDriver hides what an element is called. */
const ELEMENT = 'element-6066-11e4-a52e-4f735466cecf';
/** A script of a page that goes into the back/forward cache meanwhile is never answered. */
const SCRIPT_PATIENCE_MS = 15_000;
const keys = { Enter: '\uE007', Space: ' ', Tab: '\uE004' };

/** WebKitGTK's own small browser, on a screen that nobody sees, by WebDriver. */
export async function startWebKit(): Promise<Engine> {
  const folder = mkdtempSync(join(tmpdir(), 'abtesting-webkit-'));
  const display = `:${await findFreePort()}`;
  const screen = spawn('Xvfb', [display, '-screen', '0', '1280x900x24', '-nolisten', 'tcp'], {
    stdio: 'ignore',
  });
  leash(screen, folder);
  await waitUntil(() => existsSync(`/tmp/.X11-unix/X${display.slice(1)}`), 30_000);
  const port = await findFreePort();
  const driver = spawn('WebKitWebDriver', [`--port=${port}`, '--host=127.0.0.1'], {
    stdio: 'ignore',
    env: {
      ...process.env,
      ...{ DISPLAY: display, GDK_BACKEND: 'x11', HOME: folder, XDG_RUNTIME_DIR: folder },
      ...{ WEBKIT_DISABLE_COMPOSITING_MODE: '1', LIBGL_ALWAYS_SOFTWARE: '1' },
      // Its sandbox needs rights that containers don't have; it only sees the tests' own pages.
      WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: '1',
    },
  });
  leash(driver, folder);
  const send = sender(`http://127.0.0.1:${port}`);
  await waitUntil(async () => (await send('GET', '/status').catch(() => undefined)) !== undefined, 30_000);
  const sessions = new Sessions(send, findBrowser());
  return {
    name: 'WebKit',
    version: await sessions.version(),
    newVisitor: (options) => sessions.newVisitor(options),
    async stop() {
      await sessions.end();
      for (const child of [driver, screen]) await end(child);
    },
  };
}

/** Where Debian's packages put the browser that WebKitWebDriver drives. */
function findBrowser(): string {
  if (process.env.WEBKIT_PATH) return process.env.WEBKIT_PATH;
  const listed = execFileSync('sh', [
    '-c',
    'ls -d /usr/lib/*/webkit2gtk-4.*/MiniBrowser /usr/libexec/webkit2gtk-4.*/MiniBrowser 2>/dev/null | tail -n 1',
  ]);
  const path = listed.toString().trim();
  if (!path) throw new Error('MiniBrowser of WebKitGTK is not installed');
  return path;
}

function end(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) return resolve();
    child.once('exit', () => resolve());
    child.kill();
  });
}

type Send = (method: string, path: string, body?: object, patienceMs?: number) => Promise<never>;

/** Sends a command of WebDriver; rejects with what the driver says against it. */
function sender(origin: string): Send {
  return async (method, path, body, patienceMs) => {
    const signal = patienceMs === undefined ? null : AbortSignal.timeout(patienceMs);
    const response = await fetch(origin + path, { method, body: body && JSON.stringify(body), signal });
    const { value } = (await response.json()) as { value: { error?: string; message?: string } | null };
    if (!response.ok) throw new Error(`${value?.error}: ${value?.message}`);
    return value as never;
  };
}

/** The driver has one session at a time; each is a new visitor. */
class Sessions {
  private current: string | undefined;

  constructor(
    private readonly send: Send,
    private readonly binary: string,
  ) {}

  async version(): Promise<string> {
    const { browserVersion } = await this.open({});
    return browserVersion;
  }

  async newVisitor(options: VisitorOptions = {}): Promise<Tab> {
    const { sessionId } = await this.open(options);
    return new WebKitTab(this.send, `/session/${sessionId}`, undefined, () => this.end());
  }

  async end(): Promise<void> {
    if (this.current) await this.send('DELETE', `/session/${this.current}`);
    this.current = undefined;
  }

  private async open({ wait }: VisitorOptions) {
    await this.end();
    const options = { binary: this.binary, args: ['--automation'] };
    const opened: { sessionId: string; capabilities: { browserVersion: string } } = await this.send(
      'POST',
      '/session',
      {
        capabilities: {
          alwaysMatch: {
            'webkitgtk:browserOptions': options,
            ...(wait === 'none' && { pageLoadStrategy: 'none' }),
          },
        },
      },
    );
    this.current = opened.sessionId;
    return { sessionId: opened.sessionId, browserVersion: opened.capabilities.browserVersion };
  }
}

class WebKitTab implements Tab {
  constructor(
    private readonly send: Send,
    private readonly session: string,
    /** The window of the tab; nothing while the session has one only. */
    private window: string | undefined,
    readonly close: () => Promise<void>,
  ) {}

  async goto(url: string): Promise<void> {
    await this.command('POST', '/url', { url });
  }

  async reload(): Promise<void> {
    await this.command('POST', '/refresh', {});
  }

  url(): Promise<string> {
    return this.command('GET', '/url');
  }

  async evaluate<Value>(expression: string): Promise<Value> {
    const script = `return (${expression})`;
    return (
      (await this.command<Value | null>('POST', '/execute/sync', { script, args: [] }, SCRIPT_PATIENCE_MS)) ??
      (undefined as Value)
    );
  }

  async click(selector: string, { button = 'left' }: Click = {}): Promise<void> {
    const value = { using: 'css selector', value: selector };
    await waitUntil(() => this.command('POST', '/element', value).catch(() => false), 60_000);
    const origin = await this.command<Record<typeof ELEMENT, string>>('POST', '/element', value);
    if (button === 'left') return void (await this.command('POST', `/element/${origin[ELEMENT]}/click`, {}));
    // The driver lets go of another button than it has pressed.
    const script = `for (const type of ['mousedown', 'mouseup', 'auxclick'])
      arguments[0].dispatchEvent(
        new MouseEvent(type, { button: 1, bubbles: true, cancelable: true, composed: true, view: window }))`;
    await this.command('POST', '/execute/sync', { script, args: [origin] });
  }

  press(key: keyof typeof keys): Promise<void> {
    return this.type(keys[key]);
  }

  async type(text: string): Promise<void> {
    const strokes = [...text].flatMap((value) => ['keyDown', 'keyUp'].map((type) => ({ type, value })));
    await this.command('POST', '/actions', { actions: [{ type: 'key', id: 'keys', actions: strokes }] });
    await this.command('DELETE', '/actions');
  }

  async newTab(): Promise<Tab> {
    this.window ??= await this.command<string>('GET', '/window');
    const { handle } = await this.command<{ handle: string }>('POST', '/window/new', { type: 'tab' });
    const close = async () => {
      await tab.command('DELETE', '/window');
      await this.send('POST', `${this.session}/window`, { handle: this.window });
    };
    const tab: WebKitTab = new WebKitTab(this.send, this.session, handle, close);
    return tab;
  }

  private async command<Value>(
    method: string,
    path: string,
    body?: object,
    patienceMs?: number,
  ): Promise<Value> {
    if (this.window) await this.send('POST', `${this.session}/window`, { handle: this.window });
    return this.send(method, this.session + path, body, patienceMs);
  }
}
