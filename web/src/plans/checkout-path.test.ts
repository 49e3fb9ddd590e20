import { expect, test } from '@jest/globals';
import { billingIntervals, plans } from '@gatefold/schema';
import { ownPath } from '../app/own-path.js';
import { checkoutParams, checkoutPath, wantedPlan } from './checkout-path.js';

const sold = plans.filter(({ priceAmountCents }) => priceAmountCents !== null);

test.each(sold.flatMap(({ key }) => billingIntervals.map((interval) => [key, interval] as const)))(
  'the checkout of %s by the %s has an address to return to after signing in',
  (plan, interval) => {
    const path = checkoutPath(plan, interval);
    expect(ownPath.safeParse(path).success).toBe(true);
    const params = checkoutParams(plan, interval);
    expect(path).toBe(`/checkout/${params.plan}/${params.interval}`);
    expect(wantedPlan(params)).toEqual({ plan, interval });
  },
);

test.each([
  ['free', 'month'],
  ['gold', 'month'],
  ['pro', 'week'],
])('there is no checkout of %s by the %s', (plan, interval) => {
  expect(wantedPlan({ plan, interval })).toBeUndefined();
});
