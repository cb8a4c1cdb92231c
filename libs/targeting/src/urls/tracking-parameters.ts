/**
 * Parameters that advertising and mail programs put behind addresses. Equality of addresses ignores them, since a page
 * is the same page whichever way a visitor came. Those that end with an asterisk stand for all that begin so.
 */
const trackingParameters: readonly string[] = [
  ...['utm_*', 'mtm_*', 'matomo_*', 'pk_*', 'piwik_*', 'hsa_*', 'stm_*'],
  ...[
    'gclid',
    'gclsrc',
    'gbraid',
    'wbraid',
    'dclid',
    'gad_source',
    'gad_campaignid',
    'srsltid',
    '_ga',
    '_gl',
  ],
  ...['fbclid', 'fb_action_ids', 'fb_action_types', 'fb_source', 'igshid', 'igsh'],
  ...['msclkid', 'ttclid', 'twclid', 'li_fat_id', 'rdt_cid', 'sccid', 'epik', 'yclid', 'ysclid', 'qclid'],
  ...['mc_cid', 'mc_eid', '_hsenc', '_hsmi', '__hssc', '__hstc', '__hsfp', 'hsctatracking', 'mkt_tok'],
  ...[
    '_kx',
    '_ke',
    'vero_id',
    'vero_conv',
    'oly_anon_id',
    'oly_enc_id',
    'ml_subscriber',
    'ml_subscriber_hash',
  ],
  ...[
    'irclickid',
    'irgwc',
    'cjevent',
    'awc',
    'wickedid',
    'rb_clickid',
    's_cid',
    'ef_id',
    's_kwcid',
    '_openstat',
  ],
  ...['ab-preview', 'ab-debug'],
];

/** Whether a parameter is one of the names or begins as one of them that ends with an asterisk says. */
export function isNamed(names: readonly string[]): (parameter: string) => boolean {
  const exact = new Set(names.filter((name) => !name.endsWith('*')));
  const beginnings = names.filter((name) => name.endsWith('*')).map((name) => name.slice(0, -1));
  return (parameter) =>
    exact.has(parameter) || beginnings.some((beginning) => parameter.startsWith(beginning));
}

const isListed = isNamed(trackingParameters);

/** Whether equality ignores a parameter by default; its case does not count. */
export function isTrackingParameter(name: string): boolean {
  return isListed(name.toLowerCase());
}
