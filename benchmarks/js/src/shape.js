/**
 * How much is measured: within `seconds` for all rounds of an operation; a round of reads goes on
 * for `millisMin` where its reads are done sooner. Of the tiny one counts decide alone.
 */
export const SHAPES = {
  full: shape({ documents: 10_000, reads: 20_000, vectors: 10_000, queries: 200, starts: 5 }, 20),
  quick: shape({ documents: 2_000, reads: 4_000, vectors: 1_000, queries: 50, starts: 3 }, 4),
  tiny: {
    ...shape({ documents: 20, reads: 20, vectors: 20, queries: 3, starts: 1 }, 120),
    millisMin: 0,
  },
};

export const ROUNDS = 3;
export const BATCH = 1_000;

function shape(counts, seconds) {
  return { ...counts, seconds, millisMin: 18 * seconds };
}
