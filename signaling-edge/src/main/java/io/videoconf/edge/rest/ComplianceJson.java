package io.videoconf.edge.rest;

import io.videoconf.api.compliance.Certificate;
import io.videoconf.api.compliance.views.ErasureView;
import io.videoconf.api.compliance.views.HoldView;
import io.videoconf.edge.gateway.json.WireJson;
import tools.jackson.databind.node.ObjectNode;

/** Erasures and holds as clients see them. */
final class ComplianceJson {
    private ComplianceJson() {}

    static ObjectNode erasure(ErasureView view) {
        ObjectNode json = WireJson.object();
        json.put("erasure_id", view.erasureId().value());
        json.put("user_id", view.userId().value());
        json.put("status", view.erasedAt() == null ? "deferred" : "erased");
        json.put("requested_at", MeetingJson.text(view.requestedAt()));
        json.put("erased_at", MeetingJson.text(view.erasedAt()));
        json.put("number", view.number());
        Certificate certificate = view.certificate();
        if (certificate == null) {
            json.putNull("certificate");
        } else {
            json.putObject("certificate")
                    .put("statement", certificate.statement())
                    .put("algorithm", "Ed25519")
                    .put("signature", certificate.signature())
                    .put("public_key", certificate.publicKey());
        }
        return json;
    }

    static ObjectNode hold(HoldView view) {
        ObjectNode json = WireJson.object();
        json.put("hold_id", view.holdId().value());
        json.put("kind", WireJson.word(view.kind()));
        json.put("subject_id", view.subjectId());
        json.put("case_id", view.caseId());
        json.put("reason", view.reason());
        json.put("review_at", MeetingJson.text(view.reviewAt()));
        json.put("placed_by", view.placedBy().value());
        json.put("placed_at", MeetingJson.text(view.placedAt()));
        json.put("released_at", MeetingJson.text(view.releasedAt()));
        return json;
    }
}
