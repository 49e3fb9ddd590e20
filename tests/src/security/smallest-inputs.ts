/** The smallest valid input of a mutation that needs no thing of somebody else; undefined for the others. */
export function smallestInput(field: string): object | undefined {
  if (field === 'createProject') return { title: 'x' };
  const plan = { planKey: 'PRO', interval: 'MONTH' };
  const paths = { successPath: '/billing', cancelPath: '/pricing' };
  if (field === 'createCheckoutSession') return { ...plan, ...paths };
  if (field === 'cancelSubscription') return { immediately: false };
  if (field === 'openBillingPortal') return { returnPath: '/billing' };
  if (['createSubscription', 'changePlan', 'previewPlanChange'].includes(field)) return plan;
  if (field === 'createDownloadToken' || field === 'createLicence') return { productId: 'x' };
  if (field === 'revokeDownloadToken') return { id: 'x' };
  if (field === 'setSpendingCap') return { amountCents: 0 };
  if (field === 'setUsername') return { username: 'somebody' };
  if (field === 'updateProfile') return { displayName: 'x' };
  return undefined;
}
