import type { Claim, ClaimKind } from './account-claims.queries.js';
import { chooseClaim } from './claim-choice.js';

const claim = (id: number, kind: ClaimKind, passwordHash: string | null): Claim => ({
  ...{ id, kind, passwordHash, organizationId: 1, organization: 'Example Shop' },
  ...{ organizationName: kind === 'sign-up' ? 'Example Shop' : null, requestedAt: new Date(0) },
});

const own = claim(1, 'sign-up', 'own');
const foreign = claim(2, 'registration', 'foreign');
const invitation = claim(3, 'invitation', null);

describe('chooseClaim', () => {
  it.each([
    ['the only one', [own], {}, own],
    ['the only one, named', [own], { claimId: 1 }, own],
    ['that of the password', [own, foreign, invitation], { hash: 'own' }, own],
    ['that of the password, whatever is named', [own, foreign], { hash: 'own', claimId: 2 }, own],
  ])('picks %s with the password it was made with', (_, claims, entered, expected) => {
    const picked = { claim: expected, passwordHash: expected.passwordHash, isNewPassword: false };

    expect(chooseClaim(claims, entered)).toEqual(picked);
  });

  it.each([
    ['a password of none', [own], { hash: 'new', claimId: 1 }, own],
    ['a password of several', [own, claim(4, 'registration', 'own')], { hash: 'own', claimId: 4 }, { id: 4 }],
    ['an invitation', [invitation], { hash: 'new', claimId: 3 }, invitation],
  ])('picks the named one and sets the password for %s', (_, claims, entered, expected) => {
    expect(chooseClaim(claims, entered)).toMatchObject({
      ...{ claim: { id: expected.id }, passwordHash: entered.hash, isNewPassword: true },
    });
  });

  it.each([
    ['several without a password', [own, foreign], {}],
    ['several, one named, without a password', [own, foreign], { claimId: 1 }],
    ['a sign-up and an invitation', [own, invitation], {}],
    ['an invitation alone', [invitation], {}],
    ['another password', [own], { hash: 'new' }],
    ['a password of several', [own, claim(4, 'registration', 'own')], { hash: 'own' }],
    ['nothing', [], {}],
  ])('is undecided about %s', (_, claims, entered) => {
    expect(chooseClaim(claims, entered)).toBe('undecided');
  });

  it('knows no claim by an id of elsewhere', () => {
    expect(chooseClaim([own], { hash: 'new', claimId: 9 })).toBe('unknown');
  });
});
