/** Texts of the frame around all pages. */
export const shell = {
  skip: 'Skip to content',
  navigation: 'Main menu',
  openMenu: 'Open menu',
  home: 'Home',
  /** Headings of the menu. */
  sections: { project: 'Project', organization: 'Organization' },
  search: 'Search or jump to…',
  searchShort: 'Search',
  nothingFound: 'No matches',
  groups: {
    pages: 'Pages',
    experiments: 'Experiments',
    segments: 'Segments',
    members: 'Members',
    projects: 'Projects',
    commands: 'Commands',
  },
  project: 'Project',
  switchPlace: 'Switch project or organization',
  noProject: 'No project',
  filterProjects: 'Find a project',
  organizations: 'Organizations',
  projects: 'Projects',
  joinAnother: 'Join another organization',
  account: 'Your account',
  logOut: 'Log out',
  apiPages: 'API documentation',
  toLight: 'Light mode',
  toDark: 'Dark mode',
  connectionLost: 'The server is unreachable. This page may be out of date; retrying every 2 seconds.',
  notFound: {
    title: 'Page not found',
    text: 'The URL may be mistyped, or the page belongs to an organization that you have no access to.',
    back: 'Go to home',
  },
  notAllowed: {
    title: 'You have no access to this page',
    text: (action: string) =>
      `Your menu template does not grant ${action}. Ask an admin of your organization to add it.`,
  },
  crashed: {
    title: 'Something went wrong',
    text: 'Your saved data is safe. Reload the page; if it fails again, contact the operator of this installation.',
    reload: 'Reload',
  },
  noOrganization: {
    title: 'Waiting for approval',
    text: 'An admin of the organization has to approve your request to join. You can continue here once that is done.',
    check: 'Check again',
    still: 'Your request has not been approved yet.',
  },
  noMenu: {
    title: 'Your menu is empty',
    text: 'You are a member, but you have no menu template yet. Ask an admin of your organization for one.',
  },
  noProjects: {
    title: 'No projects yet',
    text: 'Create a project, or ask an Owner to add you to one.',
  },
} as const;
