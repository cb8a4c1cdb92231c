import { loadConfig } from './load-config.js';

const load = (environment: Record<string, string>) =>
  loadConfig({ DB_URL: 'postgres://u@h/d', SECRET_KEY: 'k'.repeat(32), ...environment }).signUp;

describe('SIGN_UP', () => {
  it.each([
    ['on loopback', {}],
    ['on 127.0.0.1', { BIND_ADDRESS: '127.0.0.1' }],
    ['on ::1', { BIND_ADDRESS: '::1' }],
    ['with a public address on loopback', { PUBLIC_URL: 'http://127.0.0.2:8000' }],
    ['with a public address on ::1', { PUBLIC_URL: 'http://[::1]:8000' }],
    ['with a public address below localhost', { PUBLIC_URL: 'https://ab.localhost' }],
  ])('is open %s', (_, environment) => {
    expect(load(environment)).toEqual({ mode: 'open', isSet: false, domains: [] });
  });

  it.each([
    ['everywhere', { BIND_ADDRESS: '0.0.0.0' }],
    ['on every address of IPv6', { BIND_ADDRESS: '::' }],
    ['on an address', { BIND_ADDRESS: '192.0.2.7' }],
    ['on a name', { BIND_ADDRESS: 'ab.example.com' }],
    ['behind a proxy', { PUBLIC_URL: 'https://ab.example.com' }],
    [
      'everywhere with a public address on loopback',
      { BIND_ADDRESS: '0.0.0.0', PUBLIC_URL: 'http://localhost' },
    ],
    ['behind a name that begins like loopback', { PUBLIC_URL: 'https://127.0.0.1.example.com' }],
  ])('is for the first only when the server listens %s', (_, environment) => {
    expect(load(environment)).toEqual({ mode: 'first-only', isSet: false, domains: [] });
  });

  it.each(['open', 'first-only', 'invited'])('can be %s', (mode) => {
    expect(load({ SIGN_UP: mode, BIND_ADDRESS: '0.0.0.0' })).toMatchObject({ mode, isSet: true });
  });

  it('takes nothing else', () => {
    expect(() => load({ SIGN_UP: 'closed' })).toThrow('SIGN_UP must be one of open, first-only, invited.');
  });

  it('is for the domains of SIGN_UP_DOMAINS, however they are written', () => {
    expect(load({ SIGN_UP_DOMAINS: 'Example.com, @shop.example,bücher.example' }).domains).toEqual([
      'example.com',
      'shop.example',
      'xn--bcher-kva.example',
    ]);
    expect(() => load({ SIGN_UP_DOMAINS: 'com' })).toThrow('"com" is none');
  });
});
