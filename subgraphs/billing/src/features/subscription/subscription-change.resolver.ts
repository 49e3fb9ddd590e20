import { Access, toPayload, type GraphContext } from '@gatefold/runtime/graphql';
import type { Result } from '@gatefold/runtime/operation';
import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { CancelSubscriptionInput, PlanInput } from './subscription.input.js';
import { subscriptionOfPeople } from './subscription.loader.js';
import { PreviewPlanChangePayload, SubscriptionPayload } from './subscription.payload.js';
import { toSubscriptionType } from './subscription.type.js';
import { cancelSubscription } from './use-cases/cancel-subscription.js';
import { changePlan } from './use-cases/change-plan.js';
import { previewPlanChange } from './use-cases/preview-plan-change.js';
import { resumeSubscription } from './use-cases/resume-subscription.js';

/** What a person does with the subscription that they have. */
@Resolver()
export class SubscriptionChangeResolver {
  @Access('member')
  @Mutation(() => SubscriptionPayload, {
    description:
      'Change plan or interval of the subscription. Upwards it happens at once and the difference is charged; downwards at the end of the period.',
  })
  async changePlan(
    @Arg('input', () => PlanInput, { description: 'The plan to change to.' }) input: PlanInput,
    @Ctx() context: GraphContext,
  ): Promise<Partial<SubscriptionPayload>> {
    return answer(context, await changePlan(context, input));
  }

  @Access('member')
  @Mutation(() => PreviewPlanChangePayload, {
    description: 'What changePlan with the same input would cost. Changes nothing.',
  })
  async previewPlanChange(
    @Arg('input', () => PlanInput, { description: 'The plan to change to.' }) input: PlanInput,
    @Ctx() context: GraphContext,
  ): Promise<Partial<PreviewPlanChangePayload>> {
    return toPayload(await previewPlanChange(context, input), (preview) => ({ preview }));
  }

  @Access('member')
  @Mutation(() => SubscriptionPayload, {
    description: 'End the subscription at the end of what is paid for, or at once.',
  })
  async cancelSubscription(
    @Arg('input', () => CancelSubscriptionInput, { description: 'When it is to end.' })
    input: CancelSubscriptionInput,
    @Ctx() context: GraphContext,
  ): Promise<Partial<SubscriptionPayload>> {
    return answer(context, await cancelSubscription(context, input));
  }

  @Access('member')
  @Mutation(() => SubscriptionPayload, {
    description: 'Take a cancellation back before it took effect.',
  })
  async resumeSubscription(@Ctx() context: GraphContext): Promise<Partial<SubscriptionPayload>> {
    return answer(context, await resumeSubscription(context));
  }
}

async function answer(
  context: GraphContext,
  result: Result<{ readonly userId: string }>,
): Promise<Partial<SubscriptionPayload>> {
  const row = result.ok ? await context.load(subscriptionOfPeople, result.value.userId) : undefined;
  return toPayload(result, () => ({ subscription: row ? toSubscriptionType(row) : null }));
}
