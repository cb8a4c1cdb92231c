/** The elements of a selector in the document; `>>>` in it steps into the open shadow root of what stands before it. */
export function findAll(selector: string, onRoot: (root: ShadowRoot) => void): Element[] {
  const [first = '', ...rest] = selector.split('>>>').map((part) => part.trim());
  let found = [...document.querySelectorAll(first)];
  for (const inner of rest)
    found = found.flatMap(({ shadowRoot }) => {
      if (!shadowRoot) return [];
      onRoot(shadowRoot);
      return [...shadowRoot.querySelectorAll(inner)];
    });
  return found;
}
