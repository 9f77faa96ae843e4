package io.videoconf.command.account.identity;

import static io.videoconf.command.account.AccountSamples.ADA;
import static io.videoconf.command.account.AccountSamples.NOON;
import static io.videoconf.command.account.AccountSamples.TENANT;
import static io.videoconf.command.account.AccountSamples.adasAccount;
import static io.videoconf.command.account.AccountSamples.admin;
import static io.videoconf.command.account.AccountSamples.by;
import static io.videoconf.command.account.AccountSamples.events;
import static io.videoconf.command.account.AccountSamples.person;
import static io.videoconf.command.account.AccountSamples.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import io.videoconf.api.account.EmailProof;
import io.videoconf.api.account.commands.LinkOutsideIdentity;
import io.videoconf.api.account.commands.ProvisionUser;
import io.videoconf.api.account.events.EmailVerified;
import io.videoconf.api.account.events.OutsideIdentityLinked;
import io.videoconf.api.account.events.UserRegistered;
import io.videoconf.api.kernel.Actor;
import io.videoconf.api.kernel.RefusalCode;
import io.videoconf.command.account.state.AccountState;
import org.junit.jupiter.api.Test;

class IdentitiesTest {
    private static final String ISSUER = "https://id.example.com";

    private static ProvisionUser provision(String email) {
        return new ProvisionUser(ADA, TENANT, ISSUER, "subject-1", email, "Ada", "UTC", "en");
    }

    @Test
    void whomAnIssuerVouchesForHasAnAccountThatIsLinked() {
        assertThat(events(Identities.provision(by(Actor.SYSTEM, provision("Ada@Example.com")), AccountState.initial())))
                .hasSize(3)
                .contains(new EmailVerified(ADA, "ada@example.com", EmailProof.OUTSIDE_ISSUER, NOON))
                .first()
                .isInstanceOfSatisfying(
                        UserRegistered.class, it -> assertThat(it.email()).isEqualTo("ada@example.com"));
    }

    @Test
    void anAccountIsOpenedOnceAndLinkedLater() {
        assertThat(refusal(Identities.provision(by(Actor.SYSTEM, provision("ada@example.com")), adasAccount()))
                        .code())
                .isEqualTo(RefusalCode.INVALID_STATE);
        assertThat(events(Identities.link(
                        by(Actor.SYSTEM, new LinkOutsideIdentity(ADA, ISSUER, "subject-1")), adasAccount())))
                .containsExactly(new OutsideIdentityLinked(ADA, ISSUER, "subject-1", NOON));
    }

    @Test
    void nobodyVouchesForThemselvesOrForOthers() {
        for (Actor actor : new Actor[] {person(ADA), admin()}) {
            assertThat(refusal(Identities.provision(by(actor, provision("a@example.com")), AccountState.initial()))
                            .code())
                    .isEqualTo(RefusalCode.INSUFFICIENT_PERMISSIONS);
            assertThat(refusal(Identities.link(by(actor, new LinkOutsideIdentity(ADA, ISSUER, "s")), adasAccount()))
                            .code())
                    .isEqualTo(RefusalCode.INSUFFICIENT_PERMISSIONS);
        }
    }

    @Test
    void whatIsNoEmailOrNoSubjectOpensNothing() {
        assertThat(refusal(Identities.provision(by(Actor.SYSTEM, provision("nobody")), AccountState.initial()))
                        .code())
                .isEqualTo(RefusalCode.VALIDATION_FAILED);
        assertThat(refusal(Identities.link(
                                by(Actor.SYSTEM, new LinkOutsideIdentity(ADA, ISSUER, "x".repeat(256))), adasAccount()))
                        .code())
                .isEqualTo(RefusalCode.VALIDATION_FAILED);
        assertThat(refusal(Identities.link(
                                by(Actor.SYSTEM, new LinkOutsideIdentity(ADA, ISSUER, "s")), AccountState.initial()))
                        .code())
                .isEqualTo(RefusalCode.USER_NOT_FOUND);
    }
}
