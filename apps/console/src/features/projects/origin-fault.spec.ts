import { describe, expect, it } from '@jest/globals';
import { originFault } from './origin-fault.js';

describe('websites that may ask', () => {
  it.each([
    'https://shop.example',
    'http://localhost:3000',
    'https://shop.example/',
    'HTTPS://Größe.example',
    'https://*.shop.example',
    'http://*.localhost:3000',
  ])('may be %s', (origin) => {
    expect(originFault([origin])).toBeNull();
  });

  it.each([
    'shop.example',
    'https://shop.example/cart',
    'https://',
    'ftp://shop.example',
    '*',
    'https://*',
    'https://*.example',
    'https://shop.*.example',
    'https://a:x',
  ])('cannot be %s', (origin) => {
    expect(originFault(['https://shop.example', origin])).toContain(origin);
  });
});
