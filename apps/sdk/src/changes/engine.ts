import type { Complain, Engine } from '../engine.js';
import type { Change } from '../published-types.js';
import { type Effect, effectOf } from './effect.js';
import { findAll } from './find-all.js';

/** One change, or one watch of a selector, while it stands. */
interface Standing {
  /** Later ones of this order win where two do the same to one element: by experiment, then as they are listed. */
  readonly order: readonly [experimentId: number, index: number];
  readonly selector: string;
  /** Only the first element that the selector finds, once. */
  readonly isSingle: boolean;
  readonly effectsOn: (element: Element) => Effect[];
  readonly complain: Complain;
  readonly effects: Map<Element, Effect[]>;
  /** What was done to elements that the page has taken away, and may show again. */
  readonly known: WeakMap<Element, Effect[]>;
  /** Times of the last reverts by the page, milliseconds; and how many there were. */
  recent: number[];
  reverts: number;
  /** Whether a revert was counted in the present pass: drawing a list again is one, however long the list is. */
  isCounted: boolean;
  /** Elements that the page has thrown away, for which it may have drawn others. */
  lost: number;
  isOver: boolean;
}

const MAX_A_SECOND = 10;
const MAX_REVERTS = 100;
/** A pass that takes longer waits for the next frame, so that the page stays responsive. */
const CHEAP_MS = 4;

/** All changes of a page, kept by one observer; nothing is observed while there are none. */
export function createEngine(): Omit<Engine, 'onRedraw'> {
  let all: Standing[] = [];
  /** What is done to an element, and by which change. */
  const owners = new WeakMap<Element, Map<string, { standing: Standing; effect: Effect }>>();
  const told = new Set<string>();
  let roots = new WeakSet<Node>();
  let isWaiting = false;
  let { href } = location;

  const observed = { childList: true, subtree: true, attributes: true, characterData: true };
  const observe = (root: Node) => {
    if (roots.has(root)) return;
    roots.add(root);
    observer.observe(root, observed);
  };

  const find = (selector: string): Element[] => findAll(selector, observe);

  /** Whether a change is to be done once more after the page has taken it back. */
  const mayInsist = (standing: Standing): boolean => {
    if (standing.isCounted) return true;
    standing.isCounted = true;
    const now = performance.now();
    standing.recent = [...standing.recent, now].slice(-MAX_A_SECOND - 1);
    standing.reverts += 1;
    const isHasty = standing.recent.length > MAX_A_SECOND && now - standing.recent[0]! < 1000;
    standing.isOver = isHasty || standing.reverts > MAX_REVERTS;
    if (standing.isOver)
      standing.complain('a change is left alone, since the page takes it back', new Error(standing.selector));
    return !standing.isOver;
  };

  const isLater = ({ order: [id, index] }: Standing, { order: [otherId, otherIndex] }: Standing) =>
    id === otherId ? index > otherIndex : id > otherId;

  /** Lets the later of two changes have an element; tells so when they are of two experiments. */
  const claim = (standing: Standing, element: Element, effect: Effect): boolean => {
    const owned = owners.get(element) ?? new Map<string, { standing: Standing; effect: Effect }>();
    const before = owned.get(effect.aspect);
    if (before && before.standing !== standing && !before.standing.isOver) {
      const [one, other] = [before.standing.order[0], standing.order[0]];
      const name = `${[one, other].sort().join(' ')} ${effect.aspect}`;
      if (one !== other && !told.has(name)) {
        told.add(name);
        const loser = isLater(before.standing, standing) ? standing : before.standing;
        loser.complain(`experiments ${one} and ${other} change one element, and the later one wins`);
      }
      if (isLater(before.standing, standing)) return false;
      before.effect.undo();
    }
    owned.set(effect.aspect, { standing, effect });
    owners.set(element, owned);
    return true;
  };

  const release = (element: Element, effect: Effect) => {
    const owned = owners.get(element);
    if (owned?.get(effect.aspect)?.effect === effect) owned.delete(effect.aspect);
  };

  const isOwn = (element: Element, effect: Effect) =>
    owners.get(element)?.get(effect.aspect)?.effect === effect;

  /** Takes up what the page has drawn, thrown away or taken back. */
  const look = (standing: Standing): void => {
    const { effects, selector, isSingle } = standing;
    for (const [element, done] of effects) {
      if (!done.some((effect) => effect.isGone())) continue;
      for (const effect of done) {
        if (/^(place|insertion)/.test(effect.aspect)) effect.undo();
        release(element, effect);
      }
      effects.delete(element);
      standing.known.set(element, done);
      standing.lost += 1;
    }
    // What is moved or removed is not where its selector finds it any more.
    for (const [element, done] of effects)
      for (const effect of done)
        if (isOwn(element, effect) && !effect.isKept()) {
          if (!mayInsist(standing)) return;
          effect.put();
        }
    if (isSingle && effects.size) return;
    const found = find(selector);
    for (const element of isSingle ? found.slice(0, 1) : found) {
      if (effects.has(element)) {
        for (const effect of effects.get(element)!)
          if (!isOwn(element, effect) && !owners.get(element)?.has(effect.aspect)) {
            claim(standing, element, effect);
            effect.put();
          }
        continue;
      }
      const done = standing.known.get(element) ?? standing.effectsOn(element);
      if (!done.length) continue;
      const isDone = done.every((effect) => effect.isKept());
      if (standing.lost && !isDone) {
        standing.lost -= 1;
        if (!mayInsist(standing)) return;
      }
      effects.set(element, done);
      for (const effect of done) if (claim(standing, element, effect) && !effect.isKept()) effect.put();
    }
  };

  /** After all have had their turn: what one has made of another's is not the page's doing. */
  const settle = () => {
    for (const { effects, isOver } of all)
      for (const [element, done] of isOver ? [] : effects)
        for (const effect of done) if (isOwn(element, effect)) effect.settle?.();
  };

  /** On another address the page has a new start with what it takes back. */
  const startAnew = () => {
    if (href === location.href) return;
    href = location.href;
    for (const standing of all) standing.reverts = 0;
  };

  const pass = (): void => {
    const start = performance.now();
    startAnew();
    for (const standing of all) {
      if (standing.isOver) continue;
      standing.isCounted = false;
      try {
        look(standing);
      } catch (error) {
        standing.isOver = true;
        standing.complain(`${standing.selector} cannot be changed`, error);
      }
    }
    settle();
    observer.takeRecords();
    if (performance.now() - start < CHEAP_MS) return;
    isWaiting = true;
    requestAnimationFrame(() => requestAnimationFrame(() => ((isWaiting = false), pass())));
  };

  const observer = new MutationObserver(() => {
    if (!isWaiting) pass();
  });

  /** Brings changes of one experiment into the page, and gives back how to take them out again, the last one first. */
  const add = (added: Standing[]): (() => void) => {
    all = [...all, ...added].sort((one, other) => (isLater(one, other) ? 1 : -1));
    observe(document);
    pass();
    return () => {
      all = all.filter((standing) => !added.includes(standing));
      for (const { effects } of [...added].reverse())
        for (const [element, done] of [...effects].reverse())
          for (const effect of [...done].reverse()) {
            if (isOwn(element, effect)) effect.undo();
            release(element, effect);
          }
      for (const standing of added) standing.isOver = true;
      if (all.length) return pass();
      observer.disconnect();
      roots = new WeakSet();
    };
  };

  const standingOf = (
    order: Standing['order'],
    selector: string,
    rest: Pick<Standing, 'effectsOn' | 'complain'> & { isSingle?: boolean },
  ): Standing => ({
    ...{ order, selector, isSingle: false, effects: new Map<Element, Effect[]>(), known: new WeakMap() },
    ...{ recent: [], reverts: 0, isCounted: false, lost: 0, isOver: false },
    ...rest,
  });

  return {
    /** Applies the changes of a variation at once, and to what is drawn later. */
    apply(experimentId: number, changes: readonly Change[], complain: Complain): () => void {
      const sheets = changes.flatMap((change) =>
        change.action === 'css' ? addSheet(change.value, complain) : [],
      );
      const standings = changes.flatMap((change, index) => {
        if (change.action === 'css') return [];
        const isInsertion = change.action === 'insert';
        const findTarget = (selector: string) => find(selector)[0];
        return standingOf([experimentId, index], isInsertion ? change.target : change.selector, {
          ...{ isSingle: isInsertion, complain },
          effectsOn: (element) => effectOf(change, `${experimentId}-${index}`, element, findTarget),
        });
      });
      const takeOut = standings.length ? add(standings) : () => undefined;
      return () => {
        takeOut();
        for (const remove of sheets.reverse()) remove();
      };
    },

    /** Calls back with each element that a selector finds, now and later; what the callback returns undoes it. */
    whenPresent(selector: string, callback: (element: Element) => unknown): () => void {
      const order = [0, all.length] as const;
      const complain: Complain = (message, cause) => console.error('ABTesting:', message, cause);
      const effectsOn = (element: Element): Effect[] => {
        let undo: unknown;
        let isCalled = false;
        const put = () => {
          isCalled = true;
          try {
            undo = callback(element);
          } catch (error) {
            complain(`the callback for ${selector} failed`, error);
          }
        };
        return [
          {
            aspect: `callback ${order.join()} ${selector}`,
            put,
            isKept: () => isCalled,
            undo: () => typeof undo === 'function' && (undo as () => unknown)(),
            isGone: () => !element.isConnected,
          },
        ];
      };
      return add([standingOf(order, selector, { effectsOn, complain })]);
    },
  };
}

/** A style sheet of the document itself, which needs no nonce. */
function addSheet(css: string, complain: Complain): (() => void)[] {
  try {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
    return [
      () => (document.adoptedStyleSheets = document.adoptedStyleSheets.filter((each) => each !== sheet)),
    ];
  } catch (error) {
    complain('the style sheet of a change is not taken', error);
    return [];
  }
}
