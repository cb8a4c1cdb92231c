const said = document.querySelector<HTMLMetaElement>('meta[name="public-url"]')?.content ?? '';

/** Where websites reach the product, without a slash at the end: `PUBLIC_URL` of the server. */
export const publicUrl = (said.startsWith('http') ? said : location.origin).replace(/\/$/, '');
