/** Starts the longest suites first, so that none of them is left alone at the end. */
import Sequencer from '@jest/test-sequencer';

/** Those whose length nobody can tell from the size of their file, which is what counts otherwise. */
const longest = [
  'journeys/chaos',
  'browser/sdk-behaviours',
  'browser/console',
  'browser/sdk-redirects',
  'journeys/demo',
  'browser/',
  'standalone/fuzz',
  'standalone/embedded-postgres',
  'calibration/statistics',
  'redis/',
  'decision/database-away',
  'standalone/traces',
  'journeys/',
  'admin/api-key-matrix',
  'admin/audit-routes',
];

export default class LongFirst extends Sequencer {
  sort(tests) {
    const rank = ({ path }) => {
      const index = longest.findIndex((name) => path.includes(`/test/${name}`));
      return index < 0 ? longest.length : index;
    };
    return super.sort(tests).sort((one, other) => rank(one) - rank(other));
  }
}
