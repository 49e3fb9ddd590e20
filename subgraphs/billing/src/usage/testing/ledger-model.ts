import { planOf, tiers, type Tier } from '@gatefold/schema';
import { monthAround } from '../calendar.js';

const lifetimeMs = 60_000;
const rank = (tier: Tier): number => tiers.indexOf(tier);

interface ModelGrant {
  readonly tier: Tier;
  readonly isSubscription: boolean;
  readonly from: number;
  readonly until: number;
  revoked: boolean;
}
interface Work {
  readonly units: number;
  state: 'RESERVED' | 'COMMITTED' | 'RELEASED' | 'EXPIRED';
  until: number;
  month: Month;
}
interface Month {
  endsAt: number;
  /** Units charged, and their price. */
  overage: number;
  cents: number;
}

/** What one person's ledger must do, told the simplest way: every number is counted anew from the list of works. */
export class LedgerModel {
  now = Date.UTC(2030, 0, 30, 12);
  capCents = 0;
  readonly grants: ModelGrant[] = [
    { tier: 'FREE', isSubscription: false, from: 0, until: Infinity, revoked: false },
  ];
  readonly works = new Map<number, Work>();
  private month: Month | undefined;

  /** What the answer to a reservation must be. */
  reserve(slot: number, units: number): string {
    this.expire();
    const known = this.works.get(slot);
    if (known && known.units !== units) return 'CONFLICT';
    if (known?.state === 'RESERVED' || known?.state === 'COMMITTED') return 'OK';
    return this.hold(slot, units);
  }

  commit(slot: number): string {
    const known = this.works.get(slot);
    if (!known) return 'NOT_FOUND';
    this.expire();
    if (known.state === 'COMMITTED') return 'OK';
    if (known.state === 'RELEASED') return 'CONFLICT';
    if (known.state === 'EXPIRED') {
      const held = this.hold(slot, known.units);
      if (held !== 'OK') return held;
    }
    this.charge(this.works.get(slot) ?? known);
    return 'OK';
  }

  release(slot: number): string {
    const known = this.works.get(slot);
    if (!known) return 'NOT_FOUND';
    this.expire();
    if (known.state === 'COMMITTED') return 'CONFLICT';
    if (known.state === 'RESERVED') known.state = 'RELEASED';
    return 'OK';
  }

  /** Works that are used for ever, with their units. */
  used(): readonly Work[] {
    return [...this.works.values()].filter(({ state }) => state === 'COMMITTED');
  }

  /** Units that must still be held: a sweep over many people may have given back what expired before it died. */
  heldUnits(): number {
    return this.sum(({ state, until }) => state === 'RESERVED' && until > this.now);
  }

  /** Units and cents charged in all months. */
  charged(): { overage: number; cents: number } {
    return { overage: this.overage, cents: this.cents };
  }
  private overage = 0;
  private cents = 0;

  expire(): void {
    for (const work of this.works.values()) {
      if (work.state === 'RESERVED' && work.until <= this.now) work.state = 'EXPIRED';
    }
  }

  /** A person's month that is over ends, whoever notices. */
  roll(): void {
    if (this.month && this.month.endsAt <= this.now) this.month = undefined;
  }

  private hold(slot: number, units: number): string {
    this.roll();
    const endsAt = monthAround(new Date(this.now), this.anchor()).endsAt.getTime();
    const month = this.month ?? { endsAt, overage: 0, cents: 0 };
    const above = Math.max(0, this.unitsIn(month, 'RESERVED') + units - this.room(month));
    const price = this.price();
    const isAffordable = price > 0 && month.cents + above * price <= this.capCents;
    if (above > 0 && !isAffordable) return 'QUOTA_EXCEEDED';
    month.endsAt = endsAt;
    this.month = month;
    this.works.set(slot, { units, state: 'RESERVED', until: this.now + lifetimeMs, month });
    return 'OK';
  }

  private charge(work: Work): void {
    const { month } = work;
    const above = Math.max(0, work.units - this.room(month));
    const price = this.price();
    const affordable = price === 0 ? 0 : Math.max(0, Math.floor((this.capCents - month.cents) / price));
    const charged = Math.min(above, affordable);
    month.overage += charged;
    month.cents += charged * price;
    this.overage += charged;
    this.cents += charged * price;
    work.state = 'COMMITTED';
  }

  private room(month: Month): number {
    const limit = Number(planOf(this.tier()).entitlements['ai.analyses']);
    return Math.max(0, limit - (this.unitsIn(month, 'COMMITTED') - month.overage));
  }

  private unitsIn(month: Month, state: Work['state']): number {
    return this.sum((work) => work.month === month && work.state === state);
  }

  private sum(matches: (work: Work) => boolean): number {
    return [...this.works.values()].filter(matches).reduce((total, { units }) => total + units, 0);
  }

  private live(): readonly ModelGrant[] {
    return this.grants.filter(({ from, until, revoked }) => !revoked && from <= this.now && this.now < until);
  }

  private tier(): Tier {
    return this.live().reduce<Tier>((best, { tier }) => (rank(tier) > rank(best) ? tier : best), 'FREE');
  }

  /** Only a subscription to the plan that holds is an invoice on which units above the limit can be. */
  private price(): number {
    const plan = this.tier();
    if (!this.live().some(({ tier, isSubscription }) => isSubscription && tier === plan)) return 0;
    const rule = planOf(plan).limitRules['ai.analyses'];
    return rule.limitMode === 'HARD' ? 0 : rule.overageUnitAmountCents;
  }

  private anchor(): Date | null {
    const tier = this.tier();
    const starts = this.live()
      .filter((grant) => grant.tier === tier)
      .map(({ from }) => from);
    return tier === 'FREE' ? null : new Date(Math.min(...starts));
  }
}
