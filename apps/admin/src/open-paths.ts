import { staticPaths, type OpenPaths } from '#libs/program';

/** What web sites load from this app. */
export const openPaths: OpenPaths = {
  forAnybody: [staticPaths, /^\/files\/public(\/|$|\?)/],
  withKey: [],
};
