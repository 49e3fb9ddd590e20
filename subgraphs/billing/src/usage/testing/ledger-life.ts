import { randomUUID } from 'node:crypto';
import { service } from '@gatefold/runtime/identity';
import type { Result } from '@gatefold/runtime/operation';
import type { TestSubgraph } from '@gatefold/runtime/testing';
import { commitUsage } from '../commit-usage.js';
import { releaseUsage } from '../release-usage.js';
import { reserveUsage } from '../reserve-usage.js';
import { closeDuePeriods, expireDueReservations } from '../sweep-usage.js';
import { key, setCap } from './ledger.js';
import { LedgerModel } from './ledger-model.js';
import { sumsOf } from './ledger-sums.js';
import type { MortalStep, Step } from './ledger-step.js';
import { Death, mortal } from './mortal.js';

/** The sums grow with the whole life, so what goes wrong in between is still seen. */
const stepsBetweenLooks = 4;

/** One person whose ledger lives through steps beside a model of it. */
export class LedgerLife {
  readonly userId = randomUUID();
  readonly model = new LedgerModel();
  private readonly ids = new Map<number, string>();
  private readonly grantIds: string[] = [];

  constructor(private readonly billing: TestSubgraph<unknown>) {}

  /** Does a step to ledger and model. One that dies leaves everything as it was, and is done again. */
  async live({ step, diesAt }: MortalStep): Promise<void> {
    if (diesAt !== undefined) {
      const isDead = await this.act(step, diesAt).then(
        () => false,
        (error: unknown) => {
          if (error instanceof Death) return true;
          throw error;
        },
      );
      if (!isDead) return this.check(step);
      await this.compare();
    }
    await this.act(step, undefined);
    await this.check(step);
  }

  /** Throws when balance, ledger, reports and model are not the same to the unit, or a grant is lost. */
  async compare(): Promise<void> {
    const found = await sumsOf(this.billing, this.userId);
    const used = this.model.used();
    const { overage, cents } = this.model.charged();
    const committed = used.reduce((sum, { units }) => sum + units, 0);
    const expected = {
      balance_committed: committed,
      entry_committed: committed,
      entry_commits: used.length,
      balance_reserved: found['held'],
      entry_held: found['held'],
      balance_overage: overage,
      entry_overage: overage,
      report_overage: overage,
      balance_cents: cents,
      report_cents: cents,
      held: found['held'],
      lowest: found['lowest'],
      grants: this.grantIds.length,
    };
    if (JSON.stringify(found) !== JSON.stringify(expected)) {
      throw new Error(`ledger ${JSON.stringify(found)}\n is not ${JSON.stringify(expected)}`);
    }
    if (Number(found['lowest']) < 0) throw new Error('A balance is negative');
    if (Number(found['held']) < this.model.heldUnits()) throw new Error('A reservation is lost');
  }

  private result = 'OK';
  private stepCount = 0;

  private async check(step: Step): Promise<void> {
    const expected = this.follow(step);
    if (this.result !== expected) throw new Error(`${JSON.stringify(step)}: ${this.result}, not ${expected}`);
    this.stepCount += 1;
    if (this.stepCount % stepsBetweenLooks === 0) await this.compare();
  }

  private follow(step: Step): string {
    const { model } = this;
    switch (step.kind) {
      case 'reserve':
        return model.reserve(step.slot, step.units);
      case 'commit':
        return model.commit(step.slot);
      case 'release':
        return model.release(step.slot);
      case 'expire':
        model.expire();
        break;
      case 'roll':
        model.expire();
        model.roll();
        break;
      case 'wait':
        model.now += step.seconds * 1_000;
        break;
      case 'cap':
        model.capCents = step.amountCents;
        break;
      case 'grant': {
        const until = step.days === null ? Infinity : model.now + step.days * 86_400_000;
        const { tier, isSubscription } = step;
        model.grants.push({ tier, isSubscription, from: model.now, until, revoked: false });
        break;
      }
      case 'revoke': {
        const grant = model.grants[step.index + 1];
        if (grant) grant.revoked = true;
        break;
      }
    }
    return 'OK';
  }

  private async act(step: Step, diesAt: number | undefined): Promise<void> {
    const operation = mortal(this.billing.as(service('ai')), diesAt);
    const clock = (): Promise<Date> => Promise.resolve(new Date(this.model.now));
    const { userId } = this;
    this.result = 'OK';
    switch (step.kind) {
      case 'reserve': {
        const request = { reservationId: this.idOf(step.slot), userId, key, units: step.units };
        this.result = codeOf(await reserveUsage(operation, request, clock));
        break;
      }
      case 'commit':
        this.result = codeOf(await commitUsage(operation, this.idOf(step.slot), clock));
        break;
      case 'release':
        this.result = codeOf(await releaseUsage(operation, this.idOf(step.slot), clock));
        break;
      case 'expire':
        await expireDueReservations(operation, clock);
        break;
      case 'roll':
        await closeDuePeriods(operation, clock);
        break;
      case 'cap':
        await setCap(this.billing, userId, step.amountCents);
        break;
      case 'grant':
        await this.grant(step);
        break;
      case 'revoke':
        await this.sql('update access_grant set revoked_at = now() where id = $1', [
          this.grantIds[step.index] ?? randomUUID(),
        ]);
        break;
      case 'wait':
        break;
    }
  }

  private async grant({ tier, isSubscription, days }: Extract<Step, { kind: 'grant' }>): Promise<void> {
    const id = randomUUID();
    const endsAt = days === null ? null : new Date(this.model.now + days * 86_400_000).toISOString();
    await this.sql(
      `insert into access_grant (id, user_id, plan_key, source, source_ref, reason, starts_at, ends_at)
       values ($1, $2, $3, $7, $6, 'Test', $4, $5)`,
      [
        id,
        this.userId,
        tier,
        new Date(this.model.now).toISOString(),
        endsAt,
        id,
        isSubscription ? 'STRIPE_SUBSCRIPTION' : 'ADMIN',
      ],
    );
    this.grantIds.push(id);
  }

  private idOf(slot: number): string {
    const id = this.ids.get(slot) ?? randomUUID();
    this.ids.set(slot, id);
    return id;
  }

  private sql(text: string, params: readonly unknown[]): Promise<readonly Record<string, unknown>[]> {
    return this.billing.as(service('test')).transaction((tx) => tx.sql(text, params));
  }
}

function codeOf(result: Result<unknown>): string {
  return result.ok ? 'OK' : (result.errors[0]?.code ?? 'no code');
}
