import { defineFeature } from '@gatefold/runtime/features';
import { RevenueResolver } from './revenue.resolver.js';

export default defineFeature({
  name: 'revenue',
  resolvers: [RevenueResolver],
});
