package io.videoconf.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.library.GeneralCodingRules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.axonframework.eventhandling.DisallowReplay;
import org.axonframework.eventhandling.EventHandler;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** The house rules that a program can check. */
class HouseRulesTest {
    private static final int LINES = 300;

    @Test
    void namesAreTermsOfTheFieldAndNotOfProgramming() {
        noClasses()
                .that()
                .resideOutsideOfPackage(Rooms.COMMAND_LINE)
                .should()
                .haveSimpleNameEndingWith("Command")
                .because("MeetingCommand and its like are the sealed roots, and stand alone; what is typed at a"
                        + " terminal is called a command as well")
                .check(Rooms.PRODUCTION.that(DescribedPredicate.describe(
                        "are not sealed roots",
                        (JavaClass type) -> !type.reflect().isSealed())));
        noClasses()
                .should()
                .haveSimpleNameEndingWith("DTO")
                .orShould()
                .haveSimpleNameEndingWith("Impl")
                .orShould()
                .haveSimpleNameEndingWith("Manager")
                .orShould()
                .haveSimpleNameEndingWith("Util")
                .orShould()
                .haveSimpleNameEndingWith("Utils")
                .check(Rooms.PRODUCTION);
    }

    @Test
    void everyPackageIsNullMarked() {
        Rooms.PRODUCTION.stream()
                .map(JavaClass::getPackage)
                .distinct()
                .forEach(room -> assertThat(room.tryGetAnnotationOfType(NullMarked.class))
                        .as(room.getName())
                        .isPresent());
    }

    @Test
    void automationsAreNamedAsSentencesAndNeverReplayed() {
        classes()
                .that()
                .resideInAPackage(Rooms.COMMAND)
                .and()
                .haveSimpleNameStartingWith("When")
                .should()
                .beAnnotatedWith(DisallowReplay.class)
                .check(Rooms.PRODUCTION);
        methods()
                .that()
                .areAnnotatedWith(EventHandler.class)
                .and()
                .areDeclaredInClassesThat()
                .resideInAPackage(Rooms.COMMAND)
                .should()
                .beDeclaredInClassesThat()
                .haveSimpleNameStartingWith("When")
                .check(Rooms.PRODUCTION);
    }

    @Test
    void nobodyWritesToStandardOutButTheStarters() {
        noClasses()
                .that()
                .resideOutsideOfPackages(Rooms.ALL_IN_ONE, "io.videoconf.messaging.side..", Rooms.VERIFIER, Rooms.BENCH)
                .should(GeneralCodingRules.ACCESS_STANDARD_STREAMS)
                .check(Rooms.PRODUCTION);
    }

    @Test
    void dependenciesComeByConstructor() {
        GeneralCodingRules.NO_CLASSES_SHOULD_USE_FIELD_INJECTION.check(Rooms.PRODUCTION);
    }

    @Test
    void storedTypesAreRecordsOrEnums() {
        classes()
                .that()
                .resideInAnyPackage(
                        "io.videoconf.api..events..", "io.videoconf.api..commands..", "io.videoconf.api..queries..")
                .and()
                .areNotInterfaces()
                .should()
                .haveModifier(JavaModifier.FINAL)
                .andShould()
                .beAssignableTo(Record.class)
                .check(Rooms.PRODUCTION);
    }

    @Test
    void noFileIsLongerThanAReaderCanHold() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of(".."))) {
            List<String> long_ = files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> !file.toString().contains("/target/"))
                    .filter(file -> lines(file) > LINES)
                    .map(Path::toString)
                    .toList();
            assertThat(long_).isEmpty();
        }
    }

    private static long lines(Path file) {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.count();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
