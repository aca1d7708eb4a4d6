/** Runs one step at a time; calls meanwhile make one more step between them. */
export function oneAtATime(step: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | null = null;
  let isDue = false;
  const run = async (): Promise<void> => {
    while (isDue) {
      isDue = false;
      await step();
    }
  };
  return () => {
    isDue = true;
    running ??= run().finally(() => (running = null));
    return running;
  };
}
