import emailProviders from 'email-providers';

/** Providers that the list does not know, and services that forward mail for everybody. */
const furtherProviders = [
  ...['fastmail.com', 'tutanota.com', 'tutanota.de', 'tuta.com', 'tuta.io', 'tutamail.com', 'keemail.me'],
  ...['zohomail.com', 'zohomail.eu', 'posteo.de', 'posteo.net', 'disroot.org', 'riseup.net', 'mailfence.com'],
  ...[
    'startmail.com',
    'skiff.com',
    'passport.com',
    'vodafone.de',
    'duck.com',
    'simplelogin.com',
    'aleeas.com',
  ],
  ...['anonaddy.me', 'addy.io', 'mozmail.com', 'relay.firefox.com', 'privaterelay.appleid.com'],
];

const providers = new Set<string>([...emailProviders, ...furtherProviders]);

/** Whether everybody can get an address in this domain, so that having one says nothing about an organization. */
export const isMailProvider = (domain: string): boolean => providers.has(domain);
