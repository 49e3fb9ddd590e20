import { useMutation } from '@apollo/client/react';
import { useState, type FormEvent, type ReactNode } from 'react';
import { toast } from 'sonner';
import { SetSpendingCapDocument } from '../../gql/graphql.js';
import { failureText } from '../../graphql/failure-text.js';
import { inSentence } from '../../plans/plan-words.js';
import { Button } from '../../ui/button.js';
import { TextField } from '../../ui/field.js';
import { formatMoney } from '../../ui/format-money.js';
import { capFromText, textOfCap } from './cap-text.js';

interface SpendingCapProps {
  readonly amountCents: number;
  readonly currency: string;
  /** What the plan charges by the unit; empty when it stops at its limits. */
  readonly unitPrices: readonly { readonly name: string; readonly amountCents: number }[];
  /** Charged so far in this period. */
  readonly spentAmountCents: number;
}

/** How much may be charged by the unit in a period; off until the person sets it. */
export function SpendingCap(props: SpendingCapProps): ReactNode {
  const { amountCents, currency, unitPrices, spentAmountCents } = props;
  const [editing, setEditing] = useState(false);
  if (unitPrices.length === 0) {
    return (
      <p className="text-sm text-ink-2">
        Your plan stops at its limits. Nothing is ever charged beyond its price.
      </p>
    );
  }
  const prices = unitPrices
    .map(({ name, amountCents: unit }) => `${inSentence(name)} ${formatMoney(unit, currency)} each`)
    .join(', ');
  return (
    <section aria-label="Spending cap" className="grid gap-3">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <div className="grid gap-0.5">
          <h3 className="font-[600]">
            Spending cap:{' '}
            <span className="tabular-nums">
              {amountCents > 0 ? `${formatMoney(amountCents, currency)} a month` : 'off'}
            </span>
          </h3>
          <p className="text-sm text-ink-2 tabular-nums">
            {amountCents > 0
              ? `${formatMoney(spentAmountCents, currency)} charged so far. Beyond your plan: ${prices}.`
              : `Your plan stops at its limits. With a cap you can go on: ${prices}.`}
          </p>
        </div>
        {!editing && (
          <Button look="secondary" size="small" onClick={() => setEditing(true)}>
            {amountCents > 0 ? 'Change' : 'Set a cap'}
          </Button>
        )}
      </div>
      {editing && <CapForm {...props} onClose={() => setEditing(false)} />}
    </section>
  );
}

function CapForm({ amountCents, currency, onClose }: SpendingCapProps & { onClose: () => void }): ReactNode {
  const [send, { loading }] = useMutation(SetSpendingCapDocument);
  const [text, setText] = useState(textOfCap(amountCents));
  const [problem, setProblem] = useState<string>();

  async function save(cents: number): Promise<void> {
    setProblem(undefined);
    try {
      const { data } = await send({ variables: { input: { amountCents: cents } } });
      const refused = data?.setSpendingCap.userErrors[0];
      if (refused) return setProblem(refused.message);
      toast(cents > 0 ? `Spending cap set to ${formatMoney(cents, currency)}` : 'Spending cap switched off');
      onClose();
    } catch (error) {
      setProblem(failureText(error));
    }
  }
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const wanted = capFromText(text);
    if ('problem' in wanted) setProblem(wanted.problem);
    else void save(wanted.amountCents);
  };

  return (
    <form onSubmit={submit} noValidate className="grid gap-4 rounded-md bg-paper px-4 py-4">
      <TextField
        label={`Most to be charged in a month, in ${currency}`}
        inputMode="decimal"
        autoFocus
        autoComplete="off"
        value={text}
        onChange={(event) => setText(event.target.value)}
        error={problem}
        hint="What was charged already stays charged."
        className="max-w-48 tabular-nums"
      />
      <div className="flex flex-wrap gap-3">
        <Button type="submit" size="small" busy={loading}>
          Save cap
        </Button>
        {amountCents > 0 && (
          <Button look="secondary" size="small" disabled={loading} onClick={() => void save(0)}>
            Switch off
          </Button>
        )}
        <Button look="quiet" size="small" onClick={onClose}>
          Cancel
        </Button>
      </div>
    </form>
  );
}
