package org.korudelta.deterministic.check;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.korudelta.error.KoruException;

/**
 * What a client asked for. Values are numbers that stand for what was stored; 0 is no value, which
 * every key has at first.
 *
 * <p>Threading: immutable.
 */
public sealed interface Action {

  /** How many numbers its answer has. */
  int answerCount();

  /** The keys it names. */
  List<String> keys();

  /**
   * What it did to each key, in order.
   *
   * @param answers its answer; empty when it has none, and then what it would do if it took effect
   */
  List<Access> accesses(List<Integer> answers);

  /** What it did in words, such as {@code wrote x=2}; with no answers, what it would do. */
  String inWords(List<Integer> answers);

  /** A part of a {@link Transaction}. */
  sealed interface Step extends Action {}

  /**
   * Answers the value.
   *
   * @param key what to read
   */
  record Read(String key) implements Step {
    @Override
    public int answerCount() {
      return 1;
    }

    @Override
    public List<String> keys() {
      return List.of(key);
    }

    @Override
    public List<Access> accesses(List<Integer> answers) {
      return answers.isEmpty()
          ? List.of()
          : List.of(new Access(Access.Kind.READ, key, answers.get(0)));
    }

    @Override
    public String inWords(List<Integer> answers) {
      return "read " + (answers.isEmpty() ? key : Access.version(key, answers.get(0)));
    }
  }

  /**
   * Stores a value and answers nothing.
   *
   * @param key what to write
   * @param value what to store, 0 to delete
   */
  record Write(String key, int value) implements Step {
    @Override
    public int answerCount() {
      return 0;
    }

    @Override
    public List<String> keys() {
      return List.of(key);
    }

    @Override
    public List<Access> accesses(List<Integer> answers) {
      return List.of(new Access(Access.Kind.WRITE, key, value));
    }

    @Override
    public String inWords(List<Integer> answers) {
      return value == 0 ? "deleted " + key : "wrote " + key + "=" + value;
    }
  }

  /**
   * Stores a value where another is, and answers 1; where that is not, does nothing and answers 0.
   *
   * @param key what to write
   * @param expected what must be there, 0 for none
   * @param value what to store, 0 to delete
   */
  record CompareAndSet(String key, int expected, int value) implements Action {
    @Override
    public int answerCount() {
      return 1;
    }

    @Override
    public List<String> keys() {
      return List.of(key);
    }

    @Override
    public List<Access> accesses(List<Integer> answers) {
      return refused(answers)
          ? List.of(new Access(Access.Kind.OTHER, key, expected))
          : List.of(
              new Access(Access.Kind.READ, key, expected),
              new Access(Access.Kind.WRITE, key, value));
    }

    @Override
    public String inWords(List<Integer> answers) {
      return refused(answers)
          ? "found " + key + " other than " + expected
          : "set " + key + " from " + expected + " to " + value;
    }

    private static boolean refused(List<Integer> answers) {
      return answers.contains(0);
    }
  }

  /**
   * Reads and writes as one, in order; answers the value of each read.
   *
   * @param steps one or more, at most one write to a key
   */
  record Transaction(List<Step> steps) implements Action {
    /**
     * Copies the list.
     *
     * @throws KoruException.BadRequest if there is no step, or a key is written twice
     */
    public Transaction {
      steps = List.copyOf(steps);
      if (steps.isEmpty()) {
        throw new KoruException.BadRequest("transaction without a step");
      }
      TreeSet<String> written = new TreeSet<>();
      for (Step step : steps) {
        if (step instanceof Write write && !written.add(write.key())) {
          throw new KoruException.BadRequest("written twice in a transaction: key=" + write.key());
        }
      }
    }

    @Override
    public int answerCount() {
      return steps.stream().mapToInt(Step::answerCount).sum();
    }

    @Override
    public List<String> keys() {
      return steps.stream().flatMap(step -> step.keys().stream()).distinct().toList();
    }

    @Override
    public List<Access> accesses(List<Integer> answers) {
      List<Access> accesses = new ArrayList<>();
      int place = 0;
      for (Step step : steps) {
        accesses.addAll(step.accesses(share(step, place, answers)));
        place += step.answerCount();
      }
      return accesses;
    }

    @Override
    public String inWords(List<Integer> answers) {
      List<String> words = new ArrayList<>();
      int place = 0;
      for (Step step : steps) {
        words.add(step.inWords(share(step, place, answers)));
        place += step.answerCount();
      }
      return "in one transaction " + String.join(", ", words);
    }

    private static List<Integer> share(Step step, int place, List<Integer> answers) {
      return answers.isEmpty() ? answers : answers.subList(place, place + step.answerCount());
    }
  }
}
