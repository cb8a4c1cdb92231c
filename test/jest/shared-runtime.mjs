/**
 * Jest's runtime, but the product and the packages are loaded by Node itself, once for all test files that a worker
 * runs; only the tests and their support code are loaded anew for each file. Loading the whole product took longer than
 * most files' tests. The product is the one in dist/, as it is shipped, so it has to be built before.
 *
 * Modules of the product and of packages therefore cannot be replaced by `jest.unstable_mockModule`; `jest.spyOn`
 * works, and what it changed is put back after each file.
 */
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import vm from 'node:vm';
import JestRuntime from 'jest-runtime';
import { root } from '../../scripts/root.mjs';

const require = createRequire(import.meta.url);
const productFolders = /^(apps|libs|migrations)\//;
/** Modules that Node has loaded in this worker, by what they are imported as. */
const loaded = new Map();

/** Told to `interopRequireDefault`, by which Jest takes this file. */
export const __esModule = true;

export default class SharedRuntime extends JestRuntime {
  constructor(...args) {
    super(...args);
    const { watch, watchAll } = args[7];
    shareModules(this.esmLoader, watch || watchAll ? sharedPackage : sharedModule);
    this.executor.compile = compileHere(this.executor.injectedModuleParameters);
    this.coreModule.require = (name) => require(name);
  }

  /** The process here is not a copy, so its own function will do. */
  installGetBuiltinModule() {}
}

/** @param sharedOf tells what Node is to import for a specifier in a file; undefined when Jest is to load it */
function shareModules(loader, sharedOf) {
  const resolveModule = loader.resolveModule.bind(loader);
  loader.getContext = () => undefined;
  // Node 24.9 and later would take a way that does not ask `resolveModule`.
  loader.tryLoadGraphSync = () => 'load-async';
  loader.resolveModule = (specifier, from, context) => {
    const shared = sharedOf(specifier, from);
    return shared === undefined ? resolveModule(specifier, from, context) : load(shared);
  };
}

function sharedModule(specifier, from) {
  const isNear = /^(\.|\/|file:)/.test(specifier);
  return isNear ? compiledModule(specifier, from) : packageOf(specifier);
}

/** While it watches, Jest loads the sources themselves: Node would go on with those that it has loaded. */
function sharedPackage(specifier) {
  return /^(\.|\/|file:|#)/.test(specifier) ? undefined : packageOf(specifier);
}

const packageOf = (specifier) => (/^(data:|@jest\/globals$)/.test(specifier) ? undefined : specifier);

function compiledModule(specifier, from) {
  const path = specifier.startsWith('file:') ? fileURLToPath(specifier) : resolve(dirname(from), specifier);
  const inRoot = relative(root, path);
  if (!productFolders.test(inRoot)) return undefined;
  const compiled = join(root, 'dist', inRoot);
  return existsSync(compiled) ? pathToFileURL(compiled).href : undefined;
}

function load(specifier) {
  if (!loaded.has(specifier)) loaded.set(specifier, wrap(specifier));
  return loaded.get(specifier);
}

async function wrap(specifier) {
  const namespace = await import(specifier);
  const names = Object.keys(namespace);
  const module = new vm.SyntheticModule(
    names,
    () => names.forEach((name) => module.setExport(name, namespace[name])),
    {
      identifier: specifier,
    },
  );
  // Newer Nodes make it linked.
  if (module.status === 'unlinked') await module.link(() => undefined);
  await module.evaluate();
  return module;
}

/** Compiles a CommonJS module of Jest's own in this process, where Jest would take a context. */
function compileHere(parameters) {
  return (source, filename) => vm.compileFunction(source, parameters, { filename });
}
