/** Actions that belong to one page, each explained: "May …". */
export interface ActionGroup {
  /** Of the menu entry that usually holds them. */
  href: string;
  label: string;
  icon: string;
  /** By name, what it lets somebody do, to be read after "May". */
  actions: Readonly<Record<string, string>>;
}

/** Every action of the product by page, explained in words. */
export const actionGroups: readonly ActionGroup[] = [
  {
    href: '/experiment',
    label: 'Experiments',
    icon: 'bolt',
    actions: {
      'act:get-experiments': 'see the list of experiments, and plan sizes',
      'act:experiments-by-project-and-org': 'see the list of experiments by the older name of the route',
      'act:get-experiment': 'open an experiment and get preview links',
      'act:create-experiment': 'make and duplicate experiments',
      'act:update-experiment': 'change, start, pause, end and archive experiments',
      'act:restore-experiment': 'bring earlier versions of experiments back',
      'act:get-variations': 'see variations',
      'act:create-variation': 'add variations',
      'act:update-variation': 'change what variations look like and do',
      'act:delete-variation': 'delete and retire variations',
      'act:update-traffic-allocation': 'change how visitors are split',
      'act:get-conditions': 'see on which pages an experiment runs',
      'act:create-condition': 'add pages on which an experiment runs',
      'act:update-condition': 'change pages on which an experiment runs',
      'act:delete-condition': 'remove pages on which an experiment runs',
      'act:get-metrics': 'see what is measured',
      'act:create-metric': 'add metrics',
      'act:update-metric': 'change metrics',
      'act:delete-metric': 'delete metrics',
      'act:get-results': 'see and export results',
      'act:get-groups': 'see groups of experiments that exclude each other',
      'act:create-group': 'make groups of experiments that exclude each other',
      'act:delete-group': 'delete such groups',
      'act:get-project-file': 'open uploaded images',
      'act:create-project-file': 'upload images',
      'act:delete-project-file': 'delete uploaded images',
      'act:make-decision': 'ask for decisions, as every visitor may anyway',
      'act:track-metric': 'report clicks and events, as every visitor may anyway',
    },
  },
  {
    href: '/segment',
    label: 'Segments',
    icon: 'filter',
    actions: {
      'act:get-segments': 'see the list of segments',
      'act:get-segment': 'open a segment',
      'act:create-segment': 'make segments',
      'act:update-segment': 'change the rules of segments',
      'act:delete-segment': 'delete segments',
      'act:assign-segment': 'put end users into segments, and segments on experiments',
    },
  },
  {
    href: '/end-user',
    label: 'End users',
    icon: 'id-card',
    actions: {
      'act:get-end-users': 'see the list of end users',
      'act:get-end-user': 'open an end user, with attributes and variations',
      'act:update-end-user': 'change what is stored of end users',
      'act:delete-end-user': 'delete end users and what is known of them',
    },
  },
  {
    href: '/live-events',
    label: 'Live',
    icon: 'eye',
    actions: { 'act:get-live-events': 'watch the last events and exposures of a project' },
  },
  {
    href: '/api-key',
    label: 'API keys',
    icon: 'key',
    actions: {
      'act:get-api-keys': 'see which API keys there are, never the keys themselves',
      'act:create-api-key': 'make API keys for programs',
      'act:delete-api-key': 'revoke API keys',
    },
  },
  {
    href: '/project',
    label: 'Projects',
    icon: 'folder',
    actions: {
      'act:get-projects': 'see all projects of the organization',
      'act:get-projects-by-user-and-org': 'see which projects somebody works in',
      'act:create-project': 'make projects',
      'act:update-project': 'change names and settings of projects',
    },
  },
  {
    href: '/user',
    label: 'People',
    icon: 'users',
    actions: {
      'act:get-users': 'see who belongs to the organization',
      'act:get-user': 'open the profile of somebody',
      'act:get-user-org-details': 'see role and menu template of somebody',
      'act:update-user': 'approve, disable and change members, their role and menu template',
      'act:add-organization': 'invite people by e-mail',
      'act:get-project-users': 'see who is in a project, and with which permission',
      'act:assign-user-to-project': 'let members into projects',
      'act:update-project-user': 'change what members may do in a project',
      'act:remove-user-from-project': 'take members out of projects',
      'act:create-organization': 'sign up organizations, as everybody may anyway',
      'act:search-organization': 'search organizations by name, as everybody may anyway',
    },
  },
  {
    href: '/role',
    label: 'Roles',
    icon: 'shield',
    actions: {
      'act:get-roles': 'see the roles',
      'act:create-role': 'make roles',
      'act:update-role': 'rename roles',
      'act:delete-role': 'delete roles that nobody has',
    },
  },
  {
    href: '/menu-template',
    label: 'Menu templates',
    icon: 'list',
    actions: {
      'act:get-menu-templates': 'see the list of menu templates',
      'act:get-menu-template': 'open a menu template',
      'act:create-menu-template': 'make menu templates of actions they have themselves',
      'act:update-menu-template': 'change menu templates, and with them what members may do',
      'act:get-user-menu-tree': 'see the menu of other members',
      'act:get-menus': 'see the menu entries that are kept at hand',
      'act:create-menu': 'keep menu entries at hand',
    },
  },
  {
    href: '/audit',
    label: 'Audit',
    icon: 'history',
    actions: {
      'act:get-audit-log': 'see who changed what and when',
      'act:get-security-log': 'see log-ins, refusals and other security events',
    },
  },
];

/** What an action lets somebody do, by its name. */
export const actionTexts: Readonly<Record<string, string>> = Object.assign(
  {},
  ...actionGroups.map(({ actions }) => actions),
) as Record<string, string>;
