import type { Weighted } from './seeded-random.js';
import type { Walk } from './walk.js';

/** What visitors of the demo shop do, and what the variations change about it: all of the demo's true effects. */
export function visitShop(walk: Walk, sessions: readonly number[], query: string): void {
  sessions.forEach((begin, index) => {
    walk.begin(begin);
    // Who comes back types the address.
    const entry = index === 0 && query.includes('newsletter') ? enterCandles : walk.random.pick(entries);
    entry(walk, index === 0 ? query : '');
  });
}

const enterHome = (walk: Walk, query: string): void => {
  walk.open(`/${query}`);
  const goesOn = walk.variationOf('home-start') === 1 ? 0.42 : 0.55;
  if (!walk.random.happens(goesOn)) return;
  walk.click('#start');
  browse(walk, '/lanterns');
};

const enterCandles = (walk: Walk, query: string): void => browse(walk, `/candles${query}`);

const enterProduct = (walk: Walk, query: string): void => lookAtProducts(walk, query);

const enterJournal = (walk: Walk, query: string): void => {
  walk.open(`/journal/wicks${query}`);
  if (!walk.random.happens(0.7)) return;
  walk.open('/journal/wind');
  const goesOn = walk.variationOf('reading-on') === 1 ? 0.23 : 0.2;
  if (!walk.random.happens(goesOn)) return;
  walk.click('#teaser a');
  lookAtProducts(walk, '');
};

const enterSale = (walk: Walk, query: string): void => {
  walk.open(`/sale${query}`);
  browse(walk, '/lanterns');
};

const entries: Weighted<(walk: Walk, query: string) => void> = [
  [34, enterHome],
  [38, enterProduct],
  [8, enterCandles],
  [17, enterJournal],
  [3, enterSale],
];

function browse(walk: Walk, list: string): void {
  walk.open(list);
  const goesOn = walk.variationOf('list-cards') === 1 ? 0.68 : 0.62;
  if (!walk.random.happens(goesOn)) return;
  walk.click('.card');
  lookAtProducts(walk, '');
}

const products: Weighted<{ path: string; price: number }> = [
  [30, { path: '/product/havn', price: 79 }],
  [22, { path: '/product/skerry', price: 64 }],
  [12, { path: '/product/fjell', price: 112 }],
  [18, { path: '/product/birch', price: 18 }],
  [18, { path: '/product/honey', price: 24 }],
];

function lookAtProducts(walk: Walk, query: string): void {
  const { random } = walk;
  let total = 0;
  let goesOn = true;
  for (let looked = 0; goesOn && looked < 5; looked++) {
    const { path, price } = random.pick(products);
    walk.open(looked === 0 ? path + query : path);
    if (buys(walk)) total += price * random.pick(quantities);
    const disturbed = walk.variationOf('letter-popup') === 1;
    if (random.happens(disturbed ? 0.09 : 0.02)) walk.happens('signup');
    goesOn = random.happens(disturbed ? 0.22 : 0.42);
  }
  if (total > 0) checkOut(walk, total);
}

const quantities: Weighted<number> = [
  [80, 1],
  [15, 2],
  [5, 4],
];

function buys(walk: Walk): boolean {
  const { random } = walk;
  const buysNow = walk.variationOf('lantern-page') === 1 ? 0.2 : 0.14;
  if (random.happens(buysNow)) {
    walk.click('#buy');
    return true;
  }
  if (!random.happens(0.08)) return false;
  walk.click('#add-to-cart');
  return true;
}

function checkOut(walk: Walk, total: number): void {
  walk.open('/cart');
  if (!walk.random.happens(0.8)) return;
  walk.open('/checkout');
  const isShort = walk.variationOf('short-checkout') === 1;
  if (isShort) walk.open('/checkout-short');
  const goesOn = (isShort ? 0.7 : 0.63) + (walk.variationOf('free-delivery-from') === 1 ? 0.07 : 0);
  if (walk.random.happens(goesOn)) walk.happens('order', total);
}
