import { defineFeature } from '@gatefold/runtime/features';
import { onTierChanged } from './handlers/on-tier-changed.js';
import { onUserRegistered } from './handlers/on-user-registered.js';
import { PortfolioSubscriptionResolver } from './portfolio-subscription.resolver.js';
import { portfolioReference } from './portfolio.reference.js';
import { PortfolioResolver, UserPortfolioResolver } from './portfolio.resolver.js';
import { RevisionEntity } from './revision.entity.js';

export default defineFeature({
  name: 'portfolio',
  resolvers: [PortfolioResolver, UserPortfolioResolver, PortfolioSubscriptionResolver],
  entities: [RevisionEntity],
  references: [portfolioReference],
  handlers: [onUserRegistered, onTierChanged],
});
