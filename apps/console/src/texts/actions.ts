/** Actions of one page, each described so that it can be read after “Can”. */
export interface ActionGroup {
  /** Of the menu entry that usually grants them. */
  href: string;
  label: string;
  icon: string;
  /** What each action allows, by its name. */
  actions: Readonly<Record<string, string>>;
}

/** Every action of the product, by page. */
export const actionGroups: readonly ActionGroup[] = [
  {
    href: '/experiment',
    label: 'Experiments',
    icon: 'bolt',
    actions: {
      'act:get-experiments': 'see the list of experiments, and plan sizes',
      'act:experiments-by-project-and-org': 'see the list of experiments through the old route',
      'act:get-experiment': 'open an experiment and get preview links',
      'act:create-experiment': 'create and duplicate experiments',
      'act:update-experiment': 'edit, start, pause, end and archive experiments',
      'act:restore-experiment': 'restore earlier versions of experiments',
      'act:get-variations': 'see variations',
      'act:create-variation': 'add variations',
      'act:update-variation': 'edit variations',
      'act:delete-variation': 'delete and retire variations',
      'act:update-traffic-allocation': 'change the traffic split',
      'act:get-conditions': 'see URL conditions',
      'act:create-condition': 'add URL conditions',
      'act:update-condition': 'edit URL conditions',
      'act:delete-condition': 'delete URL conditions',
      'act:get-metrics': 'see metrics',
      'act:create-metric': 'add metrics',
      'act:update-metric': 'edit metrics',
      'act:delete-metric': 'delete metrics',
      'act:get-results': 'see and export results',
      'act:make-decision': 'request decisions, which needs no permission',
      'act:track-metric': 'track clicks and events, which needs no permission',
    },
  },
  {
    href: '/metrics',
    label: 'Metrics',
    icon: 'chart-bar',
    actions: {
      'act:get-shared-metrics': 'see the list of shared metrics',
      'act:get-shared-metric': 'open a shared metric',
      'act:create-shared-metric': 'create shared metrics, and share those of an experiment',
      'act:update-shared-metric': 'edit shared metrics',
      'act:archive-shared-metric': 'archive shared metrics',
      'act:verify-shared-metric': 'mark shared metrics as verified',
      'act:attach-shared-metric': 'attach shared metrics to experiments',
      'act:detach-shared-metric': 'detach shared metrics from experiments',
      'act:get-metric-groups': 'see metric groups',
      'act:create-metric-group': 'create metric groups',
      'act:update-metric-group': 'edit metric groups',
      'act:delete-metric-group': 'delete metric groups',
    },
  },
  {
    href: '/segment',
    label: 'Segments',
    icon: 'filter',
    actions: {
      'act:get-segments': 'see the list of segments',
      'act:get-segment': 'open a segment',
      'act:create-segment': 'create segments',
      'act:update-segment': 'edit segments',
      'act:delete-segment': 'delete segments',
      'act:assign-segment': 'assign end users to segments, and segments to experiments',
    },
  },
  {
    href: '/live-events',
    label: 'Live',
    icon: 'eye',
    actions: { 'act:get-live-events': 'watch the latest events and exposures of a project' },
  },
  {
    href: '/project-settings',
    label: 'Project settings',
    icon: 'cog',
    actions: {
      'act:update-project': 'edit names and settings of projects',
      'act:get-project-users': 'see the members of a project and their permissions',
      'act:assign-user-to-project': 'add members to projects',
      'act:update-project-user': 'change permissions of project members',
      'act:remove-user-from-project': 'remove members from projects',
    },
  },
  {
    href: '/api-key',
    label: 'API keys',
    icon: 'key',
    actions: {
      'act:get-api-keys': 'see the list of API keys, but not the keys themselves',
      'act:create-api-key': 'create API keys',
      'act:delete-api-key': 'revoke API keys',
    },
  },
  {
    href: '/file',
    label: 'Files',
    icon: 'images',
    actions: {
      'act:get-project-file': 'open uploaded images',
      'act:create-project-file': 'upload images',
      'act:delete-project-file': 'delete uploaded images',
    },
  },
  {
    href: '/group',
    label: 'Groups',
    icon: 'clone',
    actions: {
      'act:get-groups': 'see mutually exclusive groups',
      'act:create-group': 'create mutually exclusive groups',
      'act:delete-group': 'dissolve mutually exclusive groups',
    },
  },
  {
    href: '/end-user',
    label: 'End users',
    icon: 'id-card',
    actions: {
      'act:get-end-users': 'see the list of end users',
      'act:get-end-user': 'open an end user, with attributes and variations',
      'act:update-end-user': 'edit attributes of end users',
      'act:delete-end-user': 'delete end users and their data',
    },
  },
  {
    href: '/project',
    label: 'Projects',
    icon: 'folder',
    actions: {
      'act:get-projects': 'see all projects of the organization',
      'act:get-projects-by-user-and-org': 'see the projects of a member',
      'act:create-project': 'create projects',
    },
  },
  {
    href: '/user',
    label: 'Members',
    icon: 'users',
    actions: {
      'act:get-users': 'see the members of the organization',
      'act:get-user': 'open the profile of a member',
      'act:get-user-org-details': 'see the role and menu template of a member',
      'act:update-user': 'approve, disable and edit members',
      'act:add-organization': 'invite members by email',
      'act:create-organization': 'create organizations, which needs no permission',
      'act:search-organization': 'search organizations by name, which needs no permission',
    },
  },
  {
    href: '/role',
    label: 'Roles',
    icon: 'shield',
    actions: {
      'act:get-roles': 'see the roles',
      'act:create-role': 'create roles',
      'act:update-role': 'rename roles',
      'act:delete-role': 'delete unused roles',
    },
  },
  {
    href: '/menu-template',
    label: 'Menu templates',
    icon: 'list',
    actions: {
      'act:get-menu-templates': 'see the list of menu templates',
      'act:get-menu-template': 'open a menu template',
      'act:create-menu-template': 'create menu templates with actions they have themselves',
      'act:update-menu-template': 'edit menu templates, and with them what members can do',
      'act:get-user-menu-tree': 'see the menu of other members',
      'act:get-menus': 'see reusable menu entries',
      'act:create-menu': 'save reusable menu entries',
    },
  },
  {
    href: '/security-log',
    label: 'Security log',
    icon: 'lock',
    actions: {
      'act:get-security-log': 'see logins, denied requests and other security events',
    },
  },
  {
    href: '/audit',
    label: 'Audit log',
    icon: 'history',
    actions: {
      'act:get-audit-log': 'see who changed what, and when',
    },
  },
];

/** What an action allows, by its name. */
export const actionTexts: Readonly<Record<string, string>> = Object.assign(
  {},
  ...actionGroups.map(({ actions }) => actions),
) as Record<string, string>;
