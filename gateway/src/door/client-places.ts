export interface ClientPlacesOptions {
  readonly total: number;
  readonly perUser: number;
  /** For those without a person: anonymous ones, and sockets that have not said who they are. */
  readonly perNetwork: number;
}

/** Connections that stay open, sockets and event streams alike: so many over all, for each person and for each network. */
export class ClientPlaces {
  private taken = 0;
  private readonly perHolder = new Map<string, number>();

  constructor(private readonly most: ClientPlacesOptions) {}

  get full(): boolean {
    return this.taken >= this.most.total;
  }

  /** Whether a client of the network that is nobody yet may have a place; without a network always. */
  hasRoomFor(network: string | undefined): boolean {
    return network === undefined || this.held(`network ${network}`) < this.most.perNetwork;
  }

  /** A place until it is left, whether or not there is room: ask {@link full} before. */
  take(): ClientPlace {
    this.taken += 1;
    let holder: string | undefined;
    let left = false;
    const moveTo = (next: string, most: number): boolean => {
      if (left || this.held(next) >= most) return false;
      this.release(holder);
      this.perHolder.set(next, this.held(next) + 1);
      holder = next;
      return true;
    };
    return {
      claim: (userId) => moveTo(`user ${userId}`, this.most.perUser),
      claimFor: (network) => network === undefined || moveTo(`network ${network}`, this.most.perNetwork),
      leave: () => {
        if (left) return;
        left = true;
        this.taken -= 1;
        this.release(holder);
      },
    };
  }

  private held(holder: string): number {
    return this.perHolder.get(holder) ?? 0;
  }

  private release(holder: string | undefined): void {
    if (holder === undefined) return;
    const open = this.held(holder) - 1;
    if (open > 0) this.perHolder.set(holder, open);
    else this.perHolder.delete(holder);
  }
}

/** One connection's place. It counts for one person or one network at a time. */
export interface ClientPlace {
  /** Counts it for a person from now on; false when that person has no place left. */
  readonly claim: (userId: string) => boolean;
  /** Counts it for a network; false when that has no place left. Without a network it counts for none. */
  readonly claimFor: (network: string | undefined) => boolean;
  /** After the connection has ended; more calls do nothing. */
  readonly leave: () => void;
}
