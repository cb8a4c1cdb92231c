import { pageTitles } from './page-titles.js';

/** Texts of the account page. */
export const profile = {
  title: pageTitles.profile,
  about: 'Your profile, password, sessions and data.',
  who: 'Profile',
  fields: {
    email: 'Email',
    emailHint: 'Your email address cannot be changed.',
    firstName: 'First name',
    lastName: 'Last name',
    contactNumber: 'Phone',
  },
  saved: 'Saved.',
  password: {
    title: 'Password',
    text: 'Changing your password ends all your other sessions.',
    show: 'Show password',
    old: 'Current password',
    new: 'New password',
    rules: 'An uppercase letter, a lowercase letter, a digit and one of !@#$%^&*()',
    submit: 'Change password',
    needed: 'Enter your password.',
    newNeeded: 'Enter a new password.',
    changed: 'Password changed. Your other sessions have ended.',
  },
  sessions: {
    title: 'Sessions',
    text: 'Where you are logged in. If you do not recognize a session, end it and change your password.',
    unknownDevice: 'Unknown device',
    current: 'This session',
    from: (network: string) => `Network ${network}.`,
    opened: 'Logged in',
    used: 'last used',
    end: 'End',
    endOf: (device: string) => `End session on ${device}`,
    endOthers: 'End all other sessions',
    ended: 'Session ended.',
  },
  data: {
    title: 'Your data',
    text: 'Download everything stored about you, or delete your account.',
    export: 'Export account',
    delete: 'Delete account',
    confirm: 'Delete account',
    warning:
      'You lose access immediately and cannot undo this. If you are the only member of an organization, it is disabled, and erased after 30 days with its experiments and results.',
  },
} as const;
