/** Runs one command line; resolves when it is done. */
export async function main(args: readonly string[]): Promise<void> {
  await Promise.resolve();
  process.stdout.write(`comity ${args.join(' ')}\n`);
}
