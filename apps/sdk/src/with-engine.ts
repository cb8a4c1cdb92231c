import type { Engine } from './engine.js';
import { loadFile } from './load-file.js';
import type { Settings } from './options.js';
import { shared } from './shared.js';

type Files = Pick<Settings, 'filesUrl' | 'nonce'>;

/** The engine of changes, loaded once for all that need it; nothing when it cannot be loaded. */
export const loadEngine = (files: Files): Promise<Engine | undefined> =>
  (shared().loading ??= loadFile(files, 'page-changes.js').then(() => shared().engine));

/** Uses the engine: at once where it is there. Gives back how to undo that, or to keep it from happening. */
export function withEngine(
  files: Files,
  use: (engine: Engine) => () => void,
  fail: (error: unknown) => void,
): () => void {
  const { engine } = shared();
  if (engine) return use(engine);
  let undo: (() => void) | undefined;
  let isOver = false;
  loadEngine(files)
    .then((loaded) => (isOver ? undefined : (undo = use(loaded!))))
    .catch(fail);
  return () => {
    isOver = true;
    undo?.();
  };
}
