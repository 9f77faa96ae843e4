package io.videoconf.edge.docs;

import io.swagger.v3.oas.annotations.Hidden;
import io.videoconf.api.kernel.RefusalCode;
import io.videoconf.edge.gateway.Denied;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.util.function.SingletonSupplier;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The parts of the contract that are no REST, as they are and as pages; each is made once, when it is first asked for. */
@Hidden
@RestController
class ContractPages {
    private static final MediaType PAGE = new MediaType("text", "html", StandardCharsets.UTF_8);
    private static final MediaType YAML = new MediaType("application", "yaml", StandardCharsets.UTF_8);
    private static final ContractFile GRAPH = new ContractFile("schema.graphqls");
    private final Supplier<String> graph = SingletonSupplier.of(() -> GraphPage.of(GRAPH.text()));
    private final Supplier<String> asyncApi = SingletonSupplier.of(() -> new ContractFile("asyncapi.yaml").text());
    private final Supplier<String> events = SingletonSupplier.of(() -> EventsPage.of(AsyncApi.of(asyncApi.get())));

    @GetMapping("/docs/asyncapi.yaml")
    ResponseEntity<String> asyncApi() {
        return answer(YAML, asyncApi.get());
    }

    @GetMapping("/docs/events")
    ResponseEntity<String> events() {
        return answer(PAGE, events.get());
    }

    @GetMapping("/docs/graphql")
    ResponseEntity<String> graph() {
        if (!GRAPH.exists()) {
            throw Denied.of(RefusalCode.NOT_FOUND, "ThereIsAGraph");
        }
        return answer(PAGE, graph.get());
    }

    private static ResponseEntity<String> answer(MediaType type, String text) {
        return ResponseEntity.ok().contentType(type).body(text);
    }
}
