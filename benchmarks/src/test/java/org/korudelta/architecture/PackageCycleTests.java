package org.korudelta.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import org.junit.jupiter.api.Test;

/** Packages need each other in one direction only. */
class PackageCycleTests {
  @Test
  void packages_formNoCycles() {
    SlicesRuleDefinition.slices()
        .assignedFrom(new PackageSlices())
        .should()
        .beFreeOfCycles()
        .because("two packages that need each other are one package")
        .check(House.CLASSES);
  }

  /** Every package of the libraries above the runtime port is a slice of its own. */
  private static final class PackageSlices implements SliceAssignment {
    private static final DescribedPredicate<JavaClass> SLICED = not(House.RUNTIME_API);

    @Override
    public SliceIdentifier getIdentifierOf(JavaClass type) {
      return SLICED.test(type)
          ? SliceIdentifier.of(type.getPackageName())
          : SliceIdentifier.ignore();
    }

    @Override
    public String getDescription() {
      return "packages of the libraries";
    }
  }
}
