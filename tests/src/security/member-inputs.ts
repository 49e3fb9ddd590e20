const plan = { planKey: 'PRO', interval: 'MONTH' };

/** Inputs that fit the schema for mutations that name nothing of anybody else. */
export const memberInputs: Readonly<Record<string, object>> = {
  createProject: { title: 'x' },
  createDownloadToken: { productId: 'x' },
  createLicence: { productId: 'x' },
  createProductCheckout: { productId: 'x', successPath: '/downloads', cancelPath: '/downloads' },
  revokeDownloadToken: { id: 'x' },
  chooseLiveProjects: { projectIds: ['x'] },
  createCheckoutSession: { ...plan, successPath: '/billing', cancelPath: '/pricing' },
  createSubscription: plan,
  changePlan: plan,
  previewPlanChange: plan,
  cancelSubscription: { immediately: false },
  openBillingPortal: { returnPath: '/billing' },
  createPaymentIntent: { productKey: 'x' },
  setSpendingCap: { amountCents: 0 },
  setUsername: { username: 'somebody' },
  updateProfile: { displayName: 'x' },
};
