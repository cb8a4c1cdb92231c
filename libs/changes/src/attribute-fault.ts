import { addressFault } from './address-fault.js';

/** Attributes that are read by people or name things, and lead nowhere. */
const plain = /^(?:alt|title|placeholder|label|class|id|lang|value|summary|aria-.+)$/;

/** What is wrong with setting an attribute to a value, in words; undefined for nothing. */
export function attributeFault(name: string, value: string, isPicture = false): string | undefined {
  return attributeNameFault(name) ?? (isPlainAttribute(name) ? undefined : addressFault(value, isPicture));
}

/** What is wrong with the name of an attribute wherever it stands. */
export function attributeNameFault(name: string): string | undefined {
  const own = localName(name);
  if (own.startsWith('on')) return 'must not be a handler of events';
  if (own === 'srcdoc') return 'must not be srcdoc: a document of its own can run scripts';
  return undefined;
}

export const isPlainAttribute = (name: string): boolean => plain.test(name.toLowerCase());

const localName = (name: string): string => name.toLowerCase().replace(/^.*:/, '');
