import type { ProjectPermission } from '../api/needed-permissions.js';

/** Words about projects and who is in them. */
export const projects = {
  title: 'Projects',
  about: 'A project is one website or app, with its own experiments, segments, keys and members.',
  create: 'New project',
  createSubmit: 'Create',
  createHint: 'Every super member of the organization becomes its Owner, and so do you.',
  created: (name: string) => `“${name}” is there. Put its tag on your website.`,
  columns: { name: 'Name', origins: 'Websites', holdout: 'Holdout', menu: 'Steps' },
  anyOrigin: 'Any website',
  noHoldout: 'None',
  percent: (percent: number) => `${percent} %`,
  steps: {
    of: (name: string) => `Steps for ${name}`,
    settings: 'Settings and members',
    experiments: 'Go to its experiments',
  },
  empty: {
    title: 'No project is open to you',
    text: 'Make one for each website or app. Or ask an Owner to let you into theirs.',
  },
  back: 'All projects',
  missing: {
    title: 'No such project',
    text: 'There is none here by this number, or it is not open to you. An Owner can let you in.',
  },
  nameNeeded: 'Enter a name.',
  saved: 'Saved. It holds within seconds.',
  settings: {
    title: 'Settings',
    about: 'They hold for all experiments of the project.',
    readOnly: 'You may look only: to change them takes the permission Editor or Owner.',
  },
  fields: {
    name: 'Name',
    nameExample: 'Shop',
    nameHint: 'Unique in the organization.',
    description: 'Description',
    descriptionHint: 'What this website or app is, for your colleagues.',
    origins: 'Websites that may ask',
    originsExample: 'https://shop.example and Enter',
    originsHint:
      'Pages of other websites get no variations and their events are refused. https://*.shop.example stands for all subdomains, but not for shop.example. Leave it empty to allow any. Servers and apps, which name no website, may always ask.',
    holdout: 'Holdout percent',
    holdoutHint:
      'So many percent of all visitors stay out of every experiment, to compare with what all experiments did together. Who has been served already stays where they are.',
    storedAttributes: 'Use stored attributes on public pages',
    storedAttributesHint:
      'What is stored about an end user then counts for segments also when a browser asks. Anybody who knows an id could find out by trying what is stored, so leave it off for anything personal. Requests with an API key use them anyway.',
    counters: 'Show counters to everybody',
    countersHint:
      'Decisions then tell how often each metric was triggered, to be shown on the page as in “12 people bought this”. Anybody can read them.',
    publicNames: 'Show titles and descriptions to everybody',
    publicNamesHint:
      'Anybody can read the decisions of a page. Without this, titles and descriptions in them are empty; ids, keys, selectors and code stay, since the page needs them.',
    requirePublicId: 'Answer to the public id only',
    requirePublicIdHint:
      'Nobody finds this project by counting numbers then. First make sure that your pages use the public id, as in the tag above: calls with the number get no answer any more.',
    browsersOnly: 'Count browsers only',
    browsersOnlyHint:
      'Visits by programs and headless browsers get decisions, but are not counted. Robots that say what they are never count.',
    requireIdentityProof: 'Join visitors to known users with a proof only',
    requireIdentityProofHint:
      'Without this, a page can say without a proof who its visitor is; that then counts for this one browser. First make sure that your site sends proofs: joins without one are refused.',
  },
  wildcardFault: (origin: string) =>
    `“${origin}” is not a website: an asterisk stands for subdomains, as in https://*.shop.example.`,
  originFault: (origin: string) =>
    `“${origin}” is no address of a website. Write it like https://shop.example, without a path.`,
  tag: {
    title: 'Tag',
    about: 'One line on your pages, once for all experiments of this project.',
  },
  identity: {
    title: 'Identity secret',
    about: 'Your back end proves with it which known user a visitor is, so that both count as one person.',
    make: 'Make a new secret',
    question: {
      title: 'Make a new identity secret?',
      text: 'Proofs that were made with the present one are refused from then on.',
      confirm: 'Make it',
    },
    made: 'Copy it now: nobody can see it again.',
    copy: 'Copy',
    copied: 'Copied',
  },
  members: {
    title: 'Members',
    about:
      'Who may enter this project. Super members of the organization may enter every project as its Owner.',
    columns: { name: 'Person', permission: 'Permission', menu: 'Steps' },
    permissions: {
      Owner: 'Owner',
      Editor: 'Editor',
      Viewer: 'Viewer',
    } satisfies Record<ProjectPermission, string>,
    permissionHints: {
      Owner: 'Changes everything, and says who may enter.',
      Editor: 'Makes and changes experiments, and the settings of the project.',
      Viewer: 'Reads, and changes nothing.',
    } satisfies Record<ProjectPermission, string>,
    permission: 'Permission',
    templateToo: 'Their menu template has to grant the steps as well.',
    super: 'Super',
    closed: 'Closed to them',
    you: 'you',
    add: 'Add a member',
    addSubmit: 'Add',
    person: 'Person',
    personHint: 'Members of the organization who are not in the project yet.',
    personNeeded: 'Choose somebody.',
    nobodyLeft: 'Everybody of the organization is in.',
    added: (who: string) => `${who} is in.`,
    steps: {
      of: (who: string) => `Steps for ${who}`,
      change: 'Change permission',
      close: 'Close the project to them',
      open: 'Open it again',
      remove: 'Remove from the project',
    },
    change: (who: string) => `Permission of ${who}`,
    changed: (who: string, permission: string) => `${who} is ${permission} now.`,
    closeWithKeys: (who: string) => ({
      title: `Close the project to ${who}?`,
      text: 'They lose access to it at once, and it can be opened again.',
      confirm: 'Close',
    }),
    isClosed: (who: string) => `The project is closed to ${who}.`,
    isOpen: (who: string) => `The project is open to ${who} again.`,
    remove: (who: string) => ({
      title: `Remove ${who} from the project?`,
      text: 'They lose access to it at once. What they made stays, and they can be added again.',
      confirm: 'Remove',
    }),
    removed: (who: string) => `${who} is removed from the project.`,
    empty: {
      title: 'Nobody is in this project',
      text: 'Only super members of the organization may enter it. Add whoever works on it.',
    },
  },
} as const;
