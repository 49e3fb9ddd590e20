import { ToggleGroup } from 'radix-ui';
import type { ReactNode } from 'react';

interface CurrencyChoiceProps {
  readonly currencies: readonly string[];
  readonly value: string;
  readonly onChange: (currency: string) => void;
}

/** In which currency amounts are shown. */
export function CurrencyChoice({ currencies, value, onChange }: CurrencyChoiceProps): ReactNode {
  return (
    <ToggleGroup.Root
      type="single"
      aria-label="Currency"
      value={value}
      onValueChange={(next) => next && onChange(next)}
      className="flex gap-1"
    >
      {currencies.map((currency) => (
        <ToggleGroup.Item
          key={currency}
          value={currency}
          className="h-9 rounded-md px-3 text-sm font-[520] text-ink-2 transition-colors hover:text-ink data-[state=on]:bg-ink data-[state=on]:text-paper"
        >
          {currency}
        </ToggleGroup.Item>
      ))}
    </ToggleGroup.Root>
  );
}
