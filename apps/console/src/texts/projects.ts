import type { ProjectPermission } from '../api/needed-permissions.js';
import { pageTitles } from './page-titles.js';

/** Texts of the pages of projects and their members. */
export const projects = {
  title: pageTitles.projects,
  about: 'Each project is one website or app with its own experiments, segments, API keys and members.',
  create: 'Create project',
  createSubmit: 'Create',
  createHint: 'You and all super members become Owners of the project.',
  created: (name: string) => `“${name}” was created. Put its tag on your website.`,
  columns: { name: 'Name', origins: 'Websites', holdout: 'Holdout', menu: 'Actions' },
  anyOrigin: 'Any website',
  noHoldout: 'None',
  percent: (percent: number) => `${percent}%`,
  steps: {
    of: (name: string) => `Actions for ${name}`,
    settings: 'Settings and members',
    experiments: 'Go to experiments',
  },
  empty: {
    title: 'No projects yet',
    text: 'Create a project for each website or app, or ask an Owner to add you to one.',
  },
  back: 'All projects',
  missing: {
    title: 'Project not found',
    text: 'This project does not exist, or you have no access to it. Ask an Owner to add you.',
  },
  nameNeeded: 'Enter a name.',
  saved: 'Saved. Takes effect within seconds.',
  settings: {
    title: pageTitles.projectSettings,
    about: 'These settings apply to all experiments of the project.',
    readOnly: 'You have read-only access. Editors and Owners can change these settings.',
  },
  fields: {
    name: 'Name',
    nameExample: 'Shop',
    nameHint: 'Unique in the organization.',
    description: 'Description',
    descriptionHint: 'Tells your colleagues what this website or app is.',
    origins: 'Allowed origins',
    originsExample: 'https://shop.example, then press Enter',
    originsHint:
      'Other websites get no variations, and their events are rejected. https://*.shop.example allows all subdomains but not shop.example itself. Leave empty to allow every website. Servers and apps, which send no origin, are always allowed.',
    holdout: 'Holdout',
    holdoutHint:
      'Keep this share of visitors out of all experiments, to measure the total effect of your experiments. Visitors who have been served a variation keep it.',
    storedAttributes: 'Use stored attributes on public pages',
    storedAttributesHint:
      'Segments then use stored attributes for requests from browsers too. Anyone who knows an ID could infer stored values by trial, so leave this off if they are personal. Requests with an API key always use them.',
    counters: 'Make counters public',
    countersHint:
      'Decisions then include how often each metric was triggered, so that pages can show “12 people bought this”. Anyone can read these counters.',
    publicNames: 'Make titles and descriptions public',
    publicNamesHint:
      'Anyone can read the decisions of a page. If this is off, they contain no titles or descriptions; IDs, keys, selectors and code stay, because the page needs them.',
    requirePublicId: 'Require the public ID',
    requirePublicIdHint:
      'The project can then no longer be found by guessing numbers. First make sure that your pages use the public ID, as in the tag above: requests with the project number stop working.',
    browsersOnly: 'Count browsers only',
    browsersOnlyHint:
      'Programs and headless browsers get decisions but are not counted. Bots that identify themselves are never counted.',
    requireIdentityProof: 'Require identity proofs',
    requireIdentityProofHint:
      'Visitors are linked to known users only with a proof. If this is off, a page can say who its visitor is without one, which counts only in that browser. First make sure that your site sends proofs: links without one are rejected.',
    browserStreams: 'Notify pages of changes',
    browserStreamsHint:
      'Pages that use an OpenFeature provider with a publishable key get new values within a second. Each open page keeps a connection, so serve ABTestingTool over HTTP/2.',
  },
  wildcardFault: (origin: string) =>
    `“${origin}” is not a valid origin: use an asterisk only for subdomains, as in https://*.shop.example.`,
  originFault: (origin: string) =>
    `“${origin}” is not a valid origin. Enter it like https://shop.example, without a path.`,
  tag: {
    title: 'Tag',
    about: 'One line of code on your pages serves all experiments of this project.',
  },
  identity: {
    title: 'Identity secret',
    about: 'Your backend uses it to prove which known user a visitor is, so that both count as one.',
    make: 'Create new secret',
    question: {
      title: 'Create a new identity secret?',
      text: 'Proofs made with the current secret are then rejected.',
      confirm: 'Create',
    },
    made: 'Copy it now: it is not shown again.',
    copy: 'Copy',
    copied: 'Copied',
  },
  members: {
    title: 'Members',
    about:
      'Members with access to this project. Super members of the organization are Owners of every project.',
    columns: { name: 'Member', permission: 'Permission', menu: 'Actions' },
    permissions: {
      Owner: 'Owner',
      Editor: 'Editor',
      Viewer: 'Viewer',
    } satisfies Record<ProjectPermission, string>,
    permissionHints: {
      Owner: 'Can change everything and manage members.',
      Editor: 'Can create and edit experiments and project settings.',
      Viewer: 'Read-only access.',
    } satisfies Record<ProjectPermission, string>,
    permission: 'Permission',
    templateToo: 'Their menu template has to grant the actions too.',
    super: 'Super member',
    closed: 'Access closed',
    you: 'you',
    add: 'Add member',
    addSubmit: 'Add',
    person: 'Member',
    personHint: 'Members of the organization who are not in this project yet.',
    personNeeded: 'Choose a member.',
    nobodyLeft: 'All members of the organization are in this project.',
    added: (who: string) => `${who} was added.`,
    steps: {
      of: (who: string) => `Actions for ${who}`,
      change: 'Change permission',
      close: 'Close access',
      open: 'Reopen access',
      remove: 'Remove from project',
    },
    change: (who: string) => `Permission of ${who}`,
    changed: (who: string, permission: string) => `${who} is now ${permission}.`,
    closeWithKeys: (who: string) => ({
      title: `Close access for ${who}?`,
      text: 'They lose access to the project immediately. You can reopen it later.',
      confirm: 'Close access',
    }),
    isClosed: (who: string) => `Access closed for ${who}.`,
    isOpen: (who: string) => `Access reopened for ${who}.`,
    remove: (who: string) => ({
      title: `Remove ${who} from the project?`,
      text: 'They lose access to the project immediately. What they created stays, and you can add them again.',
      confirm: 'Remove',
    }),
    removed: (who: string) => `${who} was removed from the project.`,
    empty: {
      title: 'No members yet',
      text: 'Only super members of the organization have access. Add the members who work on this project.',
    },
  },
} as const;
