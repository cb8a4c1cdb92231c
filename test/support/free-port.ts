export { findFreePort } from '../../scripts/free-port.mjs';
