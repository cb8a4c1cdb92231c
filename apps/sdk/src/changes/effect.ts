import { trusted } from '../shared.js';
import type { Change, Position } from '../published-types.js';

/** What a change does to one element. */
export interface Effect {
  /** What no other change may do to the same element at once. */
  readonly aspect: string;
  /** Does it, or does it again over what the page has made of it meanwhile; that is what `undo` brings back then. */
  put(): void;
  /** Whether the page has left it as it was put. */
  isKept(): boolean;
  /** Brings back what the page had there. */
  undo(): void;
  /** Whether the page has thrown the element away. */
  isGone(): boolean;
}

/** Where elements are that have been put beside others: a neighbour is looked for past them. */
const placed = new WeakSet<Node>();

/** What an element does under a change; nothing while what the change needs is not there. */
export function effectOf(
  change: Change,
  element: Element,
  findTarget: (selector: string) => Element | undefined,
): Effect[] {
  switch (change.action) {
    case 'text':
      return [textEffect(element, change.value)];
    case 'html':
      return [htmlEffect(element, change.value)];
    case 'attribute':
      return [attributeEffect(element, change.name, change.value)];
    case 'style':
      return [styleEffect(element as HTMLElement, change.property, change.value, change.important)];
    case 'class':
      return [
        ...(change.add ?? []).map((name) => classEffect(element, name, true)),
        ...(change.remove ?? []).map((name) => classEffect(element, name, false)),
      ];
    case 'hide':
      return [styleEffect(element as HTMLElement, 'display', 'none', true)];
    case 'remove':
      return [removeEffect(element)];
    case 'move': {
      const target = findTarget(change.target);
      return target && !element.contains(target) ? [moveEffect(element, target, change)] : [];
    }
    case 'insert':
      return [insertEffect(element, change.value, change.position)];
    case 'css':
      return [];
  }
}

/** A value that can be read and set, such as an attribute. */
function valueEffect(
  element: Element,
  aspect: string,
  read: () => string | null,
  write: (value: string | null) => void,
  wanted: string | null,
): Effect {
  let before: string | null;
  let written: string | null;
  const isKept = () => read() === written;
  return {
    aspect,
    put() {
      before = read();
      write(wanted);
      written = read();
    },
    isKept,
    undo: () => isKept() && write(before),
    isGone: () => !element.isConnected,
  };
}

function attributeEffect(element: Element, name: string, value: string | null): Effect {
  const write = (text: string | null) =>
    text === null ? element.removeAttribute(name) : element.setAttribute(name, text);
  return valueEffect(element, `attribute ${name}`, () => element.getAttribute(name), write, value);
}

/** Through the object model, which no Content-Security-Policy refuses. */
function styleEffect(element: HTMLElement, property: string, value: string, important = false): Effect {
  const { style } = element;
  const read = () => `${style.getPropertyValue(property)}!${style.getPropertyPriority(property)}`;
  const write = (text: string | null) => {
    const [, wanted = '', priority] = /^(.*)!(.*)$/s.exec(text ?? '') ?? [];
    style.setProperty(property, wanted, priority);
  };
  return valueEffect(element, `style ${property}`, read, write, `${value}!${important ? 'important' : ''}`);
}

function classEffect(element: Element, name: string, isThere: boolean): Effect {
  const read = () => String(element.classList.contains(name));
  const write = (text: string | null) => element.classList.toggle(name, text === 'true');
  return valueEffect(element, `class ${name}`, read, write, String(isThere));
}

/** The page's own texts stay where they are, with other words in them, so that a framework goes on finding them. */
function textEffect(element: Element, value: string): Effect {
  let nodes: Node[] = [];
  let texts: (string | null)[] = [];
  let areTexts = false;
  const isKept = () => element.textContent === value;
  return {
    aspect: 'content',
    put() {
      nodes = [...element.childNodes];
      texts = nodes.map(({ nodeValue }) => nodeValue);
      areTexts = nodes.length > 0 && nodes.every(({ nodeType }) => nodeType === Node.TEXT_NODE);
      if (areTexts) nodes.forEach((node, index) => (node.nodeValue = index ? '' : value));
      else element.textContent = value;
    },
    isKept,
    undo() {
      if (!isKept()) return;
      if (areTexts) nodes.forEach((node, index) => (node.nodeValue = texts[index]!));
      else element.replaceChildren(...nodes);
    },
    isGone: () => !element.isConnected,
  };
}

function htmlEffect(element: Element, value: string): Effect {
  let nodes: Node[] = [];
  let written: string;
  const isKept = () => element.innerHTML === written;
  return {
    aspect: 'content',
    put() {
      nodes = [...element.childNodes];
      element.replaceChildren();
      element.innerHTML = trusted('createHTML', value);
      written = element.innerHTML;
    },
    isKept,
    undo: () => isKept() && element.replaceChildren(...nodes),
    isGone: () => !element.isConnected,
  };
}

function removeEffect(element: Element): Effect {
  const hole = new Comment('ab');
  return {
    aspect: 'place',
    put: () => element.replaceWith(hole),
    isKept: () => !element.isConnected,
    undo: () => hole.replaceWith(element),
    isGone: () => !hole.isConnected && !element.isConnected,
  };
}

/** The next node on one side that is none of ours, unless it is the one that is looked for. */
function neighbour(start: Node | null, side: 'nextSibling' | 'previousSibling', wanted: Node): Node | null {
  let node = start;
  while (node && node !== wanted && placed.has(node)) node = node[side];
  return node;
}

function isAt(element: Element, target: Element, position: Position): boolean {
  switch (position) {
    case 'before':
      return neighbour(target.previousSibling, 'previousSibling', element) === element;
    case 'after':
      return neighbour(target.nextSibling, 'nextSibling', element) === element;
    case 'first':
      return neighbour(target.firstChild, 'nextSibling', element) === element;
    case 'last':
      return neighbour(target.lastChild, 'previousSibling', element) === element;
  }
}

const methods = { before: 'before', after: 'after', first: 'prepend', last: 'append' } as const;

function place(element: Element, target: Element, position: Position): void {
  placed.add(element);
  target[methods[position]](element);
}

function moveEffect(element: Element, target: Element, { position }: { position: Position }): Effect {
  const hole = new Comment('ab');
  return {
    aspect: 'place',
    put() {
      if (!hole.isConnected) element.replaceWith(hole);
      place(element, target, position);
    },
    isKept: () => isAt(element, target, position),
    undo() {
      if (hole.isConnected) hole.replaceWith(element);
      // What the page has drawn anew stands where this one came from.
      else element.remove();
      placed.delete(element);
    },
    isGone: () => !hole.isConnected || !target.isConnected,
  };
}

function insertEffect(target: Element, html: string, position: Position): Effect {
  const template = document.createElement('template');
  template.innerHTML = trusted('createHTML', html);
  const element = template.content.firstElementChild;
  element?.setAttribute('data-ab-inserted', '');
  return {
    aspect: 'insertion',
    put: () => element && place(element, target, position),
    isKept: () => !element || element.isConnected,
    undo: () => element?.remove(),
    isGone: () => !target.isConnected,
  };
}
