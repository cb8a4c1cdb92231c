import { defaultTreeAdapter, html, parseFragment, type DefaultTreeAdapterTypes } from 'parse5';
import { attributeFault } from './attribute-fault.js';
import { changeLimits } from './change-limits.js';
import { declarationsFault, sheetFault } from './css-fault.js';

type Element = DefaultTreeAdapterTypes.Element;
type ParentNode = DefaultTreeAdapterTypes.ParentNode;

/** Elements that run something, load a document's own things, or are read as text in one place and as HTML in another. */
const refused = new Set([
  ...[
    'script',
    'object',
    'embed',
    'applet',
    'portal',
    'fencedframe',
    'frame',
    'frameset',
    'handler',
    'listener',
  ],
  ...['base', 'meta', 'link'],
  ...['noscript', 'noembed', 'noframes', 'xmp', 'plaintext', 'listing'],
]);

/** Where the elements that are changed can be: what a text is read as depends on it. */
const places = [
  defaultTreeAdapter.createElement('template', html.NS.HTML, []),
  defaultTreeAdapter.createElement('html', html.NS.HTML, []),
  defaultTreeAdapter.createElement('svg', html.NS.SVG, []),
  defaultTreeAdapter.createElement('math', html.NS.MATHML, []),
];

/** What is wrong with HTML, wherever it is put, in words; undefined for nothing. */
export function htmlFault(text: string): string | undefined {
  for (const place of places) {
    const fault = treeFault(parseFragment(place, text, {}));
    if (fault !== undefined) return fault;
  }
  return undefined;
}

/** What keeps HTML from being one element. */
export function singleElementFault(text: string): string | undefined {
  const nodes = parseFragment(text).childNodes.filter(
    (node) => node.nodeName !== '#text' || (node as DefaultTreeAdapterTypes.TextNode).value.trim() !== '',
  );
  return nodes.length === 1 && 'tagName' in nodes[0]! ? undefined : 'must be exactly one element';
}

/** Without recursion: pages nest deeper than a stack. */
function treeFault(root: ParentNode): string | undefined {
  const waiting: { node: ParentNode; depth: number }[] = [{ node: root, depth: 0 }];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { node, depth } = next;
    if (depth > changeLimits.depth) return `must nest at most ${changeLimits.depth} elements`;
    const fault = 'tagName' in node ? elementFault(node) : undefined;
    if (fault !== undefined) return fault;
    const own = 'content' in node ? [...node.childNodes, node.content] : node.childNodes;
    for (const child of own) if ('childNodes' in child) waiting.push({ node: child, depth: depth + 1 });
  }
  return undefined;
}

function elementFault(element: Element): string | undefined {
  const name = element.tagName.toLowerCase();
  if (refused.has(name)) return `must not contain <${name}>`;
  const isPicture = name === 'img' || name === 'source';
  for (const attribute of element.attrs) {
    const where = `${attribute.name} of <${name}>`;
    const fault =
      attribute.name === 'style'
        ? declarationsFault(attribute.value)
        : attributeFault(attribute.name, attribute.value, isPicture);
    if (fault !== undefined) return `is refused: ${where} ${fault}`;
  }
  if (name !== 'style') return undefined;
  const fault = sheetFault(textOf(element));
  return fault === undefined ? undefined : `is refused: <style> ${fault}`;
}

const textOf = ({ childNodes }: Element): string =>
  childNodes.map((node) => ('value' in node ? node.value : '')).join('');
