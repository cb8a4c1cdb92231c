import { trusted } from '../shared.js';
import { guard } from './guard.js';
import type { Change, Position } from '../published-types.js';

/** What a change does to one element. */
export interface Effect {
  /** What no other change may do to the same element at once. */
  readonly aspect: string;
  /** Does it, or does it again over what the page has made of it meanwhile; that is what `undo` brings back then. */
  put(): void;
  /** Whether the page has left it as it was put. */
  isKept(): boolean;
  /** Notes what others of ours have made of it meanwhile, which is not the page's doing. */
  settle?(): void;
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
  /** What an inserted element is marked with. */
  mark: string,
  element: Element,
  findTarget: (selector: string) => Element | undefined,
): Effect[] {
  // One that has not run yet would, with what is put there.
  if (/^script$/i.test(element.localName) && change.action !== 'insert') return [];
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
      return [insertEffect(element, change.value, change.position, mark)];
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
  let written: (string | null)[] = [];
  const isKept = () => written.includes(read());
  return {
    aspect,
    put() {
      before = read();
      write(wanted);
      written = [read()];
    },
    settle() {
      written = [written[0]!, read()];
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
  const effect = valueEffect(
    element,
    `style ${property}`,
    read,
    write,
    `${value}!${important ? 'important' : ''}`,
  );
  return withoutEmpty(element, 'style', effect);
}

/** Leaves no empty attribute where there was none. */
function withoutEmpty(element: Element, name: string, effect: Effect): Effect {
  const undo = () => {
    effect.undo();
    if (element.getAttribute(name) === '') element.removeAttribute(name);
  };
  return { ...effect, undo };
}

function classEffect(element: Element, name: string, isThere: boolean): Effect {
  const read = () => String(element.classList.contains(name));
  const write = (text: string | null) => element.classList.toggle(name, text === 'true');
  return withoutEmpty(element, 'class', valueEffect(element, `class ${name}`, read, write, String(isThere)));
}

/** What is inside an element, without what changes have put beside it. */
const inside = (element: Element): Node[] => [...element.childNodes].filter((node) => !placed.has(node));

const areSame = (some: Node[], others: Node[]): boolean =>
  some.length === others.length && some.every((node, index) => node === others[index]);

/**
 * Something else inside an element, as long as the page leaves it there. What happens further inside is the business
 * of other changes.
 */
function contentEffect(element: Element, fill: () => void): Effect {
  let theirs: Node[] = [];
  let ours: Node[] | undefined;
  let release: (() => void) | undefined;
  const isKept = () => !!ours && areSame(inside(element), ours);
  const giveBack = () => {
    release?.();
    if (isKept()) {
      for (const node of ours!) (node as ChildNode).remove();
      element.prepend(...theirs);
    }
    ours = undefined;
  };
  return {
    aspect: 'content',
    put() {
      release?.();
      const own = inside(element);
      const added = own.filter((node) => !ours?.includes(node));
      // What the page has added to ours comes after what it had there before.
      theirs = added.length < own.length ? [...theirs, ...added] : own;
      for (const node of own) (node as ChildNode).remove();
      const others = [...element.childNodes];
      fill();
      ours = [...element.childNodes].filter((node) => !others.includes(node));
      release = guard(element, (node) => theirs.includes(node), giveBack);
    },
    isKept,
    undo: giveBack,
    isGone: () => !element.isConnected,
  };
}

/** The page's own texts stay where they are, with other words in them, so that a framework goes on finding them. */
function textEffect(element: Element, value: string): Effect {
  const whole = contentEffect(element, () => element.prepend(value));
  let isWhole = false;
  let nodes: Node[] | undefined;
  /** What the page has in each of its texts, and what stands there instead. */
  const theirs = new WeakMap<Node, string | null>();
  const written = new WeakMap<Node, string>();
  const areOurs = () => nodes!.every((node, index) => node.nodeValue === (index ? '' : value));
  const isKept = () => (nodes ? areSame(inside(element), nodes) && areOurs() : whole.isKept());
  return {
    ...whole,
    put() {
      const own = inside(element);
      isWhole ||= !own.length || own.some(({ nodeType }) => nodeType !== Node.TEXT_NODE);
      nodes = isWhole ? undefined : own;
      if (!nodes) return whole.put();
      nodes.forEach((node, index) => {
        // A framework writes only those anew that have changed.
        if (node.nodeValue !== written.get(node)) theirs.set(node, node.nodeValue);
        node.nodeValue = index ? '' : value;
        written.set(node, node.nodeValue);
      });
    },
    isKept,
    undo() {
      if (!nodes) return whole.undo();
      if (isKept()) for (const node of nodes) node.nodeValue = theirs.get(node)!;
    },
  };
}

function htmlEffect(element: Element, value: string): Effect {
  return contentEffect(element, () => {
    // Of the same kind, so that it is read as it would be there. In a template nothing is refused yet.
    const { namespaceURI, localName } = element;
    const isHtml = element instanceof HTMLElement;
    const made = isHtml
      ? document.createElement('template')
      : document.createElementNS(namespaceURI, localName);
    made.innerHTML = trusted('createHTML', value);
    const holder = isHtml ? (made as HTMLTemplateElement).content : made;
    const style = takeStyles(holder);
    element.prepend(...holder.childNodes);
    style();
  });
}

/**
 * A Content-Security-Policy refuses styles in attributes, and takes them by the object model. Gives back how to put
 * them there, once the elements are in the page.
 */
function takeStyles(root: ParentNode): () => void {
  const styled = [...root.querySelectorAll<HTMLElement>('[style]')].map((element) => {
    const css = element.getAttribute('style')!;
    element.removeAttribute('style');
    return () => {
      element.style.cssText = css;
      // Firefox refuses that too, and takes properties one by one.
      if (!element.style.length) setProperties(element, css);
    };
  });
  return () => styled.forEach((style) => style());
}

function setProperties(element: HTMLElement, css: string): void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`a{${css}}`);
  const { style } = sheet.cssRules[0] as CSSStyleRule;
  for (const name of style)
    element.style.setProperty(name, style.getPropertyValue(name), style.getPropertyPriority(name));
}

function removeEffect(element: Element): Effect {
  const hole = new Comment('ab');
  let release: (() => void) | undefined;
  const undo = () => {
    release?.();
    hole.replaceWith(element);
  };
  return {
    aspect: 'place',
    put() {
      release?.();
      const parent = element.parentNode!;
      element.replaceWith(hole);
      release = guard(parent, (node) => node === element, undo);
    },
    isKept: () => !element.isConnected,
    undo,
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
  let release: (() => void) | undefined;
  const undo = () => {
    release?.();
    placed.delete(element);
    if (hole.parentNode) hole.replaceWith(element);
    // What the page has drawn anew stands where this one came from.
    else element.remove();
  };
  return {
    aspect: 'place',
    put() {
      if (!hole.parentNode) {
        const parent = element.parentNode!;
        element.replaceWith(hole);
        release = guard(parent, (node) => node === element, undo);
      }
      place(element, target, position);
    },
    isKept: () => !!hole.parentNode && isAt(element, target, position),
    undo,
    isGone: () => (!hole.isConnected && !element.isConnected) || !target.isConnected,
  };
}

function insertEffect(target: Element, html: string, position: Position, mark: string): Effect {
  let element: Element | null | undefined;
  let style = () => {};
  return {
    aspect: `insertion ${mark}`,
    put() {
      if (!element) {
        const template = document.createElement('template');
        template.innerHTML = trusted('createHTML', html);
        element = template.content.firstElementChild;
        element?.setAttribute(MARK, mark);
        style = takeStyles(template.content);
      }
      // In a copy of the page that a framework has kept and shows again it is there already, without its owner.
      const root = target.getRootNode() as ParentNode;
      for (const copy of root.querySelectorAll(`[${MARK}="${mark}"]`)) if (copy !== element) copy.remove();
      if (element) place(element, target, position);
      style();
    },
    isKept: () => element === null || !!element?.isConnected,
    undo: () => element?.remove(),
    isGone: () => !target.isConnected,
  };
}

/** What marks an inserted element. */
const MARK = 'data-ab-inserted';
