const byId = (id) => document.getElementById(id);

function toast(text) {
  byId('toast').textContent = text;
  byId('toast').classList.add('shown');
  setTimeout(() => byId('toast').classList.remove('shown'), 2500);
}

function addToCart() {
  byId('cart-count').textContent = Number(byId('cart-count').textContent) + 1;
}

byId('add-to-cart').addEventListener('click', () => {
  addToCart();
  toast('In your cart');
});

byId('buy').addEventListener('click', () => {
  addToCart();
  toast('Thank you for your order!');
});

for (const input of document.querySelectorAll('[name=finish]'))
  input.addEventListener('change', () => {
    byId('finish').textContent = input.value;
    const swatch = getComputedStyle(input.parentElement).getPropertyValue('--swatch');
    document.documentElement.style.setProperty('--finish', swatch);
  });

byId('sign-up').addEventListener('submit', (event) => {
  event.preventDefault();
  // Without the SDK (blocked, or its server away) the shop works all the same.
  window.ABTestingClient?.current?.trackCustomMetric('signup', event.target.dataset.experiment);
  event.target.reset();
  toast('Welcome aboard!');
});
