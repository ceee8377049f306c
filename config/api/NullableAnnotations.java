import java.lang.classfile.AttributedElement;
import java.lang.classfile.Attributes;
import java.lang.classfile.TypeAnnotation;
import java.lang.classfile.TypeAnnotation.TargetInfo;
import java.lang.classfile.TypeAnnotation.TypePathComponent;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What {@code @Nullable} a class, method, field or component carries. */
final class NullableAnnotations {
  private final List<TypeAnnotation> annotations;

  NullableAnnotations(AttributedElement element) {
    annotations =
        element.findAttribute(Attributes.runtimeVisibleTypeAnnotations()).stream()
            .flatMap(attribute -> attribute.annotations().stream())
            .filter(each -> each.annotation().className().stringValue().endsWith("/Nullable;"))
            .toList();
  }

  NullablePlaces result() {
    return where(target -> target.targetType() == TypeAnnotation.TargetType.METHOD_RETURN);
  }

  /** Of a field or of a record's component. */
  NullablePlaces field() {
    return where(target -> target.targetType() == TypeAnnotation.TargetType.FIELD);
  }

  NullablePlaces parameter(int index) {
    return where(
        target ->
            target instanceof TypeAnnotation.FormalParameterTarget parameter
                && parameter.formalParameterIndex() == index);
  }

  /** Of what a class extends, counted from 0 for its interfaces. */
  NullablePlaces supertype(int index) {
    return where(
        target ->
            target instanceof TypeAnnotation.SupertypeTarget supertype
                && supertype.supertypeIndex() == index);
  }

  NullablePlaces bound(int parameter, int bound) {
    return where(
        target ->
            target instanceof TypeAnnotation.TypeParameterBoundTarget place
                && place.typeParameterIndex() == parameter
                && place.boundIndex() == bound);
  }

  private NullablePlaces where(Predicate<TargetInfo> target) {
    return new NullablePlaces(
        annotations.stream()
            .filter(annotation -> target.test(annotation.targetInfo()))
            .map(annotation -> path(annotation.targetPath().stream()))
            .collect(Collectors.toSet()));
  }

  private static String path(Stream<TypePathComponent> steps) {
    return steps
        .map(
            step ->
                switch (step.typePathKind()) {
                  case ARRAY -> "[";
                  case INNER_TYPE -> "";
                  case WILDCARD -> "*";
                  case TYPE_ARGUMENT -> step.typeArgumentIndex() + ";";
                })
        .collect(Collectors.joining());
  }
}
