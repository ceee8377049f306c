package org.korudelta.text;

/**
 * A day of the proleptic Gregorian calendar.
 *
 * <p>Days are counted in eras of 400 years, which all have 146,097 days, with the year beginning in
 * March so that the leap day is its last day.
 *
 * @param year astronomical year, 0 is 1 BC
 * @param month 1 to 12
 * @param day 1 to 31
 */
record CivilDate(int year, int month, int day) {
  private static final int DAYS_PER_ERA = 146_097;
  private static final int YEARS_PER_ERA = 400;
  private static final int DAYS_TO_EPOCH = 719_468;

  static CivilDate ofEpochDay(long epochDay) {
    long shifted = epochDay + DAYS_TO_EPOCH;
    long era = Math.floorDiv(shifted, (long) DAYS_PER_ERA);
    int dayOfEra = (int) (shifted - era * DAYS_PER_ERA);
    int yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365;
    int dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
    int monthFromMarch = (5 * dayOfYear + 2) / 153;
    int day = dayOfYear - daysBeforeMonth(monthFromMarch) + 1;
    int month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
    int year = (int) (yearOfEra + era * YEARS_PER_ERA) + (month <= 2 ? 1 : 0);
    return new CivilDate(year, month, day);
  }

  /** Days since 1970-01-01, negative before. */
  long epochDay() {
    long marchYear = month <= 2 ? year - 1L : year;
    long era = Math.floorDiv(marchYear, (long) YEARS_PER_ERA);
    int yearOfEra = (int) (marchYear - era * YEARS_PER_ERA);
    int dayOfYear = daysBeforeMonth(month > 2 ? month - 3 : month + 9) + day - 1;
    int dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear;
    return era * DAYS_PER_ERA + dayOfEra - DAYS_TO_EPOCH;
  }

  /** Whether the calendar has this day. */
  boolean exists() {
    return month >= 1 && month <= 12 && day >= 1 && day <= daysOfMonth();
  }

  private int daysOfMonth() {
    if (month == 2) {
      return isLeapYear() ? 29 : 28;
    }
    return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
  }

  private boolean isLeapYear() {
    return year % 4 == 0 && (year % 100 != 0 || year % YEARS_PER_ERA == 0);
  }

  /** Days from the first of March to the month that comes {@code monthFromMarch} months later. */
  private static int daysBeforeMonth(int monthFromMarch) {
    return (153 * monthFromMarch + 2) / 5;
  }
}
