/** Organizations, and how they come into being. */
export { readAdminMenu } from './admin-menu.js';
export { demoDomain } from './demo-domain.js';
export { NewOrganizations } from './new-organizations.js';
