/** Roles of a person on the platform, as stored and as carried by tokens. */
export const roles = ['MEMBER', 'ADMIN'] as const;
export type Role = (typeof roles)[number];

/** Access tiers, lowest rank first. */
export const tiers = ['FREE', 'PRO', 'PREMIUM'] as const;
export type Tier = (typeof tiers)[number];
