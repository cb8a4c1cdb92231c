const guarded = ['insertBefore', 'removeChild', 'replaceChild'] as const;

interface Guard {
  /** Whether a node belongs to the parent as the page knows it. */
  knows: (node: Node) => boolean;
  giveBack: () => void;
}

const guards = new WeakMap<Node, Set<Guard>>();

/**
 * Gives the page its own nodes back before it works with one of them that a change has taken out of a parent: a
 * framework that removes such a node, or inserts before it, would throw and take its whole view down. What the page has
 * drawn is changed again afterwards. Gives back how to stop.
 */
export function guard(parent: Node, knows: Guard['knows'], giveBack: () => void): () => void {
  const own: Guard = { knows, giveBack };
  const all = guards.get(parent) ?? new Set<Guard>();
  if (!all.size) {
    guards.set(parent, all);
    for (const name of guarded)
      Reflect.defineProperty(parent, name, { ...usual, value: guardedBy(parent, name) });
  }
  all.add(own);
  return () => {
    if (!all.delete(own) || all.size) return;
    guards.delete(parent);
    for (const name of guarded) Reflect.deleteProperty(parent, name);
  };
}

const usual = { configurable: true, writable: true };

const guardedBy = (parent: Node, name: (typeof guarded)[number]) =>
  function (...nodes: [Node, Node]): Node {
    for (const { knows, giveBack } of [...(guards.get(parent) ?? [])])
      if (nodes.some((node) => node && node.parentNode !== parent && knows(node))) giveBack();
    return (Node.prototype[name] as (...nodes: Node[]) => Node).apply(parent, nodes);
  };
