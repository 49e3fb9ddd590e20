import type Stripe from 'stripe';
import type { Account } from '../state/account.js';
import { idOf } from '../state/ids.js';

const daySeconds = 86_400;

const noEvidence: Stripe.Dispute.Evidence = {
  access_activity_log: null,
  billing_address: null,
  cancellation_policy: null,
  cancellation_policy_disclosure: null,
  cancellation_rebuttal: null,
  customer_communication: null,
  customer_email_address: null,
  customer_name: null,
  customer_purchase_ip: null,
  customer_signature: null,
  duplicate_charge_documentation: null,
  duplicate_charge_explanation: null,
  duplicate_charge_id: null,
  enhanced_evidence: {},
  product_description: null,
  receipt: null,
  refund_policy: null,
  refund_policy_disclosure: null,
  refund_refusal_explanation: null,
  service_date: null,
  service_documentation: null,
  shipping_address: null,
  shipping_carrier: null,
  shipping_date: null,
  shipping_documentation: null,
  shipping_tracking_number: null,
  uncategorized_file: null,
  uncategorized_text: null,
};

/** The bank takes a payment back until the dispute is decided. */
export function openDispute(account: Account, charge: Stripe.Charge, reason: string): Stripe.Dispute {
  const created = account.now(charge.customer as string | null);
  account.save({ ...charge, disputed: true }, 'charge.updated');
  const dispute: Stripe.Dispute = {
    id: account.newId('dispute'),
    object: 'dispute',
    amount: charge.amount,
    balance_transactions: [],
    charge: charge.id,
    created,
    currency: charge.currency,
    enhanced_eligibility_types: [],
    evidence: noEvidence,
    evidence_details: {
      due_by: created + 7 * daySeconds,
      enhanced_eligibility: {},
      has_evidence: false,
      past_due: false,
      submission_count: 0,
      submission_method: 'not_submitted',
    },
    intended_submission_method: null,
    is_charge_refundable: false,
    livemode: false,
    metadata: {},
    payment_intent: idOf(charge.payment_intent),
    reason,
    status: 'needs_response',
  };
  account.save(dispute, 'charge.dispute.created');
  account.emit('charge.dispute.funds_withdrawn', dispute);
  return dispute;
}

/** Decides a dispute as the bank does. A decided one stays as it is. */
export function closeDispute(
  account: Account,
  dispute: Stripe.Dispute,
  outcome: 'won' | 'lost',
): Stripe.Dispute {
  if (dispute.status === 'won' || dispute.status === 'lost') return dispute;
  const closed: Stripe.Dispute = { ...dispute, status: outcome };
  account.save(closed, 'charge.dispute.closed');
  if (outcome === 'won') account.emit('charge.dispute.funds_reinstated', closed);
  return closed;
}
