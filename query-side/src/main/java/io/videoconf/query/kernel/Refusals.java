package io.videoconf.query.kernel;

import io.videoconf.api.audit.Purposes;
import io.videoconf.api.kernel.Refusal;
import io.videoconf.api.kernel.RefusalCode;
import java.util.Map;
import org.axonframework.queryhandling.QueryExecutionException;

/** A "no" to a query, in the form that crosses the bus. */
public final class Refusals {
    private Refusals() {}

    /**
     * Refuses in the code's own words.
     *
     * @param rule the rule that said no
     */
    public static QueryExecutionException refused(RefusalCode code, String rule) {
        return refused(Refusal.of(code, rule));
    }

    /** Refuses because of one field. */
    public static QueryExecutionException invalid(String field, String reason) {
        return refused(
                Refusal.of(RefusalCode.VALIDATION_FAILED, "FieldsAreInBounds").with("fields", Map.of(field, reason)));
    }

    /** Refuses somebody who watches over an organisation and has not said what for: nothing is read off the record. */
    public static QueryExecutionException offTheRecord() {
        return refused(Refusal.of(RefusalCode.VALIDATION_FAILED, "TheAuditIsReadForAPurpose")
                .with("fields", Map.of("purpose", Purposes.WANTED + "; over HTTP in the header X-Purpose")));
    }

    static QueryExecutionException refused(Refusal refusal) {
        return new QueryExecutionException(refusal.message(), null, refusal, false);
    }
}
