/** Words of the frame around all pages. */
export const shell = {
  skip: 'Skip to the content',
  navigation: 'Main menu',
  openMenu: 'Open the menu',
  home: 'Home',
  search: 'Search or jump to…',
  searchShort: 'Search',
  nothingFound: 'Nothing is called like that.',
  groups: { pages: 'Pages', projects: 'Projects', organizations: 'Organizations', commands: 'Commands' },
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
  toLight: 'Light appearance',
  toDark: 'Dark appearance',
  connectionLost:
    'The server cannot be reached. What you see may be old; it is tried again every two seconds.',
  notFound: {
    title: 'There is no such page',
    text: 'The address may be mistyped, or what it showed belongs to an organization that is not open to you.',
    back: 'To the start page',
  },
  notAllowed: {
    title: 'This is not in your menu',
    text: (action: string) =>
      `Your menu template does not hold ${action}. Whoever manages menu templates in your organization can add it.`,
  },
  crashed: {
    title: 'This page has failed',
    text: 'Nothing was lost on the server. Load the page again; if it fails once more, tell whoever runs this set-up.',
    reload: 'Load again',
  },
  noOrganization: {
    title: 'No organization is open to you yet',
    text: 'Your request to join waits for an admin of that organization. Once it is approved, this page leads on.',
    check: 'Look again',
    still: 'It has not been approved yet.',
  },
  noMenu: {
    title: 'Your menu is empty',
    text: 'You are in, but nobody has given you a menu template yet. Ask an admin of your organization for one.',
  },
  noProjects: {
    title: 'No project is open to you',
    text: 'Make a project, or ask its owner to assign you to one.',
  },
} as const;
