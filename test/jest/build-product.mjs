import { build } from '../../scripts/build.mjs';

/** The tests run against the compiled product; see shared-runtime.mjs. */
export default build;
