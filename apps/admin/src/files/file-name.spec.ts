import { addressName } from './file-name.js';

describe('addressName', () => {
  it.each([
    ['Hero Image.PNG', 'Hero-Image.png'],
    ['größe & maß.jpeg', 'gro-e-ma.png'],
    ['../../etc/passwd', 'passwd.png'],
    ['C:\\Users\\ada\\button.gif', 'button.png'],
    ['image.svg.exe', 'image-svg.png'],
    ['写真.png', 'image.png'],
    ['', 'image.png'],
    ['.png', 'image.png'],
    ['a"b\r\nSet-Cookie: x.png', 'a-b-Set-Cookie-x.png'],
    [`${'a'.repeat(300)}.png`, `${'a'.repeat(80)}.png`],
  ])('makes of "%s" the name %s', (sent, expected) => {
    expect(addressName(sent, 'image/png')).toBe(expected);
  });

  it('gives the ending of the type that the content has', () => {
    expect(addressName('photo.png', 'image/jpeg')).toBe('photo.jpg');
  });
});
