/** Starts the longest suites first, so that none of them is left alone at the end. */
import Sequencer from '@jest/test-sequencer';

/** Those whose length nobody can tell from the size of their file, which is what counts otherwise. */
const longest = [
  'standalone/fuzz',
  'journeys/chaos',
  'browser/',
  'journeys/demo',
  'standalone/embedded-postgres',
  'admin/audit-routes',
  'standalone/traces',
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
