import { csvLine } from './csv.js';

describe('csvLine', () => {
  it.each([
    [['a', 1, null, -2.5, undefined], 'a,1,,-2.5,\r\n'],
    [['a,b', 'say "hi"', 'two\nlines'], '"a,b","say ""hi""","two\nlines"\r\n'],
    [['=1+1', '+1', '-1', '@a', '\tx'], "'=1+1,'+1,'-1,'@a,'\tx\r\n"],
    [['=a,"b"'], '"\'=a,""b"""\r\n'],
    [[new Date(0), { a: [1] }], '1970-01-01T00:00:00.000Z,"{""a"":[1]}"\r\n'],
  ])('writes %j', (cells, line) => {
    expect(csvLine(cells)).toBe(line);
  });
});
