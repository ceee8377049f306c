/** The last of `versions`, oldest first, whose `at` is `moment` or before; undefined before all. */
export function upTo(versions, moment) {
  let low = 0;
  let high = versions.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (versions[middle].at <= moment) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return versions[low - 1];
}
