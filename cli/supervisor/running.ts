/** The parts of a federation that run, to be stopped together. */
export class Running {
  readonly #stops: (() => Promise<void>)[] = [];
  #stopping: Promise<void> | null = null;

  /** Whether the parts are being stopped: then nothing more is to be started. */
  get isStopping(): boolean {
    return this.#stopping !== null;
  }

  /** Adds a part; one that comes while the others are being stopped is stopped at once. */
  readonly add = (stop: () => Promise<void>): void => {
    this.#stops.push(stop);
    if (this.#stopping) this.#stopping = this.#stopping.then(() => this.#stopAll());
  };

  /** Stops all parts, the last started first; resolves when each has ended, or could not be ended. */
  async stop(): Promise<void> {
    this.#stopping ??= this.#stopAll();
    let awaited: Promise<void> | null = null;
    while (awaited !== this.#stopping) {
      awaited = this.#stopping;
      await awaited;
    }
  }

  async #stopAll(): Promise<void> {
    for (let stop = this.#stops.pop(); stop; stop = this.#stops.pop()) await stop().catch(() => undefined);
  }
}
