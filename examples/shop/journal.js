/** The journal is a single-page application: its links change the address and redraw, without a load. */
const articles = {
  wicks: [
    'How to trim a wick',
    'Five millimetres, every time, and the flame will neither smoke nor flicker.',
  ],
  wax: [
    'Bees or soy?',
    'Beeswax burns longer and smells of summer. Soy is softer, whiter, and half the price.',
  ],
  wind: ['Why glass is thick', 'Thick glass warms slowly. The air inside stays calm, and so does the flame.'],
};

const nameOf = (path) => path.split('/')[2] || 'wicks';

function draw() {
  const shown = nameOf(location.pathname);
  const [title, text] = articles[shown] ?? articles.wicks;
  const article = document.getElementById('article');
  article.innerHTML = `<h1 id="title">${title}</h1><p class="lead" id="lead">${text}</p>
    <p id="teaser"><a href="/product/havn">The Havn lantern keeps its flame at 14 m/s.</a></p>`;
  const link = ([name, [heading]]) =>
    `<a href="/journal/${name}"${name === shown ? ' aria-current="page"' : ''}>${heading}</a>`;
  document.getElementById('articles').innerHTML = Object.entries(articles).map(link).join('');
}

document.getElementById('articles').addEventListener('click', (event) => {
  const link = event.target.closest('a');
  if (!link) return;
  event.preventDefault();
  history.pushState(null, '', link.href);
  draw();
});
addEventListener('popstate', draw);
draw();
