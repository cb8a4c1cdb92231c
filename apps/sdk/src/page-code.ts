const REFUSED = "refused by the page's Content-Security-Policy";

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

/**
 * Runs js as the body of a function, so that its variables stay its own, and returns what it returns.
 *
 * The script element only defines the function, on itself: that needs no global name, tells a refusal by
 * the page's CSP from a syntax error, and leaves what the code throws to the caller.
 */
export function runScript(name: string, js: string, nonce: string): unknown {
  const script: HTMLScriptElement & { code?: () => unknown } = document.createElement('script');
  const { onerror } = window;
  let fault = new Error(REFUSED);
  window.onerror = (_message, _source, _line, _column, error) => !!(fault = error ?? fault);
  script.nonce = nonce;
  script.text = `document.currentScript.code=function(){${js}\n}\n//# sourceURL=${name}.js`;
  document.head.append(script);
  window.onerror = onerror;
  script.remove();
  if (!script.code) throw fault;
  return script.code();
}
