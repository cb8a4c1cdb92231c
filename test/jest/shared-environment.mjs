/**
 * A Jest environment that is the worker process itself, so that the product and the packages, which are loaded once for
 * all files of a worker (see shared-runtime.mjs), work with the same `Error` and `Array` as the tests. What a file
 * changes in the process is put back when it is done.
 */
import { ModernFakeTimers } from '@jest/fake-timers';
import { ModuleMocker } from 'jest-mock';

/** What Jest leaves in the global object for the file that it runs. */
const ofOneFile = [
  'EVENT_HANDLERS',
  'LOG_ERRORS_BEFORE_RETRY',
  'RETRY_IMMEDIATELY',
  'RETRY_TIMES',
  'TEST_TIMEOUT_SYMBOL',
  'WAIT_BEFORE_RETRY',
].map((name) => Symbol.for(name));
const stateOfTests = 'JEST_STATE_SYMBOL';

export default class SharedEnvironment {
  global = globalThis;
  moduleMocker = new ModuleMocker(globalThis);
  fakeTimers = null;
  before = {
    console: globalThis.console,
    exit: process.exit,
    env: { ...process.env },
    folder: process.cwd(),
  };

  constructor({ projectConfig }) {
    this.fakeTimersModern = new ModernFakeTimers({ config: projectConfig, global: globalThis });
  }

  async setup() {
    Error.stackTraceLimit = 100;
  }

  async teardown() {
    this.fakeTimersModern.dispose();
    globalThis.console = this.before.console;
    process.exit = this.before.exit;
    if (process.cwd() !== this.before.folder) process.chdir(this.before.folder);
    restoreEnv(this.before.env);
    for (const key of Object.getOwnPropertySymbols(globalThis)) {
      if (ofOneFile.includes(key) || key.description === stateOfTests) delete globalThis[key];
    }
  }

  exportConditions() {
    return ['node', 'node-addons'];
  }

  /** None but the process's own: shared-runtime.mjs knows. */
  getVmContext() {
    return null;
  }
}

function restoreEnv(env) {
  for (const name of Object.keys(process.env)) if (!(name in env)) delete process.env[name];
  for (const [name, value] of Object.entries(env)) if (process.env[name] !== value) process.env[name] = value;
}
