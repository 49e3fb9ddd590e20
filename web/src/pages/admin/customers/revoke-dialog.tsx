import { useMutation } from '@apollo/client/react';
import { useState, type ReactNode } from 'react';
import { toast } from 'sonner';
import { planOf } from '@gatefold/schema';
import { RevokeGrantDocument, type CustomerGrantFragment } from '../../../gql/graphql.js';
import { failureText } from '../../../graphql/failure-text.js';
import { Button } from '../../../ui/button.js';
import { Panel } from '../../../ui/dialog.js';
import { Notice } from '../../../ui/notice.js';
import { grantSources } from './grant-state.js';

interface RevokeDialogProps {
  readonly grant: CustomerGrantFragment;
  readonly personName: string;
  readonly onClose: () => void;
  readonly onRevoked: () => void;
}

/** Asks once more before a grant is taken back: that cannot be undone, only given anew. */
export function RevokeDialog({ grant, personName, onClose, onRevoked }: RevokeDialogProps): ReactNode {
  const [revoke, { loading }] = useMutation(RevokeGrantDocument);
  const [problem, setProblem] = useState<string>();
  const plan = planOf(grant.planKey).name;

  async function send(): Promise<void> {
    setProblem(undefined);
    try {
      const { data } = await revoke({ variables: { input: { grantId: grant.id } } });
      const refusal = data?.revokeGrant.userErrors[0];
      if (refusal) return setProblem(refusal.message);
      toast(`${plan} was taken back from ${personName}`);
      onRevoked();
      onClose();
    } catch (error) {
      setProblem(failureText(error));
    }
  }

  return (
    <Panel
      open
      onClose={onClose}
      title={`Take ${plan} back?`}
      description={`${personName} loses what only this grant gives, at once. Their other grants stay.`}
      footer={
        <>
          <Button look="danger" busy={loading} onClick={() => void send()}>
            Take back
          </Button>
          <Button look="quiet" onClick={onClose}>
            Keep it
          </Button>
        </>
      }
    >
      <div className="grid gap-4">
        {problem && <Notice tone="bad">{problem}</Notice>}
        <p className="text-sm wrap-anywhere text-ink-2">
          Given by {grantSources[grant.source]}: “{grant.reason}”
        </p>
        {grant.source !== 'ADMIN' && (
          <p className="text-sm text-ink-2">It was paid for. Taking it back does not pay anything back.</p>
        )}
      </div>
    </Panel>
  );
}
