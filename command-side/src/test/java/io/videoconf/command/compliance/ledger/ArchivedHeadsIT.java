package io.videoconf.command.compliance.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.videoconf.api.kernel.Actor;
import io.videoconf.api.kernel.Refusal;
import io.videoconf.api.kernel.RefusalCode;
import io.videoconf.api.ledger.queries.AuditLedger;
import java.util.List;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.queryhandling.QueryExecutionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the audit makes of copies of heads that are not where they should be. */
class ArchivedHeadsIT {
    private LedgerUnderTest ledger;

    @BeforeEach
    void start() throws Exception {
        ledger = new LedgerUnderTest();
        ledger.play(2, 3);
        ledger.follow();
        ledger.sign();
    }

    @AfterEach
    void stop() throws Exception {
        ledger.close();
    }

    @Test
    void aCopyThatIsGoneIsNamedAndIsNoMoreOnceItIsBack() {
        Head head = ledger.heads.latest().orElseThrow();
        assertThat(ledger.findings()).isEmpty();

        ledger.removeCopy(head.size());

        assertThat(ledger.findings()).singleElement().satisfies(found -> {
            assertThat(found.kind()).isEqualTo("archive");
            assertThat(found.treeIndex()).isEqualTo(head.size() - 1);
            assertThat(found.text())
                    .contains("the head of " + head.size(), Heads.copyOf(head.size()), "a witness outside");
        });
        ledger.sign();
        assertThat(ledger.findings())
                .as("nobody copies it anew behind whoever looks")
                .hasSize(1);
        ledger.archive.write(Heads.copyOf(head.size()), head.note());
        assertThat(ledger.findings()).isEmpty();
    }

    @Test
    void aHeadThatHasNoCopyYetIsNotSuspect() {
        ledger.jdbc.update("delete from ledger_head");
        ledger.removeCopy(ledger.rows.state().size());

        Head fresh = ledger.signUnarchived();

        assertThat(ledger.archive.read(Heads.copyOf(fresh.size()))).isEmpty();
        assertThat(ledger.findings()).isEmpty();
    }

    @Test
    void whatIsNoHeadIsNamed() {
        ledger.archive.write(Heads.HEADS + "readme", "not one of ours");

        assertThat(ledger.findings())
                .singleElement()
                .satisfies(found -> assertThat(found.text()).contains(Heads.HEADS + "readme"));
    }

    /** Nothing is wrong, and nothing is said to be right. */
    @Test
    void anArchiveThatIsAwayIsNoFinding() throws Exception {
        ledger.losesItsArchive();

        assertThatThrownBy(() -> desk().on(new AuditLedger(Actor.SYSTEM, 0)))
                .isInstanceOf(QueryExecutionException.class)
                .extracting(e -> ((QueryExecutionException) e).getDetails().orElseThrow())
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> assertThat(refusal.code()).isEqualTo(RefusalCode.STORAGE_UNAVAILABLE));
    }

    /** What is known without the archive is told without it. */
    @Test
    void whatIsFoundIsToldAlthoughTheArchiveIsAway() throws Exception {
        ledger.losesItsArchive();
        ledger.jdbc.update("update domain_event set time_stamp = '2020-01-01T00:00:00Z' where global_index ="
                + " (select min(global_index) from domain_event)");

        List<LedgerAudit.Finding> found = ledger.findings();

        assertThat(found).extracting(LedgerAudit.Finding::kind).containsExactly("edited", "archive");
        assertThat(found.getLast().text()).contains("not compared yet");
    }

    private LedgerDesk desk() {
        Ledger asked = new Ledger(ledger.rows, ledger.heads, ledger.keys, ledger.tiles, null);
        return new LedgerDesk(asked, ledger.audit, ledger.side.part(EventStore.class));
    }
}
