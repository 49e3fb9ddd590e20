import { Check, Minus } from 'lucide-react';
import type { ReactNode } from 'react';
import type { PlanDefinition } from '@gatefold/schema';
import type { PresentPlan } from '../../plans/present-plan.js';
import { comparisonOf } from '../../plans/plan-words.js';

function Cell({ value }: { value: string | boolean }): ReactNode {
  if (value === true) return <Check aria-label="Included" className="mx-auto size-4.5 text-accent-text" />;
  if (value === false) return <Minus aria-label="Not included" className="mx-auto size-4.5 text-ink-3" />;
  return value;
}

/** Everything that plans differ in, line by line. */
export function PlanComparison({
  plans,
  presentPlan,
}: {
  plans: readonly PlanDefinition[];
  presentPlan: PresentPlan | undefined;
}): ReactNode {
  return (
    <section aria-labelledby="compare" className="pt-24">
      <h2 id="compare" className="text-3xl font-[660] tight-3">
        Line by line
      </h2>
      <table className="mt-8 w-full table-fixed border-collapse text-sm sm:text-base">
        <colgroup>
          <col className="w-[37%] sm:w-[40%]" />
        </colgroup>
        <thead>
          <tr className="border-b border-crease-strong">
            <th scope="col">
              <span className="sr-only">What is included</span>
            </th>
            {plans.map(({ key, name }) => (
              <th key={key} scope="col" className="px-1 pb-3 text-center font-[600]">
                {name}
                {key === presentPlan?.tier && <span className="sr-only">, your plan</span>}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {comparisonOf(plans).map(({ name, cells }) => (
            <tr key={name} className="border-b border-crease">
              <th scope="row" className="py-4 pr-3 text-left font-normal">
                {name}
              </th>
              {cells.map((value, index) => (
                <td key={plans[index]?.key} className="px-1 py-4 text-center text-ink-2 tabular-nums">
                  <Cell value={value} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
