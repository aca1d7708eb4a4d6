import type { AdapterCounters } from './adapter.ts';

/** Counts what one adapter asks of its system. */
export class Tally {
  private calls = 0;
  private rows = 0;

  call(): void {
    this.calls += 1;
  }

  received(rows: number): void {
    this.rows += rows;
  }

  read(): AdapterCounters {
    return { calls: this.calls, rows: this.rows };
  }
}
