import java.util.Set;

/**
 * Where a type says {@code @Nullable}, by paths: empty for the type itself, {@code [} for the
 * component of an array, {@code 0;} for the first type argument, {@code *} for a wildcard's bound.
 */
record NullablePlaces(Set<String> paths) {
  boolean at(String path) {
    return paths.contains(path);
  }
}
