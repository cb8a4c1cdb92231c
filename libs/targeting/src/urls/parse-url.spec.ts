import { isUrl, parseUrl } from './parse-url.js';

describe('isUrl', () => {
  it('takes addresses with letters beyond ASCII for what they are, however often it is asked', () => {
    const wrong = Array.from({ length: 50_000 }, () => isUrl('https://bücher.example/straße')).filter(
      (is) => !is,
    );

    expect(wrong).toHaveLength(0);
  });

  it.each(['https://a.b/c', 'https://日本.example/', 'mailto:a@b.c'])('takes %s for a URL', (text) => {
    expect(isUrl(text)).toBe(true);
    expect(parseUrl(text)?.href).toBeDefined();
  });

  it.each(['', 'a.b/c', '/c', 'https://', 'https://ü ü/'])('takes %j for no URL', (text) => {
    expect(isUrl(text)).toBe(false);
    expect(parseUrl(text)).toBeUndefined();
  });
});
