package org.korudelta.deterministic;

/** Nothing calls this. */
final class Untested {
  private Untested() {}

  static int step1(int value) {
    int next = value * 3;
    next += 1;
    return next ^ value;
  }

  static int step2(int value) {
    int next = value * 5;
    next += 2;
    return next ^ value;
  }

  static int step3(int value) {
    int next = value * 7;
    next += 3;
    return next ^ value;
  }

  static int step4(int value) {
    int next = value * 9;
    next += 4;
    return next ^ value;
  }

  static int step5(int value) {
    int next = value * 11;
    next += 5;
    return next ^ value;
  }

  static int step6(int value) {
    int next = value * 13;
    next += 6;
    return next ^ value;
  }

  static int step7(int value) {
    int next = value * 15;
    next += 7;
    return next ^ value;
  }

  static int step8(int value) {
    int next = value * 17;
    next += 8;
    return next ^ value;
  }

  static int step9(int value) {
    int next = value * 19;
    next += 9;
    return next ^ value;
  }

  static int step10(int value) {
    int next = value * 21;
    next += 10;
    return next ^ value;
  }

  static int step11(int value) {
    int next = value * 23;
    next += 11;
    return next ^ value;
  }

  static int step12(int value) {
    int next = value * 25;
    next += 12;
    return next ^ value;
  }
}
