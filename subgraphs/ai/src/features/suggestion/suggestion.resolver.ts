import { Access, toPayload, type GraphContext } from '@gatefold/runtime/graphql';
import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import { ProjectType } from '../../graph/project.type.js';
import type { AiServices } from '../../services/ai-services.js';
import { AnalyzeContentInput } from './suggestion.input.js';
import { pendingByProject } from './suggestion.loader.js';
import { canReadSuggestion } from './suggestion.policy.js';
import { AiSuggestionType, AnalyzeContentPayload, toSuggestionType } from './suggestion.type.js';
import { analyzeContent } from './use-cases/analyze-content.js';

@Resolver(() => ProjectType)
export class SuggestionResolver {
  @FieldResolver(() => [AiSuggestionType], {
    description: 'Suggestions for this project that are still open, newest first. Owner only, else empty.',
  })
  async aiSuggestions(
    @Root() project: ProjectType,
    @Ctx() context: GraphContext,
  ): Promise<AiSuggestionType[]> {
    const pending = await context.load(pendingByProject, project.projectId);
    const visible = (pending?.suggestions ?? []).filter((row) => canReadSuggestion(context.actor, row));
    return visible.map(toSuggestionType);
  }

  @Access('member')
  @Mutation(() => AnalyzeContentPayload, {
    description: "Read a project of one's own and suggest a better title, summary and tags.",
  })
  async analyzeContent(
    @Arg('input', () => AnalyzeContentInput, { description: 'What to analyze.' }) input: AnalyzeContentInput,
    @Ctx() context: GraphContext<AiServices>,
  ): Promise<Partial<AnalyzeContentPayload>> {
    return toPayload(await analyzeContent(context, input.targetId), (suggestions) => ({
      suggestions: suggestions.map(toSuggestionType),
    }));
  }
}
