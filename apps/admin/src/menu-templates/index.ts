/** Menu templates: what members may do. */
export { HrefField } from './href.field.js';
export { parseMenuTree } from './menu-tree.js';
export { grantNewActions } from './new-actions.js';
