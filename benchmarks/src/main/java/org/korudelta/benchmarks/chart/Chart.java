package org.korudelta.benchmarks.chart;

import java.util.Formatter;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import org.korudelta.benchmarks.chart.Series.Point;

/**
 * A chart of lines over two logarithmic axes as an SVG document, which follows the reader's choice
 * of light or dark.
 *
 * @param title above it
 * @param across what goes to the right
 */
public record Chart(String title, String across, List<Series> series) {
  private static final int WIDTH = 760;
  private static final int HEIGHT = 420;
  private static final int LEFT = 70;
  private static final int RIGHT = 130;
  private static final int TOP = 48;
  private static final int BOTTOM = 56;
  private static final int LINE_HEIGHT = 15;

  private static final String STYLE =
      """
      <style>
        text { font: 12px sans-serif; fill: #333 }
        .title { font-size: 15px; font-weight: bold }
        .grid { stroke: #ddd } .line { fill: none; stroke-width: 2 }
        .s0 { stroke: #d6336c; stroke-width: 3 } .s1 { stroke: #3b82c4 } .s2 { stroke: #3a9a5b }
        .s3 { stroke: #b7791f } .s4 { stroke: #8b5cc7 } .s5 { stroke: #2a9d9d } .s6 { stroke: #808890 }
        .paper { fill: #fff }
        @media (prefers-color-scheme: dark) {
          text { fill: #ddd } .grid { stroke: #3a3f45 } .paper { fill: #14171a }
        }
      </style>
      """;

  /** Keeps a copy of the series. */
  public Chart {
    series = List.copyOf(series);
  }

  /** The document. */
  public String svg() {
    LogAxis x = LogAxis.around(all(Point::x));
    LogAxis y = LogAxis.around(all(Point::y));
    Formatter svg = new Formatter(Locale.ROOT);
    svg.format(
        "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 %d %d' role='img'>%n", WIDTH, HEIGHT);
    svg.format("<title>%s</title>%n", escaped(title));
    svg.format("%s", STYLE);
    svg.format("<rect class='paper' width='%d' height='%d'/>%n", WIDTH, HEIGHT);
    svg.format("<text class='title' x='%d' y='24'>%s</text>%n", LEFT, escaped(title));
    grid(svg, x, y);
    lines(svg, x, y);
    return svg.format("</svg>%n").toString();
  }

  private double[] all(ToDoubleFunction<Point> number) {
    return series.stream().flatMap(each -> each.points().stream()).mapToDouble(number).toArray();
  }

  private void grid(Formatter svg, LogAxis x, LogAxis y) {
    int floor = HEIGHT - BOTTOM;
    for (int power : x.powers().toArray()) {
      double at = across(x, Math.pow(10, power));
      rule(svg, new Point(at, TOP), new Point(at, floor));
      label(svg, new Point(at, floor + 18), "middle", LogAxis.text(power));
    }
    for (int power : y.powers().toArray()) {
      double at = up(y, Math.pow(10, power));
      rule(svg, new Point(LEFT, at), new Point(WIDTH - RIGHT, at));
      label(svg, new Point(LEFT - 8, at + 4), "end", LogAxis.text(power));
    }
    label(svg, new Point((LEFT + WIDTH - RIGHT) / 2.0, HEIGHT - 14), "middle", across);
  }

  private void lines(Formatter svg, LogAxis x, LogAxis y) {
    double[] ends = series.stream().mapToDouble(each -> up(y, last(each).y())).toArray();
    double[] names = Spread.apart(ends, LINE_HEIGHT, HEIGHT - BOTTOM);
    for (int i = 0; i < series.size(); i++) {
      Formatter points = new Formatter(Locale.ROOT);
      for (Point point : series.get(i).points()) {
        points.format("%.1f,%.1f ", across(x, point.x()), up(y, point.y()));
      }
      svg.format("<polyline class='line s%d' points='%s'/>%n", i % 7, points.toString().strip());
      double right = across(x, last(series.get(i)).x());
      if (series.get(i).points().size() == 1) {
        dot(svg, i % 7, new Point(right, ends[i]));
      }
      svg.format(
          "<line class='s%d' x1='%.1f' y1='%.1f' x2='%d' y2='%.1f'/>%n",
          i % 7, right, ends[i], WIDTH - RIGHT + 10, names[i]);
      Point name = new Point(WIDTH - RIGHT + 14, names[i] + 4);
      label(svg, name, "start", series.get(i).name());
    }
  }

  /** For a line of one point, which is none. */
  private static void dot(Formatter svg, int style, Point at) {
    svg.format("<circle class='line s%d' cx='%.1f' cy='%.1f' r='4'/>%n", style, at.x(), at.y());
  }

  private static Point last(Series series) {
    return series.points().get(series.points().size() - 1);
  }

  private static double across(LogAxis axis, double value) {
    return LEFT + axis.place(value) * (WIDTH - LEFT - RIGHT);
  }

  private static double up(LogAxis axis, double value) {
    return HEIGHT - BOTTOM - axis.place(value) * (HEIGHT - TOP - BOTTOM);
  }

  private static void rule(Formatter svg, Point from, Point to) {
    svg.format(
        "<line class='grid' x1='%.1f' y1='%.1f' x2='%.1f' y2='%.1f'/>%n",
        from.x(), from.y(), to.x(), to.y());
  }

  private static void label(Formatter svg, Point at, String anchor, String text) {
    svg.format(
        "<text x='%.1f' y='%.1f' text-anchor='%s'>%s</text>%n",
        at.x(), at.y(), anchor, escaped(text));
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace("'", "&apos;");
  }
}
