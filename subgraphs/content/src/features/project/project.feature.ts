import { defineFeature } from '@gatefold/runtime/features';
import { onSuggestionsMade } from './handlers/on-suggestions-made.js';
import { onTierChanged } from './handlers/on-tier-changed.js';
import { requestMissingPlansHourly } from './jobs/request-missing-plans-hourly.js';
import { settleProjectsWhenAsked } from './jobs/settle-projects-when-asked.js';
import { tellOfFrozenProjectsInTime } from './jobs/tell-of-frozen-projects-in-time.js';
import { FrozenProjectResolver, OverLimitResolver } from './over-limit.resolver.js';
import { PageProjectsResolver, UserProjectsResolver } from './owner-projects.resolver.js';
import { ProjectSubscriptionResolver } from './project-subscription.resolver.js';
import { ProjectEntity } from './project.entity.js';
import { projectReference } from './project.reference.js';
import { ProjectConnectionResolver, ProjectResolver } from './project.resolver.js';
import { SuggestionEntity } from './suggestion.entity.js';

export default defineFeature({
  name: 'project',
  resolvers: [
    ProjectResolver,
    ProjectConnectionResolver,
    ProjectSubscriptionResolver,
    UserProjectsResolver,
    PageProjectsResolver,
    FrozenProjectResolver,
    OverLimitResolver,
  ],
  entities: [ProjectEntity, SuggestionEntity],
  references: [projectReference],
  handlers: [onSuggestionsMade, onTierChanged],
  jobs: [settleProjectsWhenAsked, tellOfFrozenProjectsInTime, requestMissingPlansHourly],
});
