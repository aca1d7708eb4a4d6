/** A pool of connections that is replaced as a whole once one of them was lost: the idle ones are no better. */
export class Renewable<P> {
  private pool: P;
  private readonly create: () => P;
  private readonly end: (pool: P) => Promise<void>;

  constructor(create: () => P, end: (pool: P) => Promise<void>) {
    this.create = create;
    this.end = end;
    this.pool = create();
  }

  current(): P {
    return this.pool;
  }

  /** Replaces a pool, unless that was done already; its running statements are let end. */
  renew(lost: P): void {
    if (this.pool !== lost) return;
    this.pool = this.create();
    this.end(lost).catch(() => undefined);
  }

  close(): Promise<void> {
    return this.end(this.pool);
  }
}
