/** The time that `work` takes, in milliseconds: the best of some rounds, so that other load counts least. */
export const timeOf = async (work: () => unknown, rounds = 3): Promise<number> => {
  let best = Infinity;
  for (let round = 0; round < rounds; round += 1) {
    const start = performance.now();
    await work();
    best = Math.min(best, performance.now() - start);
  }
  return best;
};

/** One measured ratio beside its goal. */
export interface Measured {
  readonly what: string;
  readonly ratio: number;
  readonly goal: string;
  readonly met: boolean;
  readonly detail: string;
}
