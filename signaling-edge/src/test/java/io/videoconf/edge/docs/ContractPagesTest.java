package io.videoconf.edge.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.videoconf.edge.rest.EdgeTest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ContractPagesTest extends EdgeTest {
    private static final Pattern ELSEWHERE = Pattern.compile("(?:src|href)=\"(?:https?:)?//");

    @Test
    void theEventsAreServedAsTheyAreWritten() throws Exception {
        HttpResponse<String> served = send(anonymous("/docs/asyncapi.yaml").GET());

        assertThat(served.statusCode()).isEqualTo(200);
        assertThat(served.body()).isEqualTo(Files.readString(Path.of("../contract/asyncapi.yaml")));
    }

    @Test
    void everyMessageOfTheEventsHasItsPlaceOnTheirPage() throws Exception {
        HttpResponse<String> page = send(anonymous("/docs/events").GET());
        AsyncApi contract = AsyncApi.of(Files.readString(Path.of("../contract/asyncapi.yaml")));

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).contains("text/html"));
        for (String prefix : new String[] {"ask_", "tell_", "pass_"}) {
            assertThat(contract.messages(prefix))
                    .isNotEmpty()
                    .allSatisfy(it -> assertThat(page.body()).contains("id=\"" + it.key() + "\""))
                    .allSatisfy(it -> it.fields()
                            .forEach(field -> assertThat(page.body()).contains("<code>" + field.path() + "</code>")));
        }
    }

    @Test
    void aPageOfOursLoadsNothingFromElsewhereAndRunsNoScript() throws Exception {
        String page = send(anonymous("/docs/events").GET()).body();

        assertThat(page).doesNotContain("<script");
        assertThat(ELSEWHERE.matcher(page).find()).isFalse();
    }

    @Test
    void aTypeOfTheGraphIsWhereItIsLinkedTo() {
        String page = GraphPage.of("""
            "A <meeting>, not a Person."
            type Meeting {
              host(of: ID!): Person!
            }

            type Person {
              name: String!
            }
            """);

        assertThat(page)
                .contains("<b id=\"Meeting\">type Meeting {</b>", "host(of: ID!): <a href=\"#Person\">Person</a>!")
                .contains("&quot;A &lt;meeting&gt;, not a Person.&quot;")
                .contains("name: String!")
                .doesNotContain("<script");
    }

    @Test
    void whatTheContractSaysIsNoMarkup() {
        assertThat(Html.escaped("<b a=\"1\">&")).isEqualTo("&lt;b a=&quot;1&quot;&gt;&amp;");
    }
}
