import { staticPaths, type OpenPaths } from '#libs/program';
import { decisionPaths } from './openapi.js';

const described = Object.keys(decisionPaths);
const withKey = described.filter((path) => /^\/(api|ofrep)\//.test(path));

/** What web sites call of this app: all that it describes. */
export const openPaths: OpenPaths = {
  forAnybody: [staticPaths, ...described.filter((path) => !withKey.includes(path)).map(addressesOf)],
  withKey: withKey.map(addressesOf),
};

/** The addresses of a path of the OpenAPI document, a slash at the end included. */
function addressesOf(path: string): RegExp {
  return new RegExp(`^${path.replaceAll(/\{[^}]+\}/g, '[^/?]+')}/?(\\?|$)`);
}
