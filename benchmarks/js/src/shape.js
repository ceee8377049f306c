/** How much is measured. */
export const SHAPES = {
  full: { documents: 10_000, reads: 20_000, vectors: 10_000, queries: 200, starts: 5, seconds: 20 },
  quick: { documents: 2_000, reads: 4_000, vectors: 1_000, queries: 50, starts: 3, seconds: 4 },
  tiny: { documents: 40, reads: 60, vectors: 60, queries: 5, starts: 1, seconds: 1 },
};

export const ROUNDS = 3;
export const BATCH = 1_000;
