const REFUSED = "refused by the page's Content-Security-Policy";

/** Puts css into the page under an element id, in place of what was there. Throws when the page's CSP refuses it. */
export function putStyle(id: string, css: string, nonce: string | undefined): void {
  const present = document.getElementById(id);
  if (present?.textContent === css) return;
  present?.remove();
  const style = document.createElement('style');
  style.id = id;
  if (nonce) style.nonce = nonce;
  style.textContent = css;
  document.head.append(style);
  if (!style.sheet) throw new Error(REFUSED);
}

export function removeStyle(id: string): void {
  document.getElementById(id)?.remove();
}

/** Appends a script, which compiles it at once, and returns the syntax error that the page would have seen. */
function compile(script: HTMLScriptElement): Error | undefined {
  const { onerror } = window;
  let syntaxError: Error | undefined;
  window.onerror = (_message, _source, _line, _column, error) => {
    syntaxError = error;
    return true;
  };
  document.head.append(script);
  window.onerror = onerror;
  script.remove();
  return syntaxError;
}

/**
 * Runs js as the body of a function, so that its variables stay its own, and returns what it returns.
 *
 * The script element only defines the function, on itself: that needs no global name, tells a refusal by
 * the page's CSP from a syntax error, and leaves what the code throws to the caller.
 */
export function runScript(name: string, js: string, nonce: string | undefined): unknown {
  const script: HTMLScriptElement & { code?: () => unknown } = document.createElement('script');
  if (nonce) script.nonce = nonce;
  script.text = `document.currentScript.code=function(){${js}\n}\n//# sourceURL=${name}.js`;
  const syntaxError = compile(script);
  const { code } = script;
  if (!code) throw syntaxError ?? new Error(REFUSED);
  return code();
}
