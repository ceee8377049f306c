package org.korudelta.deterministic.choice;

/** The recorded choices, each at its place, whatever it decides there; then zeros. */
final class PlacedReplay implements ChoiceStrategy {
  private final Recording recording;

  PlacedReplay(Recording recording) {
    this.recording = recording;
  }

  @Override
  public ChoiceSource source(String stream) {
    return new Source(recording.choices(stream));
  }

  private static final class Source implements ChoiceSource {
    private final int[] choices;
    private int place;

    Source(int[] choices) {
      this.choices = choices;
    }

    @Override
    public int next(int bound, String label) {
      return place < choices.length ? Math.min(choices[place++], bound - 1) : 0;
    }
  }
}
