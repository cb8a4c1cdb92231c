/** Words of the own profile. */
export const profile = {
  title: 'Your account',
  about: 'What others see of you, and how you log in.',
  who: 'About you',
  fields: {
    email: 'E-mail',
    emailHint: 'It cannot be changed.',
    firstName: 'First name',
    lastName: 'Last name',
    contactNumber: 'Telephone',
  },
  saved: 'Saved.',
  password: {
    title: 'Password',
    text: 'A new password ends all your other sessions.',
    show: 'Show the password',
    old: 'Password now',
    new: 'New password',
    rules: 'An upper-case and a lower-case letter, a digit and one of !@#$%^&*()',
    submit: 'Change the password',
    needed: 'Enter your password.',
    newNeeded: 'Enter a new password.',
    changed: 'Your new password is set; other sessions have ended.',
  },
} as const;
