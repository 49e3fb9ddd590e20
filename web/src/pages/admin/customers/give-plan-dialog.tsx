import { useMutation } from '@apollo/client/react';
import { zodResolver } from '@hookform/resolvers/zod';
import { useId, useState, type ReactNode } from 'react';
import { useForm } from 'react-hook-form';
import { toast } from 'sonner';
import { planOf, plans } from '@gatefold/schema';
import { GrantPlanDocument } from '../../../gql/graphql.js';
import { failureText } from '../../../graphql/failure-text.js';
import { sortUserErrors } from '../../../graphql/user-errors.js';
import { Button } from '../../../ui/button.js';
import { Panel } from '../../../ui/dialog.js';
import { controlClass, FieldFrame, TextAreaField, TextField } from '../../../ui/field.js';
import { Notice } from '../../../ui/notice.js';
import { grantForm, grantFields, endOfDay, type GrantForm } from './grant-form.js';

interface GivePlanDialogProps {
  readonly userId: string;
  readonly personName: string;
  readonly onClose: () => void;
  readonly onGiven: () => void;
}

/** Puts a person on a plan, with a reason that they can read and an end if there is one. */
export function GivePlanDialog({ userId, personName, onClose, onGiven }: GivePlanDialogProps): ReactNode {
  const formId = useId();
  const [grantPlan] = useMutation(GrantPlanDocument);
  const [problem, setProblem] = useState<string>();
  const { register, handleSubmit, setError, formState } = useForm<GrantForm>({
    resolver: zodResolver(grantForm),
    mode: 'onTouched',
    defaultValues: { planKey: 'PRO', reason: '', endsAt: '' },
  });

  const submit = handleSubmit(async ({ planKey, reason, endsAt }) => {
    setProblem(undefined);
    try {
      const input = { userId, planKey, reason, endsAt: endOfDay(endsAt) };
      const { data } = await grantPlan({ variables: { input } });
      const { byField, rest } = sortUserErrors(data?.grantPlan.userErrors ?? [], grantFields);
      for (const [field, message] of byField) setError(field, { message }, { shouldFocus: true });
      if (data?.grantPlan.grant) {
        toast(`${personName} is on ${planOf(planKey).name}`);
        onGiven();
        return onClose();
      }
      setProblem(rest[0]);
    } catch (error) {
      setProblem(failureText(error));
    }
  });

  return (
    <Panel
      open
      onClose={onClose}
      title="Give a plan"
      description={`${personName} gets it at once. The highest plan that somebody was given or pays for counts.`}
      footer={
        <>
          <Button type="submit" form={formId} busy={formState.isSubmitting}>
            Give the plan
          </Button>
          <Button look="quiet" onClick={onClose}>
            Cancel
          </Button>
        </>
      }
    >
      <form id={formId} noValidate onSubmit={(event) => void submit(event)} className="grid gap-5">
        {problem && <Notice tone="bad">{problem}</Notice>}
        <FieldFrame label="Plan" error={formState.errors.planKey?.message}>
          {(control) => (
            <select {...control} {...register('planKey')} className={`${controlClass} h-11`}>
              {plans
                .filter(({ priceAmountCents }) => priceAmountCents !== null)
                .map(({ key, name }) => (
                  <option key={key} value={key}>
                    {name}
                  </option>
                ))}
            </select>
          )}
        </FieldFrame>
        <TextAreaField
          label="Reason"
          hint={`${personName} can read it.`}
          error={formState.errors.reason?.message}
          {...register('reason')}
        />
        <TextField
          label="Last day"
          type="date"
          optional
          hint="Without one it has no end."
          error={formState.errors.endsAt?.message}
          {...register('endsAt')}
        />
      </form>
    </Panel>
  );
}
