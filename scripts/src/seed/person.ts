/** Address of the demo administrator, whose password is made up for each data folder. */
export const demoAdminEmail = 'admin@gatefold.example';

/** The demo person. Created only on a platform of this machine; the password is public, so it is for looking around and nothing else. */
export const demo = {
  email: 'demo@gatefold.example',
  username: 'mira',
  password: 'open-the-gatefold',
  displayName: 'Mira Okafor',
  bio: 'Product designer who ships the code as well. I make calm software for people with busy hands: harbours, hospital wards, workshops.',
} as const;
