package io.jwtgate.benchmarks.report;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Lines over a growing number of tokens, as SVG; the x axis counts in powers of ten. */
final class Plot {
  private static final int LEFT = 70;
  private static final int TOP = 40;
  private static final int WIDTH = 520;
  private static final int HEIGHT = 260;
  private static final List<String> COLOURS = List.of("#888888", "#1f5fbf", "#c05a1f");

  private final List<Integer> sizes;
  private final double most;
  private final StringBuilder drawn = new StringBuilder();
  private int lines;

  /**
   * @param most the highest value that comes
   */
  Plot(String title, List<Integer> sizes, double most) {
    this.sizes = sizes;
    this.most = most * 1.1;
    text(LEFT, TOP - 18, "start", title);
    IntStream.rangeClosed(0, 4).forEach(this::horizontal);
    sizes.forEach(size -> text(x(size), TOP + HEIGHT + 18, "middle", "%,d".formatted(size)));
    text(LEFT + WIDTH / 2.0, TOP + HEIGHT + 38, "middle", "tokens in the cache");
  }

  private void horizontal(int quarter) {
    double value = most * quarter / 4;
    draw(
        "<line x1='%d' x2='%d' y1='%.1f' y2='%.1f' stroke='#dddddd'/>",
        LEFT, LEFT + WIDTH, y(value), y(value));
    text(LEFT - 8, y(value) + 4, "end", "%.1f µs".formatted(value));
  }

  /** One value for each size. */
  Plot line(String name, List<Double> values) {
    String colour = COLOURS.get(lines % COLOURS.size());
    String points =
        IntStream.range(0, sizes.size())
            .mapToObj(i -> "%.1f,%.1f".formatted(x(sizes.get(i)), y(values.get(i))))
            .collect(Collectors.joining(" "));
    draw("<polyline points='%s' fill='none' stroke='%s' stroke-width='2'/>", points, colour);
    draw("<rect x='%d' y='%d' width='12' height='4' fill='%s'/>", LEFT + 12, keyAt() - 6, colour);
    text(LEFT + 30, keyAt(), "start", name);
    lines++;
    return this;
  }

  private int keyAt() {
    return TOP + 22 + 18 * lines;
  }

  private double x(int size) {
    double last = Math.log10(sizes.get(sizes.size() - 1));
    return LEFT + WIDTH * Math.log10(size) / last;
  }

  private double y(double value) {
    return TOP + HEIGHT * (1 - value / most);
  }

  private void text(double x, double y, String anchor, String words) {
    draw("<text x='%.1f' y='%.1f' text-anchor='%s'>%s</text>", x, y, anchor, words);
  }

  private void draw(String form, Object... values) {
    drawn.append(String.format(Locale.ROOT, form, values)).append('\n');
  }

  /** The whole picture. */
  String svg() {
    return String.format(
        Locale.ROOT,
        "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 %d %d' font-family='sans-serif'"
            + " font-size='12'>%n<rect width='100%%' height='100%%' fill='white'/>%n%s</svg>%n",
        LEFT + WIDTH + 40,
        TOP + HEIGHT + 56,
        drawn);
  }
}
