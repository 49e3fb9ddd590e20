import { Access } from '@gatefold/runtime/graphql';
import { Query, Resolver } from 'type-graphql';
import { TemplateType } from './template.type.js';
import { listTemplates } from './use-cases/list-templates.js';

@Resolver(() => TemplateType)
export class TemplateResolver {
  @Access('public')
  @Query(() => [TemplateType], { description: 'Starting points for a portfolio.' })
  templates(): readonly TemplateType[] {
    return listTemplates();
  }
}
