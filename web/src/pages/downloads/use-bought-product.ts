import { useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect } from 'react';
import { toast } from 'sonner';
import type { DownloadableProductFragment } from '../../gql/graphql.js';

/** Finds what was announced before the live connection stood. */
const lookAgainMs = 4_000;

/**
 * The product that was just paid for while it is not open yet: the person comes back from Stripe's page sooner than its
 * confirmation. Says so when it opens; asks again meanwhile.
 */
export function useBoughtProduct(
  products: readonly DownloadableProductFragment[] | undefined,
  refetch: () => unknown,
): DownloadableProductFragment | undefined {
  const { bought } = useSearch({ from: '/member/downloads' });
  const navigate = useNavigate();
  const product = products?.find(({ key }) => key === bought);
  const isOpen = product?.access.allowed;
  const name = product?.name;
  useEffect(() => {
    if (isOpen === undefined) return undefined;
    if (isOpen) {
      toast(`${name} is yours`);
      void navigate({ to: '/downloads', replace: true });
      return undefined;
    }
    const timer = setInterval(refetch, lookAgainMs);
    return () => clearInterval(timer);
  }, [isOpen, name, navigate, refetch]);
  return isOpen ? undefined : product;
}
