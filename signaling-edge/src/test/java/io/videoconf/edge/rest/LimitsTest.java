package io.videoconf.edge.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.videoconf.api.account.AccountType;
import io.videoconf.api.account.commands.RegisterUser;
import io.videoconf.api.account.queries.FindUser;
import io.videoconf.api.edge.Spent;
import io.videoconf.api.edge.commands.KeepSpending;
import io.videoconf.api.edge.queries.FindRepeat;
import io.videoconf.api.edge.queries.FindSpending;
import io.videoconf.api.edge.views.Repeat;
import io.videoconf.api.edge.views.Spending;
import io.videoconf.api.kernel.Receipt;
import io.videoconf.api.kernel.Refusal;
import io.videoconf.api.kernel.RefusalCode;
import io.videoconf.api.kernel.StreamKind;
import io.videoconf.api.kernel.UserId;
import io.videoconf.api.meeting.commands.ScheduleMeeting;
import io.videoconf.api.meeting.queries.FindMeeting;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;

/** Each test is somebody else, because what is used up stays used up. */
@TestPropertySource(
        properties = {
            "videoconf.edge.id=edge-with-limits",
            "videoconf.edge.limits.pro.api-calls=20",
            "videoconf.edge.limits.pro.meeting-creations=2",
            "videoconf.edge.limits.pro.recording-downloads=-1",
            "videoconf.edge.limits.per-address.open-calls=1000",
            "videoconf.edge.limits.per-address.registrations=3"
        })
class LimitsTest extends EdgeTest {
    private static final String BODY = "{\"title\":\"Planning\"}";
    private static final UserId BEFORE = UserId.fresh();

    private final UserId somebody = UserId.fresh();
    private final String token = Tokens.signed(
            Tokens.claims(somebody, "Somebody", somebody + "@example.com").build());

    @BeforeEach
    void answer() {
        sides.answer(FindUser.class, find -> Samples.user(find.userId(), 3));
        sides.answer(FindMeeting.class, _ -> Samples.meeting(2));
        sides.answer(ScheduleMeeting.class, command -> caughtUp(command, false));
        sides.answer(
                FindSpending.class,
                _ -> new Spending(List.of(new Spent("api_calls", BEFORE, AccountType.PRO, 15, Instant.now())), false));
    }

    private Receipt caughtUp(ScheduleMeeting command, boolean repeated) {
        sides.caughtUp(command.meetingId().value(), 2);
        Receipt receipt = Receipt.of(StreamKind.MEETING, command.meetingId(), 2);
        return repeated ? receipt.again() : receipt;
    }

    private HttpRequest.Builder as(String path) {
        return anonymous(path).header("Authorization", "Bearer " + token);
    }

    private HttpResponse<String> me() {
        return send(as("/api/v1/users/me").GET());
    }

    private HttpResponse<String> schedule(String... headers) {
        HttpRequest.Builder request = as("/api/v1/meetings");
        return send(json(headers.length == 0 ? request : request.headers(headers), "POST", BODY));
    }

    private static long number(HttpResponse<?> response, String header) {
        return Long.parseLong(header(response, header));
    }

    @Test
    void everyAnswerSaysHowTheLimitStandsThatDecidesIt() {
        HttpResponse<String> first = me();
        assertThat(number(first, "X-RateLimit-Limit")).isEqualTo(20);
        assertThat(number(first, "X-RateLimit-Remaining")).isEqualTo(19);
        long now = Instant.now().getEpochSecond();
        assertThat(number(first, "X-RateLimit-Reset")).isBetween(now + 170, now + 181);
        assertThat(number(send(as("/api/v1/nothing").GET()), "X-RateLimit-Remaining"))
                .isEqualTo(18);
        HttpResponse<String> made = schedule();
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        assertThat(number(made, "X-RateLimit-Limit")).as("creations decide").isEqualTo(2);
        assertThat(number(made, "X-RateLimit-Remaining")).isEqualTo(1);
        HttpResponse<String> stranger = get401();
        assertThat(number(stranger, "X-RateLimit-Limit"))
                .as("nobody has an address's")
                .isEqualTo(1000);
        assertThat(header(send(anonymous("/health").GET()), "X-RateLimit-Limit"))
                .isEqualTo("1000");
    }

    private HttpResponse<String> get401() {
        HttpResponse<String> answer = send(anonymous("/api/v1/users/me").GET());
        assertError(answer, 401, "INVALID_TOKEN");
        return answer;
    }

    @Test
    void tooManyCallsAreTurnedAwayAndAskingForLimitsIsFree() {
        for (int i = 0; i < 20; i++) {
            assertThat(me().statusCode()).isEqualTo(200);
        }
        HttpResponse<String> refused = me();
        assertError(refused, 429, "RATE_LIMIT_EXCEEDED");
        assertThat(number(refused, "X-RateLimit-Remaining")).isZero();
        assertThat(number(refused, "Retry-After")).isBetween(1L, 180L);
        assertThat(header(refused, "X-RateLimit-Retry-After")).isEqualTo(header(refused, "Retry-After"));
        assertThat(error(refused).at("/details/limit").stringValue()).isEqualTo("api_calls");

        JsonNode limits = body(send(as("/api/v1/rate-limits").GET()));
        assertThat(limits.get("account_type").stringValue()).isEqualTo("pro");
        assertThat(limits.at("/rate_limits/0/remaining").longValue()).isZero();
        assertThat(limits.at("/rate_limits/1/limit").longValue()).isEqualTo(2);
        assertThat(limits.at("/rate_limits/2/limit").isNull())
                .as("as many downloads as one likes, here")
                .isTrue();
    }

    @Test
    void aQuotaIsUsedUpByWhatIsCarriedOutOnly() {
        sides.refuse(ScheduleMeeting.class, Refusal.of(RefusalCode.INVALID_STATE, "RulesAreRules"));
        HttpResponse<String> refused = schedule();
        assertError(refused, 409, "INVALID_STATE");
        assertThat(number(refused, "X-RateLimit-Remaining")).isEqualTo(2);
        assertError(send(json(as("/api/v1/meetings"), "POST", "{}")), 400, "VALIDATION_FAILED");
        sides.answer(ScheduleMeeting.class, command -> caughtUp(command, true));
        assertThat(number(schedule(), "X-RateLimit-Remaining")).isEqualTo(2);

        sides.answer(ScheduleMeeting.class, command -> caughtUp(command, false));
        assertThat(schedule().statusCode()).isEqualTo(201);
        assertThat(schedule().statusCode()).isEqualTo(201);
        HttpResponse<String> over = schedule();
        assertError(over, 429, "QUOTA_EXCEEDED");
        assertThat(number(over, "X-RateLimit-Limit")).isEqualTo(2);
        assertThat(number(over, "Retry-After")).isBetween(1_700L, 1_800L);
    }

    @Test
    void aRepeatIsAnsweredAlsoWhenTheQuotaIsUsedUp() {
        sides.answer(FindRepeat.class, find -> new Repeat(find.key().equals("first")));
        schedule();
        schedule();
        assertError(schedule("Idempotency-Key", "new"), 429, "QUOTA_EXCEEDED");
        sides.answer(ScheduleMeeting.class, command -> caughtUp(command, true));
        assertThat(schedule("Idempotency-Key", "first").statusCode()).isEqualTo(201);
    }

    @Test
    void accountsAreOpenedByTheirAddressAndSoManyOnly() {
        sides.refuse(RegisterUser.class, Refusal.of(RefusalCode.EMAIL_TAKEN, "EMailsAreUnique"));
        HttpResponse<String> last = register();
        for (int i = 0; i < 5 && last.statusCode() != 429; i++) {
            assertError(last, 409, "EMAIL_TAKEN");
            sides.answer(RegisterUser.class, command -> {
                sides.caughtUp(command.userId().value(), 1);
                return Receipt.of(StreamKind.ACCOUNT, command.userId(), 1);
            });
            for (int n = 0; n < 3; n++) {
                assertThat(register().statusCode()).isEqualTo(201);
            }
            last = register();
        }
        assertError(last, 429, "RATE_LIMIT_EXCEEDED");
        assertThat(number(last, "X-RateLimit-Limit")).isEqualTo(3);
    }

    private HttpResponse<String> register() {
        return send(json(
                anonymous("/api/v1/auth/register"),
                "POST",
                "{\"email\":\"a@example.com\",\"password\":\"correct horse\",\"display_name\":\"A\"}"));
    }

    @Test
    void countsAreReadBackAndHandedOver() {
        String before = Tokens.signed(
                Tokens.claims(BEFORE, "Before", "before@example.com").build());
        await().atMost(Duration.ofSeconds(15))
                .untilAsserted(() -> assertThat(body(send(anonymous("/api/v1/rate-limits")
                                        .header("Authorization", "Bearer " + before)
                                        .GET()))
                                .at("/rate_limits/0/used")
                                .longValue())
                        .isBetween(14L, 15L));
        me();
        me();
        await().atMost(Duration.ofSeconds(10))
                .until(() -> sides.leases().stream()
                        .filter(KeepSpending.class::isInstance)
                        .flatMap(said -> ((KeepSpending) said).spent().stream())
                        .anyMatch(spent -> spent.account().equals(somebody)
                                && spent.limit().equals("api_calls")
                                && spent.spent() == 2));
    }
}
