/** Given names, some of them outside ASCII on purpose. */
export const givenNames = [
  'Ana',
  'Björn',
  'Chiara',
  'Dmitri',
  'Elif',
  'Fatima',
  'Gaël',
  'Hana',
  'Igor',
  'Jia',
  'Kwame',
  'Lena',
  'Mateo',
  'Nadia',
  'Oluwaseun',
  'Priya',
  'Quentin',
  'Rosa',
  'Søren',
  'Tomás',
  'Uma',
  'Victor',
  'Wanjiru',
  'Xochitl',
  'Yuki',
  'Zoë',
  '美咲',
  'Юлия',
  'Siobhán',
  'Seán',
] as const;

/** Family names; one carries an apostrophe, one a quote. */
export const familyNames = [
  'Almeida',
  'Bergström',
  "O'Brien",
  'Chen',
  'Diallo',
  'Eriksen',
  'Fischer',
  'García',
  'Haddad',
  'Ivanova',
  'Jansen',
  'Kowalski',
  'Lindqvist',
  'Müller',
  'Nakamura',
  'Okafor',
  'Petrov',
  'Quispe',
  'Rossi',
  'Singh',
  'Tanaka',
  'Uçar',
  'van der Berg',
  'Weiß',
  'Xu',
  'Yılmaz',
  'Zhang "Zed"',
  '山田',
] as const;

/** Departments: names of groups at any depth. */
export const groupNames = [
  'Platform',
  'Payments',
  'Mobile',
  'Data',
  'Security',
  'Infrastructure',
  'Web',
  'Research',
  'Customer "VIP" Care',
  'Qualität & Prüfung',
  'Tools',
  'Internal',
  'Legacy',
  'Partners',
  'Mainframe',
  'Growth',
  'Billing',
  'Identity',
  'Observability',
  '東京',
  'Release',
  'Design',
  'Networks',
  'Compliance',
] as const;

/** What projects are about. */
export const projectNames = [
  'api',
  'gateway',
  'web-app',
  'worker',
  'scheduler',
  'docs',
  'infra',
  'terraform',
  'helm-charts',
  'auth',
  'ledger',
  'search',
  'notifier',
  'ios',
  'android',
  'etl',
  'models',
  'cli',
  'sdk',
  'website',
  'proxy',
  'metrics',
  'backup',
  'secrets-sync',
  'playground',
] as const;

/** Verbs and objects of merge request titles. */
export const changeVerbs = [
  'Add',
  'Fix',
  'Remove',
  'Refactor',
  'Speed up',
  'Document',
  'Revert',
  'Bump',
] as const;
/** See `changeVerbs`. */
export const changeObjects = [
  'the login page',
  'rate limiting',
  '"quoted" labels',
  'pagination',
  'the flaky test',
  'TLS settings',
  'größere Seiten',
  'retry logic',
  "users' avatars",
  'the cache',
  'Dockerfile',
  'emoji 🎉 handling',
] as const;

/** The ASCII path that GitLab would suggest for a name; `fallback` when nothing of it is left. */
export function slug(name: string, fallback: string): string {
  const plain = name
    .normalize('NFD')
    .replace(/[^\x20-\x7e]/g, '')
    .toLowerCase();
  return plain.replace(/[^a-z0-9]+/g, '-').replace(/^-+|-+$/g, '') || fallback;
}
