import { trusted } from './shared.js';

const REFUSED = 'refused by Content-Security-Policy';

/** Puts css into the page under an element id, in place of what was there. Throws when the page's CSP refuses it. */
export function putStyle(id: string, css: string, nonce: string): void {
  const style = (document.getElementById(id) ?? document.createElement('style')) as HTMLStyleElement;
  if (style.textContent === css) return;
  style.id = id;
  style.nonce = nonce;
  style.textContent = css;
  document.head.append(style);
  if (!style.sheet) throw new Error(REFUSED);
}

export function removeStyle(id: string): void {
  document.getElementById(id)?.remove();
}

export function newScript(nonce: string): HTMLScriptElement {
  const script = document.createElement('script');
  script.nonce = nonce;
  return script;
}

/**
 * Runs js as the body of a function, so that its variables stay its own, and returns what it returns.
 *
 * The script element only defines the function, on itself: that needs no global name, tells a refusal by
 * the page's CSP from a syntax error, and leaves what the code throws to the caller. The page's own handlers of
 * errors are not touched, and hear nothing of it.
 */
export function runScript(name: string, js: string, nonce: string): unknown {
  const script: HTMLScriptElement & { code?: () => unknown } = newScript(nonce);
  let fault = new Error(REFUSED);
  const take = (event: ErrorEvent) => {
    fault = (event.error as Error) ?? fault;
    event.preventDefault();
    event.stopImmediatePropagation();
  };
  addEventListener('error', take, true);
  try {
    script.text = trusted(
      'createScript',
      `document.currentScript.code=function(){${js}\n}\n//# sourceURL=${name}.js`,
    );
    document.head.append(script);
  } finally {
    removeEventListener('error', take, true);
    script.remove();
  }
  if (!script.code) throw fault;
  return script.code();
}
