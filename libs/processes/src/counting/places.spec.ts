import { Places } from './places.js';

describe('Places', () => {
  it('counts a name over all processes, and gives back what those had that have ended', () => {
    const places = new Places();
    const [one, two] = [{}, {}];
    expect([places.take(one, 'a', 2), places.take(two, 'a', 2)]).toEqual([true, true]);
    expect([places.take(one, 'a', 2), places.take(one, 'b', 2)]).toEqual([false, true]);

    places.leave(one, 'a');
    places.leave(one, 'a');
    expect([places.take(two, 'a', 2), places.take(one, 'a', 2)]).toEqual([true, false]);

    places.forget(two);
    expect([1, 2, 3].map(() => places.take(one, 'a', 2))).toEqual([true, true, false]);
  });
});
