import { useState, type FormEvent, type ReactNode } from 'react';
import { toast } from 'sonner';
import { failureText } from '../../../graphql/failure-text.js';
import { Button } from '../../../ui/button.js';
import { Panel } from '../../../ui/dialog.js';
import { TextField } from '../../../ui/field.js';
import { Notice } from '../../../ui/notice.js';

interface RefundDialogProps {
  readonly title: string;
  /** What follows from it. */
  readonly description: string;
  readonly onClose: () => void;
  readonly onRefunded: () => void;
  /** Asks for it; resolves to why it was refused, undefined when it was done. */
  readonly refund: (reason: string) => Promise<string | undefined>;
  /** More to say before it is done. */
  readonly children?: ReactNode;
}

const reasonLengthMax = 500;

/** Gives money back after a reason was written down, which the audit keeps. */
export function RefundDialog(props: RefundDialogProps): ReactNode {
  const { title, description, onClose, onRefunded, refund, children } = props;
  const [reason, setReason] = useState('');
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string>();

  async function send(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (reason.trim() === '') return setProblem('Say why: the audit keeps it.');
    setBusy(true);
    setProblem(undefined);
    try {
      const refused = await refund(reason.trim());
      if (refused !== undefined) return setProblem(refused);
      toast('The money is given back');
      onRefunded();
      onClose();
    } catch (error) {
      setProblem(failureText(error));
    } finally {
      setBusy(false);
    }
  }

  return (
    <Panel
      open
      onClose={onClose}
      title={title}
      description={description}
      footer={
        <>
          <Button look="danger" type="submit" form="refund" busy={busy}>
            Give back
          </Button>
          <Button look="quiet" onClick={onClose}>
            Cancel
          </Button>
        </>
      }
    >
      <form id="refund" noValidate onSubmit={(event) => void send(event)} className="grid gap-5">
        {problem && <Notice tone="bad">{problem}</Notice>}
        {children}
        <TextField
          label="Reason"
          value={reason}
          maxLength={reasonLengthMax}
          autoComplete="off"
          onChange={(event) => setReason(event.target.value)}
          hint="Kept in the audit, with your name."
        />
      </form>
    </Panel>
  );
}
