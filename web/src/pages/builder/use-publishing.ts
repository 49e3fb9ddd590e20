import { useMutation } from '@apollo/client/react';
import { useState } from 'react';
import { toast } from 'sonner';
import { PublishPortfolioDocument, UnpublishPortfolioDocument } from '../../gql/graphql.js';
import { failureText } from '../../graphql/failure-text.js';

/** What the public sees of the page. */
export interface Publishing {
  /** Undefined while nothing is public. */
  readonly publishedRevision: number | undefined;
  readonly busy: boolean;
  readonly publish: () => Promise<void>;
  readonly unpublish: () => Promise<void>;
}

interface PublishingOptions {
  readonly slug: string;
  readonly initialRevision: number | null | undefined;
  /** Saves what is unsaved; only a saved state can be published. */
  readonly flush: () => Promise<boolean>;
}

/** Shows the page to everybody, or takes it back. */
export function usePublishing({ slug, initialRevision, flush }: PublishingOptions): Publishing {
  const [sendPublish] = useMutation(PublishPortfolioDocument);
  const [sendUnpublish] = useMutation(UnpublishPortfolioDocument);
  const [publishedRevision, setPublishedRevision] = useState(initialRevision ?? undefined);
  const [busy, setBusy] = useState(false);

  async function guarded(work: () => Promise<void>): Promise<void> {
    setBusy(true);
    try {
      await work();
    } catch (error) {
      toast.error(failureText(error));
    } finally {
      setBusy(false);
    }
  }

  const publish = (): Promise<void> =>
    guarded(async () => {
      if (!(await flush()))
        return void toast.error('Not published: your latest changes could not be saved yet.');
      const { data } = await sendPublish({ variables: { input: {} } });
      const { portfolio, userErrors } = data?.publishPortfolio ?? { portfolio: null, userErrors: [] };
      if (!portfolio || userErrors[0])
        return void toast.error(userErrors[0]?.message ?? 'Not published. Try again.');
      setPublishedRevision(portfolio.publishedRevision ?? undefined);
      toast.success(`Live at ${location.host}/@${slug}`, {
        duration: 8000,
        action: { label: 'View', onClick: () => void open(`/@${slug}`, '_blank', 'noreferrer') },
      });
    });

  const unpublish = (): Promise<void> =>
    guarded(async () => {
      const { data } = await sendUnpublish();
      const problem = data?.unpublishPortfolio.userErrors[0];
      if (problem) return void toast.error(problem.message);
      setPublishedRevision(undefined);
      toast('Your page is offline. Everything stays in the builder.', {
        duration: 8000,
        action: { label: 'Publish again', onClick: () => void publish() },
      });
    });

  return { publishedRevision, busy, publish, unpublish };
}
