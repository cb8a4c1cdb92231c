declare global {
  interface Window {
    __webpack_nonce__?: string;
  }
}

/**
 * What style elements have to carry for the page's Content-Security-Policy to let them in. Editors need it as well:
 * `EditorView.cspNonce.of(styleNonce)`.
 */
export const styleNonce = document.querySelector<HTMLElement>('meta[property="csp-nonce"]')?.nonce ?? '';

// Where the part of Mantine's dialogs that stops the page from scrolling looks for it.
window.__webpack_nonce__ = styleNonce;
