/** Connections that stay open, sockets and event streams alike: so many over all, and so many for each person. */
export class ClientPlaces {
  private taken = 0;
  private readonly perUser = new Map<string, number>();

  constructor(private readonly most: { readonly total: number; readonly perUser: number }) {}

  get full(): boolean {
    return this.taken >= this.most.total;
  }

  /** A place until it is left, whether or not there is room: ask {@link full} before. */
  take(): ClientPlace {
    this.taken += 1;
    let userId: string | undefined;
    let left = false;
    return {
      claim: (claimant) => {
        const open = this.perUser.get(claimant) ?? 0;
        if (left || userId !== undefined || open >= this.most.perUser) return false;
        userId = claimant;
        this.perUser.set(claimant, open + 1);
        return true;
      },
      leave: () => {
        if (left) return;
        left = true;
        this.taken -= 1;
        if (userId !== undefined) this.release(userId);
      },
    };
  }

  private release(userId: string): void {
    const open = (this.perUser.get(userId) ?? 1) - 1;
    if (open > 0) this.perUser.set(userId, open);
    else this.perUser.delete(userId);
  }
}

/** One connection's place. */
export interface ClientPlace {
  /** Counts it for a person, once; false when that person has no place left. */
  readonly claim: (userId: string) => boolean;
  /** After the connection has ended; more calls do nothing. */
  readonly leave: () => void;
}
