import { organizationDomain } from './organization-domain.js';

describe('organizationDomain', () => {
  it.each([
    ['ada@shop.example', 'shop.example'],
    ['"a@b"@shop.example', 'shop.example'],
    ['ada@mail.shop.example', 'mail.shop.example'],
    ['ada@gmail.com', 'ada@gmail.com'],
    ['ada@fastmail.com', 'ada@fastmail.com'],
    ['ada@tutanota.com', 'ada@tutanota.com'],
    ['ada@gmx.net', 'ada@gmx.net'],
    ['ada@gmail.com.shop.example', 'gmail.com.shop.example'],
  ])('of %s is %s', (email, domain) => {
    expect(organizationDomain(email)).toBe(domain);
  });
});
