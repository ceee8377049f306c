import java.lang.classfile.Signature;
import java.lang.classfile.Signature.ArrayTypeSig;
import java.lang.classfile.Signature.BaseTypeSig;
import java.lang.classfile.Signature.ClassTypeSig;
import java.lang.classfile.Signature.TypeArg;
import java.lang.classfile.Signature.TypeParam;
import java.lang.classfile.Signature.TypeVarSig;
import java.lang.constant.ClassDesc;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Types as they are written in Java, {@code @Nullable} where the class file has it. */
final class SignatureText {
  private final TypeNames names;

  SignatureText(TypeNames names) {
    this.names = names;
  }

  /** The type; {@code nullable} holds the paths inside it, as {@link NullablePlaces} gives them. */
  String type(Signature type, NullablePlaces nullable) {
    return type(type, "", nullable);
  }

  private String type(Signature type, String path, NullablePlaces nullable) {
    if (type instanceof ArrayTypeSig array) {
      return type(array.componentSignature(), path + "[", nullable)
          + (nullable.at(path) ? " @Nullable []" : "[]");
    }
    String mark = nullable.at(path) ? "@Nullable " : "";
    if (type instanceof BaseTypeSig base) {
      return ClassDesc.ofDescriptor(String.valueOf(base.baseType())).displayName();
    }
    return mark
        + (type instanceof TypeVarSig variable
            ? variable.identifier()
            : classType((ClassTypeSig) type, path, nullable));
  }

  private String classType(ClassTypeSig type, String path, NullablePlaces nullable) {
    List<String> arguments = new ArrayList<>();
    for (int i = 0; i < type.typeArgs().size(); i++) {
      arguments.add(argument(type.typeArgs().get(i), path + i + ";", nullable));
    }
    return names.of(binaryName(type))
        + (arguments.isEmpty() ? "" : "<" + String.join(", ", arguments) + ">");
  }

  private static String binaryName(ClassTypeSig type) {
    return type.outerType().map(outer -> binaryName(outer) + "$").orElse("") + type.className();
  }

  private String argument(TypeArg argument, String path, NullablePlaces nullable) {
    if (!(argument instanceof TypeArg.Bounded bounded)) {
      return "?";
    }
    return switch (bounded.wildcardIndicator()) {
      case NONE -> type(bounded.boundType(), path, nullable);
      case EXTENDS -> "? extends " + type(bounded.boundType(), path + "*", nullable);
      case SUPER -> "? super " + type(bounded.boundType(), path + "*", nullable);
    };
  }

  /** {@code <T extends @Nullable Object>}, or nothing. */
  String parameters(List<TypeParam> parameters, NullableAnnotations nullable) {
    if (parameters.isEmpty()) {
      return "";
    }
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < parameters.size(); i++) {
      texts.add(parameter(parameters.get(i), i, nullable));
    }
    return "<" + String.join(", ", texts) + ">";
  }

  private String parameter(TypeParam parameter, int index, NullableAnnotations nullable) {
    List<Signature> bounds =
        Stream.<Signature>concat(
                parameter.classBound().stream(), parameter.interfaceBounds().stream())
            .toList();
    int first = parameter.classBound().isPresent() ? 0 : 1;
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < bounds.size(); i++) {
      texts.add(type(bounds.get(i), nullable.bound(index, first + i)));
    }
    String text = texts.stream().collect(Collectors.joining(" & "));
    return parameter.identifier() + (text.equals("Object") ? "" : " extends " + text);
  }
}
