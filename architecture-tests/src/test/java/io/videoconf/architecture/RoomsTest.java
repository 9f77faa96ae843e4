package io.videoconf.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import java.util.List;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.junit.jupiter.api.Test;

/** What may touch what. */
class RoomsTest {

    @Test
    void theSharedApiTouchesNothingButItselfAndItsSmallLibraries() {
        classes()
                .that()
                .resideInAPackage(Rooms.API)
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        Rooms.API,
                        "java..",
                        "org.jspecify..",
                        "org.pcollections..",
                        "com.fasterxml.jackson.annotation..",
                        "tools.jackson..")
                .check(Rooms.PRODUCTION);
    }

    @Test
    void whatARuleComesToKnowsTheSharedApiOnly() {
        noClasses()
                .that()
                .resideInAPackage(Rooms.RECURRENCE)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(Rooms.MESSAGING, Rooms.COMMAND, Rooms.QUERY, Rooms.EDGE, Rooms.ALL_IN_ONE)
                .check(Rooms.PRODUCTION);
    }

    @Test
    void howMessagesTravelKnowsNoSide() {
        noClasses()
                .that()
                .resideInAPackage(Rooms.MESSAGING)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(Rooms.COMMAND, Rooms.QUERY, Rooms.EDGE, Rooms.ALL_IN_ONE)
                .check(Rooms.PRODUCTION);
    }

    @Test
    void theSidesMeetInTheSharedApiOnly() {
        noClasses()
                .that()
                .resideInAPackage(Rooms.COMMAND)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(Rooms.QUERY, Rooms.EDGE, Rooms.ALL_IN_ONE)
                .check(Rooms.PRODUCTION);
        noClasses()
                .that()
                .resideInAPackage(Rooms.QUERY)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(Rooms.COMMAND, Rooms.EDGE, Rooms.ALL_IN_ONE)
                .check(Rooms.PRODUCTION);
        noClasses()
                .that()
                .resideInAPackage(Rooms.EDGE)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(Rooms.COMMAND, Rooms.QUERY, Rooms.ALL_IN_ONE)
                .check(Rooms.PRODUCTION);
    }

    @Test
    void aContextDoesNotTouchAnother() {
        slices().matching("io.videoconf.command.(account|meeting|recording).(state)..")
                .should()
                .notDependOnEachOther()
                .check(Rooms.PRODUCTION);
        noClasses()
                .that()
                .resideInAPackage(Rooms.MEETING)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.videoconf.command.account.state..", Rooms.RECORDING)
                .check(Rooms.PRODUCTION);
        noClasses()
                .that()
                .resideInAPackage(Rooms.RECORDING)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(Rooms.ACCOUNT, Rooms.MEETING)
                .check(Rooms.PRODUCTION);
        noClasses()
                .that()
                .resideInAPackage(Rooms.ACCOUNT)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(Rooms.MEETING, Rooms.RECORDING)
                .check(Rooms.PRODUCTION);
    }

    @Test
    void whatTellsPeopleOutsideDecidesNothingInside() {
        noClasses()
                .that()
                .resideInAPackage(Rooms.NOTICE)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(Rooms.ACCOUNT, Rooms.MEETING, Rooms.RECORDING)
                .check(Rooms.PRODUCTION);
        noClasses()
                .that()
                .resideInAnyPackage(Rooms.ACCOUNT, Rooms.MEETING, Rooms.RECORDING)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(Rooms.NOTICE)
                .check(Rooms.PRODUCTION);
    }

    @Test
    void noContextKnowsThatTheLedgerWatches() {
        noClasses()
                .that()
                .resideInAnyPackage(Rooms.ACCOUNT, Rooms.MEETING, Rooms.RECORDING, Rooms.NOTICE, Rooms.PLATFORM)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(Rooms.LEDGER)
                .check(Rooms.PRODUCTION);
        noClasses()
                .that()
                .resideInAPackage(Rooms.LEDGER)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(Rooms.ACCOUNT, Rooms.MEETING, Rooms.NOTICE)
                .check(Rooms.PRODUCTION);
    }

    @Test
    void whatForgetsAndKeepsReadsTheHistoryAndNotTheOthersInside() {
        noClasses()
                .that()
                .resideInAnyPackage(Rooms.FORGETTING)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(Rooms.ACCOUNT, Rooms.MEETING, Rooms.RECORDING, Rooms.NOTICE)
                .check(Rooms.PRODUCTION);
    }

    @Test
    void theVerifierNeedsTheJdkAlone() {
        classes()
                .that()
                .resideInAPackage(Rooms.VERIFIER)
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(Rooms.VERIFIER, "java..", "org.jspecify..")
                .check(Rooms.PRODUCTION);
    }

    @Test
    void whatAsksAServerKnowsTheContractOnly() {
        for (String room : List.of(Rooms.COMMAND_LINE, Rooms.DEMO)) {
            noClasses()
                    .that()
                    .resideInAPackage(room)
                    .should()
                    .dependOnClassesThat(JavaClass.Predicates.resideInAPackage("io.videoconf..")
                            .and(JavaClass.Predicates.resideOutsideOfPackage(room)))
                    .check(Rooms.PRODUCTION);
        }
    }

    @Test
    void roomsDoNotGoRoundInCircles() {
        for (String side : List.of("edge", "query", "command", "api")) {
            slices().matching("io.videoconf." + side + ".(*)..")
                    .should()
                    .beFreeOfCycles()
                    .check(Rooms.PRODUCTION);
        }
    }

    @Test
    void theSocketProtocolKnowsNothingOfMeetings() {
        noClasses()
                .that()
                .resideInAPackage(Rooms.SOCKETIO)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        Rooms.API,
                        Rooms.MESSAGING,
                        "io.videoconf.edge.gateway..",
                        "io.videoconf.edge.rest..",
                        "io.videoconf.edge.stream..",
                        "io.videoconf.edge.signaling..",
                        "org.springframework..",
                        "org.axonframework..")
                .check(Rooms.PRODUCTION);
    }

    @Test
    void theEdgeHasNoStore() {
        noClasses()
                .that()
                .resideInAPackage(Rooms.EDGE)
                .should()
                .dependOnClassesThat(JavaClass.Predicates.resideInAnyPackage(
                                "java.sql..",
                                "javax.sql..",
                                "com.mongodb..",
                                "org.springframework.data..",
                                "org.springframework.jdbc..",
                                "io.minio..",
                                "org.axonframework.eventsourcing..")
                        // It tells clients that the store failed; it never speaks to it.
                        .and(DescribedPredicate.not(JavaClass.Predicates.type(EventStoreException.class))))
                .check(Rooms.PRODUCTION);
    }

    /** One adapter for recordings, and one for the heads of the ledger. */
    @Test
    void theObjectStoreIsSpokenToInTwoPlacesOnly() {
        noClasses()
                .that()
                .resideOutsideOfPackage("io.videoconf.command.recording.objects")
                .and()
                .doNotHaveFullyQualifiedName("io.videoconf.command.compliance.ledger.S3HeadArchive")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.minio..")
                .check(Rooms.PRODUCTION);
    }

    @Test
    void theQuerySideSendsNoCommands() {
        noClasses()
                .that()
                .resideInAPackage(Rooms.QUERY)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.axonframework.commandhandling..", "io.videoconf.api..commands..")
                .check(Rooms.PRODUCTION);
    }

    @Test
    void aViewLeavesOtherViewsAlone() {
        slices().matching("io.videoconf.query.(accounts|attendance|chat|history|legacy|log|meeting|recordings)..")
                .should()
                .notDependOnEachOther()
                .check(Rooms.PRODUCTION);
    }

    @Test
    void onlyTheEdgeSpeaksHttp() {
        noClasses()
                .that()
                .resideInAnyPackage(Rooms.COMMAND, Rooms.QUERY, Rooms.MESSAGING)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.springframework.web..", "org.springframework.http..", "reactor.netty..")
                .check(Rooms.PRODUCTION);
    }

    @Test
    void theAllInOneKnowsNoBusinessNames() {
        noClasses()
                .that()
                .resideInAPackage("io.videoconf.allinone.stores..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(Rooms.API, Rooms.COMMAND, Rooms.QUERY, Rooms.EDGE)
                .check(Rooms.PRODUCTION);
    }
}
