package io.videoconf.edge.docs;

import io.videoconf.edge.docs.AsyncApi.Message;
import java.util.List;

/** The events of sockets and streams, for people: contract/asyncapi.yaml, message by message. */
final class EventsPage {
    private static final String JOINING = """
            const socket = io("wss://meet.example.com/signaling", { auth: { token }, transports: ["websocket"] });
            socket.on("meeting_joined", ({ meeting_info, sequence }) => { /* who is in, and from where the facts go on */ });
            socket.on("participant_joined", (fact) => { /* fact.sequence, fact.previous_sequence, fact.display_name, … */ });
            const answer = await socket.emitWithAck("join_meeting", { meeting_id, resume_from });   // the last sequence you saw
            if (!answer.success) throw answer.error;                                                 // { code, message, … }
            """;
    private final AsyncApi contract;
    private final Html html;

    private EventsPage(AsyncApi contract) {
        this.contract = contract;
        this.html = new Html(contract.title());
    }

    static String of(AsyncApi contract) {
        return new EventsPage(contract).render();
    }

    private String render() {
        List<Message> asks = contract.messages("ask_");
        List<Message> told = contract.messages("tell_").stream()
                .filter(it -> !it.key().startsWith("log_"))
                .toList();
        List<Message> passed = contract.messages("pass_");
        List<Message> log = contract.messages("tell_log_");
        html.add("h1", contract.title()).add("p", contract.about()).open("nav");
        html.link("/docs", "REST").link("/docs/asyncapi.yaml", "asyncapi.yaml");
        html.link("#asks", "What you ask").link("#told", "What you are told");
        html.link("#passed", "What is passed on")
                .link("#log", "The log as a stream")
                .close("nav");
        html.add("p", "Socket.IO v5 over Engine.IO v4, namespace /signaling; any official client does.");
        html.add("pre", JOINING);
        section("asks", "What you ask", "Each is answered with success, or with success: false and an error.", asks);
        section(
                "told",
                "What you are told",
                "What is a fact carries its sequence, the one before it, and its id.",
                told);
        section("passed", "What is passed on", "From one participant to another: relayed, and never stored.", passed);
        section(
                "log",
                "The log as a stream",
                "GET /api/v1/meetings/{meetingId}/events with Accept: text/event-stream, "
                        + "taken up with Last-Event-ID. The event's name is the fact's type; data is this:",
                log);
        return html.page();
    }

    private void section(String id, String title, String about, List<Message> messages) {
        html.heading("h2", id, title).add("p", about);
        messages.forEach(this::message);
    }

    private void message(Message message) {
        html.heading("h3", message.key(), message.name());
        if (!message.about().isBlank()) {
            html.add("p", message.about());
        }
        fields(message);
        if (contract.messages("ask_").contains(message)) {
            html.open("p").add("span", "answered with").close("p");
            fields(contract.acknowledgement(message));
        }
    }

    private void fields(Message message) {
        html.open("table");
        message.fields()
                .forEach(field ->
                        html.row(field.path(), List.of(field.type(), field.always() ? "always" : "may be missing")));
        html.close("table");
    }
}
