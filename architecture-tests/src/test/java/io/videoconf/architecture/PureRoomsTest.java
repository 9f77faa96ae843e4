package io.videoconf.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import org.junit.jupiter.api.Test;

/** What is pure stays pure. */
class PureRoomsTest {

    @Test
    void decisionsAreMadeWithoutFrameworkClockOrStore() {
        noClasses()
                .that()
                .resideInAnyPackage(PureRooms.PACKAGES)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.axonframework..",
                        "org.springframework..",
                        "reactor..",
                        "java.sql..",
                        "javax.sql..",
                        Rooms.PLATFORM)
                .check(Rooms.PRODUCTION);
        noClasses()
                .that()
                .resideInAnyPackage(PureRooms.PACKAGES)
                .should()
                .callMethod(java.time.Instant.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(System.class, "nanoTime")
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(java.util.Random.class)
                .check(Rooms.PRODUCTION);
    }

    @Test
    void decisionsAreMadeWithoutTheBytes() {
        noClasses()
                .that()
                .resideInAnyPackage(PureRooms.PACKAGES)
                .and(DescribedPredicate.describe(
                        "do not work on bytes", (JavaClass type) -> !PureRooms.WORK_ON_BYTES.contains(outermost(type))))
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.videoconf.command.recording.objects..")
                .check(Rooms.PRODUCTION);
    }

    private static String outermost(JavaClass type) {
        return type.getEnclosingClass().map(PureRoomsTest::outermost).orElseGet(type::getName);
    }
}
