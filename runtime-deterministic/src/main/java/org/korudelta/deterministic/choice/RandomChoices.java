package org.korudelta.deterministic.choice;

/** Random choices, each stream's from the seed and its name. */
final class RandomChoices implements ChoiceStrategy {
  private final long seed;

  RandomChoices(long seed) {
    this.seed = seed;
  }

  @Override
  public ChoiceSource source(String stream) {
    int salt = stream.equals(Choices.MAIN) ? 0 : stream.hashCode();
    return new Source(new SmallRandom(seed ^ ((long) salt << 32 | (salt & 0xFFFF_FFFFL))));
  }

  private record Source(SmallRandom random) implements ChoiceSource {
    @Override
    public int next(int bound, String label) {
      return random.below(bound);
    }

    @Override
    public int odds(int ones, int of, int kinds, String label) {
      return random.below(of) < ones ? 1 + random.below(kinds) : 0;
    }

    @Override
    public int distance(int oneIn, int distanceMax, String label) {
      int distance = 1;
      while (distance <= distanceMax && random.below(oneIn) != 0) {
        distance++;
      }
      return distance <= distanceMax ? distance : 0;
    }
  }
}
