import java.lang.classfile.Attributes;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassSignature;
import java.lang.classfile.Signature;
import java.lang.classfile.attribute.InnerClassInfo;
import java.lang.classfile.attribute.PermittedSubclassesAttribute;
import java.lang.classfile.attribute.RecordComponentInfo;
import java.lang.classfile.attribute.SignatureAttribute;
import java.lang.reflect.AccessFlag;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** A type of the surface: its header, and its members, sorted. */
final class TypeText {
  private final ClassModel model;
  private final TypeNames names;
  private final SignatureText signatures;
  private final NullableAnnotations nullable;

  TypeText(ClassModel model, Set<String> exported) {
    this.model = model;
    this.names = new TypeNames(exported);
    this.signatures = new SignatureText(names);
    this.nullable = new NullableAnnotations(model);
  }

  /** All up to the opening brace, and behind it what is to be noted. */
  String header(String brace) {
    return annotations()
        + modifiers()
        + kind()
        + " "
        + names.of(model.thisClass().asInternalName())
        + signatures.parameters(signature().typeParameters(), nullable)
        + components()
        + supertypes()
        + permits()
        + brace
        + names.takeHidden();
  }

  /** One line each. */
  List<String> members() {
    return new MemberText(model, names, signatures).lines();
  }

  private String annotations() {
    return model.findAttribute(Attributes.deprecated()).isPresent() ? "@Deprecated " : "";
  }

  private String modifiers() {
    List<String> modifiers = new ArrayList<>();
    modifiers.add(has(AccessFlag.PROTECTED) ? "protected" : "public");
    if (has(AccessFlag.STATIC) && isClass()) {
      modifiers.add("static");
    }
    if (has(AccessFlag.ABSTRACT) && isClass()) {
      modifiers.add("abstract");
    }
    if (has(AccessFlag.FINAL) && isClass()) {
      modifiers.add("final");
    }
    if (model.findAttribute(Attributes.permittedSubclasses()).isPresent() && !isEnum()) {
      modifiers.add("sealed");
    }
    return String.join(" ", modifiers) + " ";
  }

  /** A nested class has its true modifiers where it is said to be nested. */
  private boolean has(AccessFlag flag) {
    Optional<InnerClassInfo> nested =
        LibraryClasses.member(model, model.thisClass().asInternalName());
    return nested.map(info -> info.has(flag)).orElseGet(() -> model.flags().has(flag));
  }

  private boolean isClass() {
    return kind().equals("class");
  }

  private boolean isEnum() {
    return has(AccessFlag.ENUM);
  }

  private String kind() {
    if (has(AccessFlag.ANNOTATION)) {
      return "@interface";
    }
    if (has(AccessFlag.INTERFACE)) {
      return "interface";
    }
    if (model.findAttribute(Attributes.record()).isPresent()) {
      return "record";
    }
    return isEnum() ? "enum" : "class";
  }

  private ClassSignature signature() {
    return model
        .findAttribute(Attributes.signature())
        .map(SignatureAttribute::asClassSignature)
        .orElseGet(this::plainSignature);
  }

  private ClassSignature plainSignature() {
    Signature.ClassTypeSig[] interfaces =
        model.interfaces().stream()
            .map(type -> Signature.ClassTypeSig.of(type.asSymbol()))
            .toArray(Signature.ClassTypeSig[]::new);
    return ClassSignature.of(
        Signature.ClassTypeSig.of(model.superclass().orElseThrow().asSymbol()), interfaces);
  }

  private String components() {
    return model
        .findAttribute(Attributes.record())
        .map(
            found ->
                found.components().stream()
                    .map(this::component)
                    .collect(Collectors.joining(", ", "(", ")")))
        .orElse("");
  }

  private String component(RecordComponentInfo component) {
    Signature type =
        component
            .findAttribute(Attributes.signature())
            .map(SignatureAttribute::asTypeSignature)
            .orElseGet(() -> Signature.of(component.descriptorSymbol()));
    return signatures.type(type, new NullableAnnotations(component).field())
        + " "
        + component.name().stringValue();
  }

  private String supertypes() {
    String text = "";
    if (isClass() && !names.of(superclass()).equals("Object")) {
      text +=
          " extends " + signatures.type(signature().superclassSignature(), nullable.supertype(-1));
    }
    List<Signature.ClassTypeSig> interfaces = signature().superinterfaceSignatures();
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < interfaces.size(); i++) {
      texts.add(signatures.type(interfaces.get(i), nullable.supertype(i)));
    }
    String word = kind().equals("interface") ? " extends " : " implements ";
    return text + (texts.isEmpty() ? "" : word + String.join(", ", texts));
  }

  private String superclass() {
    return model.superclass().orElseThrow().asInternalName();
  }

  private String permits() {
    Optional<PermittedSubclassesAttribute> permitted =
        model.findAttribute(Attributes.permittedSubclasses());
    if (permitted.isEmpty() || isEnum()) {
      return "";
    }
    return permitted.get().permittedSubclasses().stream()
        .map(type -> names.of(type.asInternalName()))
        .collect(Collectors.joining(", ", " permits ", ""));
  }
}
