const byId = (id) => document.getElementById(id);

/** Without storage the cart lives as long as the page. */
let cart = [];
try {
  cart = JSON.parse(localStorage.getItem('shop-cart') ?? '[]');
} catch {
  cart = [];
}

const total = () => cart.reduce((sum, { price }) => sum + price, 0);

/** Without the SDK (blocked, or its server away) the shop works all the same. */
const count = (eventName, experiment, value) =>
  window.ABTestingClient?.current?.trackCustomMetric(eventName, experiment, value);

function saveCart(lines) {
  cart = lines;
  try {
    localStorage.setItem('shop-cart', JSON.stringify(cart));
  } catch {
    // Then it lives as long as the page.
  }
  drawCart();
}

function drawCart() {
  byId('cart-count').textContent = cart.length;
  for (const place of document.querySelectorAll('#total')) place.textContent = `€${total()}`;
  if (!byId('lines')) return;
  const line = ({ name, price }) => `<li>${name} <span>€${price}</span></li>`;
  byId('lines').innerHTML = cart.map(line).join('') || '<li>Nothing yet.</li>';
}

function toast(text) {
  byId('toast').textContent = text;
  byId('toast').classList.add('shown');
  setTimeout(() => byId('toast').classList.remove('shown'), 2500);
}

function addToCart() {
  const price = Number(byId('price').textContent.replace('€', ''));
  saveCart([...cart, { name: byId('title').textContent, price }]);
}

byId('add-to-cart')?.addEventListener('click', () => {
  addToCart();
  toast('In your cart');
});

byId('buy')?.addEventListener('click', () => {
  addToCart();
  toast('Thank you for your order!');
});

for (const input of document.querySelectorAll('[name=finish]'))
  input.addEventListener('change', () => {
    byId('finish').textContent = input.value;
    const swatch = getComputedStyle(input.parentElement).getPropertyValue('--swatch');
    document.documentElement.style.setProperty('--finish', swatch);
  });

byId('sign-up')?.addEventListener('submit', (event) => {
  event.preventDefault();
  count('signup', event.target.dataset.experiment);
  event.target.reset();
  toast('Welcome aboard!');
});

byId('order')?.addEventListener('submit', (event) => {
  event.preventDefault();
  count('order', 'short-checkout', total());
  event.target.reset();
  saveCart([]);
  toast('Thank you for your order!');
});

drawCart();
