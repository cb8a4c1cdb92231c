import { isProof } from './proof.js';

// printf 'customer-17' | openssl dgst -sha256 -hmac 'identity-secret'
const proof = '222cc3c9403980c63f0ca9a0c8233ae4c8646c26e10559414d4a57ebd2fe3bfb';

describe('isProof', () => {
  it('takes the HMAC of the id with the secret, in digits of either case', () => {
    expect(isProof(proof, 'identity-secret', 'customer-17')).toBe(true);
    expect(isProof(proof.toUpperCase(), 'identity-secret', 'customer-17')).toBe(true);
  });

  it.each([
    ['of another id', proof, 'identity-secret', 'customer-18'],
    ['with another secret', proof, 'another-secret', 'customer-17'],
    ['that is cut', proof.slice(2), 'identity-secret', 'customer-17'],
    ['that is no hexadecimal text', 'z'.repeat(64), 'identity-secret', 'customer-17'],
    ['of zeros', '0'.repeat(64), 'identity-secret', 'customer-17'],
    ['without a secret', proof, null, 'customer-17'],
  ])('refuses one %s', (_, given, secret, endUserId) => {
    expect(isProof(given, secret, endUserId)).toBe(false);
  });

  it('refuses what anybody can work out where the project has no secret', () => {
    const ofNothing = '47869114197f1f098c02cac19371c067747267d296fe548707b25295b8e9add4';
    expect(isProof(ofNothing, null, 'customer-17')).toBe(false);
    expect(isProof(ofNothing, '', 'customer-17')).toBe(false);
  });
});
