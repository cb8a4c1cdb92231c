import { describe, expect, it } from '@jest/globals';
import { languages, sampleOf, type Asked } from './code-samples.js';

const asked: Asked = {
  ...{ key: 'new-checkout', valueType: 'boolean', fallback: false, address: 'https://ab.example.com' },
  isWhole: false,
};

describe('the code to copy', () => {
  it.each(languages)('names key and address, and no key of the project, in %s', (language) => {
    const { code, install } = sampleOf(language, asked);

    expect(code).toContain('new-checkout');
    expect(code).toContain('https://ab.example.com');
    expect(code).toMatch(/YOUR_(SECRET|PUBLISHABLE)_KEY/);
    expect(code.includes('YOUR_PUBLISHABLE_KEY')).toBe(language === 'browser' || language === 'react');
    expect(install).not.toBe('');
  });

  it.each([
    ['boolean', true, 'getBooleanValue', 'true', 'True'],
    ['string', 'it’s "on"', 'getStringValue', '"it’s \\"on\\""', '"it’s \\"on\\""'],
    ['number', 3, 'getNumberValue', '3', '3.0'],
    ['json', { a: [true, null] }, 'getObjectValue', '{"a":[true,null]}', '{"a": [True, None]}'],
  ] as const)('asks for a %s by its type, with its fallback', (valueType, fallback, method, js, python) => {
    const of = { ...asked, valueType, fallback } as Asked;

    expect(sampleOf('node', of).code).toContain(`${method}('new-checkout', ${js}, {`);
    expect(sampleOf('python', of).code).toContain(`"new-checkout", ${python}, `);
  });

  it('asks for integers where no variation has a fraction, since Python and Java take them for nothing else', () => {
    const of: Asked = { ...asked, valueType: 'number', fallback: 3, isWhole: true };

    expect(sampleOf('python', of).code).toContain('client.get_integer_value(\n    "new-checkout", 3, ');
    expect(sampleOf('java', of).code).toContain('int value = client.getIntegerValue("new-checkout", 3,');
    expect(sampleOf('java', { ...of, isWhole: false }).code).toContain(
      'double value = client.getDoubleValue("new-checkout", 3.0,',
    );
    expect(sampleOf('go', of).code).toContain('client.FloatValue(');
  });

  it('has a fallback of the type where there is no value', () => {
    expect(sampleOf('node', { ...asked, valueType: 'json', fallback: null }).code).toContain('{}, {');
    expect(sampleOf('java', { ...asked, valueType: 'number', fallback: null }).code).toContain('0.0');
    expect(sampleOf('go', { ...asked, valueType: 'string', fallback: null }).code).toContain('StringValue');
  });
});
