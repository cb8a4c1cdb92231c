import { staticPaths, type OpenPaths } from '#libs/program';

/** What web sites call of this app. */
export const openPaths: OpenPaths = {
  forAnybody: [staticPaths, /^\/(decision|metrics\/track)(\/|$|\?)/],
  withKey: [
    /^\/api\/(assignment|events(\/(impression|click|conversion))?|experiments\/(check-eligibility|[^/]+\/assignment\/[^/]+))\/?($|\?)/,
  ],
};
