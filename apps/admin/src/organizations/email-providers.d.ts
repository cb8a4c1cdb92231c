declare module 'email-providers' {
  /** Domains, in lower case. */
  const domains: readonly string[];
  // oxlint-disable-next-line no-restricted-exports -- the package has no other one
  export default domains;
}
