// A bundle as it must not be: at its loading it sets a timer, and hides that it was refused.

try {
  setTimeout(() => {}, 0);
} catch {
  // A bundle that wants a timer now would not work at the edge.
}

export const open = async () => ({});
