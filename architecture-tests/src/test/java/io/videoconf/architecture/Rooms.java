package io.videoconf.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;

/** Where things live. */
final class Rooms {
    static final String API = "io.videoconf.api..";
    static final String RECURRENCE = "io.videoconf.recurrence..";
    static final String MESSAGING = "io.videoconf.messaging..";
    static final String COMMAND = "io.videoconf.command..";
    static final String KERNEL = "io.videoconf.command.kernel..";
    static final String PLATFORM = "io.videoconf.command.platform..";
    static final String ACCOUNT = "io.videoconf.command.account..";
    static final String MEETING = "io.videoconf.command.meeting..";
    static final String RECORDING = "io.videoconf.command.recording..";
    static final String NOTICE = "io.videoconf.command.notice..";
    static final String LEDGER = "io.videoconf.command.compliance.ledger..";
    static final String VERIFIER = "io.videoconf.verify..";
    static final String QUERY = "io.videoconf.query..";
    static final String QUERY_KERNEL = "io.videoconf.query.kernel..";
    static final String EDGE = "io.videoconf.edge..";
    static final String SOCKETIO = "io.videoconf.edge.socketio..";
    static final String ALL_IN_ONE = "io.videoconf.allinone..";
    static final String COMMAND_LINE = "io.videoconf.commandline..";
    static final String DEMO = "io.videoconf.demo..";
    static final String BENCH = "io.videoconf.bench..";

    static final String[] FORGETTING = {
        "io.videoconf.command.compliance.erasure..",
        "io.videoconf.command.compliance.hold..",
        "io.videoconf.command.compliance.retention..",
        "io.videoconf.command.compliance.desk..",
        "io.videoconf.command.compliance.automation..",
    };

    static final JavaClasses PRODUCTION = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.videoconf");

    private Rooms() {}
}
