import java.lang.classfile.Attributes;
import java.lang.classfile.ClassModel;
import java.lang.classfile.FieldModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.MethodSignature;
import java.lang.classfile.Signature;
import java.lang.classfile.attribute.ExceptionsAttribute;
import java.lang.classfile.attribute.RecordAttribute;
import java.lang.classfile.attribute.RecordComponentInfo;
import java.lang.classfile.attribute.SignatureAttribute;
import java.lang.reflect.AccessFlag;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What a type shows beside nested types: enum constants in their order, fields, constructors,
 * methods. Left out is what the header says: a record's constructor and accessors, {@code values}
 * and {@code valueOf} of an enum; and what every object has.
 */
final class MemberText {
  private static final Set<String> OF_EVERY_OBJECT =
      Set.of("equals(Object)", "hashCode()", "toString()");

  private final ClassModel model;
  private final TypeNames names;
  private final SignatureText signatures;

  MemberText(ClassModel model, TypeNames names, SignatureText signatures) {
    this.model = model;
    this.names = names;
    this.signatures = signatures;
  }

  List<String> lines() {
    List<String> lines = new ArrayList<>();
    model.fields().stream()
        .filter(field -> field.flags().has(AccessFlag.ENUM))
        .forEach(field -> lines.add(field.fieldName().stringValue()));
    model.fields().stream().filter(this::isShown).map(this::line).sorted().forEach(lines::add);
    Map<String, String> methods = new TreeMap<>();
    model.methods().stream()
        .filter(this::isShown)
        .forEach(method -> methods.put(place(method), line(method)));
    lines.addAll(methods.values());
    return lines;
  }

  /** Constructors come first, then methods by name and parameters. */
  private String place(MethodModel method) {
    return method.methodName().stringValue() + method.methodType().stringValue();
  }

  private boolean isShown(FieldModel field) {
    return isPromised(field.flags()::has) && !field.flags().has(AccessFlag.ENUM);
  }

  private boolean isShown(MethodModel method) {
    if (!isPromised(method.flags()::has) || method.flags().has(AccessFlag.BRIDGE)) {
      return false;
    }
    String call = call(method);
    names.takeHidden();
    return !OF_EVERY_OBJECT.contains(call) && !isInHeader(method);
  }

  private static boolean isPromised(Predicate<AccessFlag> has) {
    return !has.test(AccessFlag.SYNTHETIC)
        && (has.test(AccessFlag.PUBLIC) || has.test(AccessFlag.PROTECTED));
  }

  private boolean isInHeader(MethodModel method) {
    String name = method.methodName().stringValue();
    if (model.flags().has(AccessFlag.ENUM)) {
      return name.equals("values") || name.equals("valueOf");
    }
    return model
        .findAttribute(Attributes.record())
        .map(RecordAttribute::components)
        .map(
            components ->
                name.equals("<init>") ? makes(method, components) : gives(method, components))
        .orElse(false);
  }

  private static boolean makes(MethodModel constructor, List<RecordComponentInfo> components) {
    return components.stream()
        .map(component -> component.descriptor().stringValue())
        .collect(Collectors.joining("", "(", ")V"))
        .equals(constructor.methodType().stringValue());
  }

  private static boolean gives(MethodModel accessor, List<RecordComponentInfo> components) {
    return components.stream()
        .filter(component -> component.name().equalsString(accessor.methodName().stringValue()))
        .anyMatch(
            component ->
                accessor.methodType().equalsString("()" + component.descriptor().stringValue()));
  }

  private String line(FieldModel field) {
    Signature type =
        field
            .findAttribute(Attributes.signature())
            .map(SignatureAttribute::asTypeSignature)
            .orElseGet(() -> Signature.of(field.fieldTypeSymbol()));
    String value =
        field
            .findAttribute(Attributes.constantValue())
            .map(constant -> " = " + constant.constant().constantValue())
            .orElse("");
    return modifiers(field.flags()::has)
        + signatures.type(type, new NullableAnnotations(field).field())
        + " "
        + field.fieldName().stringValue()
        + value
        + names.takeHidden();
  }

  private String line(MethodModel method) {
    NullableAnnotations nullable = new NullableAnnotations(method);
    String deprecated =
        method.findAttribute(Attributes.deprecated()).isPresent() ? "@Deprecated " : "";
    String parameters = signatures.parameters(signature(method).typeParameters(), nullable);
    return deprecated
        + modifiers(method.flags()::has)
        + defaulted(method)
        + (parameters.isEmpty() ? "" : parameters + " ")
        + result(method, nullable)
        + call(method)
        + exceptions(method)
        + names.takeHidden();
  }

  private static MethodSignature signature(MethodModel method) {
    return method
        .findAttribute(Attributes.signature())
        .map(SignatureAttribute::asMethodSignature)
        .orElseGet(() -> MethodSignature.of(method.methodTypeSymbol()));
  }

  /** What an interface's members are without saying so stays unsaid. */
  private String modifiers(Predicate<AccessFlag> has) {
    if (model.flags().has(AccessFlag.INTERFACE)) {
      return has.test(AccessFlag.STATIC) ? "static " : "";
    }
    return (has.test(AccessFlag.PROTECTED) ? "protected " : "public ")
        + (has.test(AccessFlag.STATIC) ? "static " : "")
        + (has.test(AccessFlag.ABSTRACT) ? "abstract " : "")
        + (has.test(AccessFlag.FINAL) ? "final " : "");
  }

  private String defaulted(MethodModel method) {
    boolean inherited =
        model.flags().has(AccessFlag.INTERFACE)
            && !method.flags().has(AccessFlag.ABSTRACT)
            && !method.flags().has(AccessFlag.STATIC);
    return inherited ? "default " : "";
  }

  private String result(MethodModel method, NullableAnnotations nullable) {
    return method.methodName().stringValue().equals("<init>")
        ? ""
        : signatures.type(signature(method).result(), nullable.result()) + " ";
  }

  private String call(MethodModel method) {
    NullableAnnotations nullable = new NullableAnnotations(method);
    List<Signature> types = signature(method).arguments();
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < types.size(); i++) {
      texts.add(signatures.type(types.get(i), nullable.parameter(i)));
    }
    if (method.flags().has(AccessFlag.VARARGS)) {
      texts.set(texts.size() - 1, texts.get(texts.size() - 1).replaceFirst("\\[]$", "..."));
    }
    return name(method) + "(" + String.join(", ", texts) + ")";
  }

  private String name(MethodModel method) {
    String name = method.methodName().stringValue();
    String type = names.of(model.thisClass().asInternalName());
    return name.equals("<init>") ? type.substring(type.lastIndexOf('.') + 1) : name;
  }

  private String exceptions(MethodModel method) {
    return method
        .findAttribute(Attributes.exceptions())
        .map(ExceptionsAttribute::exceptions)
        .map(
            types ->
                types.stream()
                    .map(type -> names.of(type.asInternalName()))
                    .collect(Collectors.joining(", ", " throws ", "")))
        .orElse("");
  }
}
