import type { MeteredKey } from '@gatefold/schema';

export type ReservationState = 'RESERVED' | 'COMMITTED' | 'RELEASED' | 'EXPIRED';

/** Units that a caller holds for one piece of work. */
export interface Reservation {
  /** Chosen by the caller: the same work has the same id. */
  readonly id: string;
  readonly userId: string;
  readonly key: MeteredKey;
  readonly units: number;
  readonly state: ReservationState;
  readonly periodId: string;
  /** First moment at which it no longer holds. */
  readonly expiresAt: Date;
}
