import { parseAnnouncement } from './announcement.js';

describe('parseAnnouncement', () => {
  it('reads project and revision', () => {
    expect(parseAnnouncement('12:345')).toEqual({ projectId: 12, revision: 345 });
  });

  it.each(['', '12', '12:', ':3', '12:3:4', '-1:2', '1e3:2', ' 1:2', '12345678901:1', '{}'])(
    'ignores %p, which nobody of ours sends',
    (payload) => {
      expect(parseAnnouncement(payload)).toBeUndefined();
    },
  );
});
