import { detailsOf } from './exposure-details.js';

const keptOf = (sent: Record<string, unknown>): unknown =>
  JSON.parse(detailsOf(sent, { attributes: sent }).attributes ?? '{}');

describe('What is kept of an exposure', () => {
  it('has no address of a page, which contexts of OpenFeature have among the attributes', () => {
    expect(keptOf({ url: 'https://shop.example/?token=4711', plan: 'pro' })).toEqual({ plan: 'pro' });
  });

  it('has the first 20 short texts, numbers and truth values', () => {
    const numbers = Object.fromEntries(Array.from({ length: 30 }, (_, index) => [`number-${index}`, index]));
    const odd = { nested: {}, long: 'x'.repeat(101), nul: 'a\0', broken: 'a\ud800', none: null };

    const kept = keptOf({ ...odd, isPaying: true, ...numbers }) as object;

    expect(Object.keys(kept)).toEqual(['isPaying', ...Object.keys(numbers).slice(0, 19)]);
  });

  it('has device and campaign as columns of their own', () => {
    const details = detailsOf({ device_type: 'mobile', utm_campaign: 'spring' }, { campaignId: 'said' });

    expect(details).toEqual({ deviceType: 'mobile', campaignId: 'said', adId: null, attributes: null });
  });
});
