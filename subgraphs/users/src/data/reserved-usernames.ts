/** Names that nobody may take: addresses of the platform, and names that would pass for the platform. */
export const reservedUsernames: ReadonlySet<string> = new Set(
  `
  about abuse account accounts admin administrator analytics anonymous api app assets auth billing blog builder
  careers checkout community contact content cookies dashboard delete developer developers docs download
  downloads edit email explore faq favicon feed files gatefold graphql health help home hostmaster images info
  internal invite jobs legal login logout mail mcp me media member members metrics moderator new news noreply
  no-reply notifications null oauth official operator owner payments plans portfolio portfolios postmaster press
  pricing privacy profile project projects public ready register robots root rss search security service session
  settings shop signin sign-in signout sign-out signup sign-up sitemap staff static status store subscribe
  subscriptions support system team terms test undefined unsubscribe upload uploads user username users web
  webhook webhooks webmaster well-known www
  `
    .trim()
    .split(/\s+/),
);
