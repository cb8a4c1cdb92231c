import { readPlace } from './place.js';

const token = 'Ab-_'.repeat(10) + 'xyz';
const other = 'Cd-_'.repeat(10) + 'xyz';

describe('readPlace', () => {
  it.each([
    ['the header', { 'x-device': token }, token],
    ['the cookie among others', { cookie: `a=b; abt_device=${token};c=d` }, token],
    ['the header before the cookie', { 'x-device': token, cookie: `abt_device=${other}` }, token],
    [
      'the cookie beside a header of another form',
      { 'x-device': 'short', cookie: `abt_device=${other}` },
      other,
    ],
    ['nothing of another form', { 'x-device': `${token}x`, cookie: `abt_device=${token}"` }, undefined],
    ['nothing from a cookie of another name', { cookie: `xabt_device=${token}` }, undefined],
  ])('takes the device from %s', (_, headers, expected) => {
    const place = readPlace({ headers, ip: '192.0.2.7' });

    expect(place).toEqual({ deviceToken: expected, network: '192.0.2.0/24', device: 'A program' });
  });
});
