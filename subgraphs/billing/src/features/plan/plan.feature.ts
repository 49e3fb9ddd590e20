import { defineFeature } from '@gatefold/runtime/features';
import { planReference } from './plan.reference.js';
import { PlanResolver } from './plan.resolver.js';

export default defineFeature({ name: 'plan', resolvers: [PlanResolver], references: [planReference] });
